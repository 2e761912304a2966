"""“Merge into…”: two terms become one, after a page that says what will move."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class MergeFormatter(LogFormatter):
    """How a merge reads in the history of the term that stays."""

    label = gettext_lazy("Merge")

    def format_message(self, log_entry):
        merged = log_entry.data.get("merged", {})
        return _("Merged “%(name)s” (%(key)s) into this one") % {
            "name": merged.get("name", ""),
            "key": merged.get("key", ""),
        }
