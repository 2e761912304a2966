from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Site")

    def ready(self):
        # Models are ready only now; importing the checks registers them.
        from home.checks import check_rows  # noqa: F401
        from home.imprint import links_of_the_site
        from home.models import GlossaryTerm, Keyword, Person, Source
        from home.rich_text.abbreviations import explanation_of, terms_by_key
        from home.synonyms import words_and_what_they_stand_for
        from home.terms.keys import present_key
        from home.translation import checks  # noqa: F401
        from home.translation.facts import follow_sources
        from home.translation.lateness import outdated_languages
        from search.catalog.abbreviations import Glossary, register_glossary
        from search.catalog.registry import (
            register_former_keys,
            register_lateness,
            register_navigation,
            register_site_links,
            register_synonyms,
            register_vocabulary,
        )
        from search.catalog.settle import (
            register_step_before_settling,
        )

        register_navigation("article_index")
        for kind in ("glossary", "source_list", "people"):
            register_navigation(kind, secondary=True)
        register_vocabulary("source", Source)
        register_vocabulary("person", Person)
        register_vocabulary("glossary_term", GlossaryTerm)
        register_glossary(Glossary(GlossaryTerm, terms_by_key, explanation_of))
        register_synonyms(words_and_what_they_stand_for)
        register_vocabulary("keyword", Keyword)
        register_former_keys(present_key)
        register_site_links(links_of_the_site)
        register_step_before_settling(follow_sources)
        register_lateness(outdated_languages)
