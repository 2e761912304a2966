from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchEnginesConfig(AppConfig):
    name = "search.engines"
    label = "search_engines"
    verbose_name = _("Search engines")

    def ready(self):
        # The engines read models, which are ready only now.
        from search.catalog.consumers import register_consumer
        from search.engines import checks, conf  # noqa: F401 - registers them
        from search.engines.current import get_engine, get_server
        from search.engines.dictionary import Learner

        register_consumer(get_engine())
        if server := get_server():
            register_consumer(server)
        register_consumer(Learner(conf.languages()))
