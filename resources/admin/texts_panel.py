"""On the form of a resource: how far the texts of its files have been read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from home.models import SiteDocument
from resources.choices import TextState
from resources.models.document_text import DocumentText
from search.catalog.documents import OpenDocuments


@dataclass(frozen=True, slots=True)
class FileState:
    document: SiteDocument
    state: str
    reason: str = ""


def file_states(documents: list[SiteDocument]) -> list[FileState]:
    """What editors are told of files, in their order and in the active language."""
    open_documents = OpenDocuments()
    texts = {
        text.document_id: text
        for text in DocumentText.objects.current(documents)
        .select_related("document")
        .defer("pages")
    }
    return [
        _state_of(document, texts.get(document.pk), is_open=document in open_documents)
        for document in documents
    ]


def _state_of(document, text: DocumentText | None, *, is_open: bool) -> FileState:
    if not is_open:
        reason = _("Its collection is private: nothing of it is searched.")
        return FileState(document, _("Not read"), reason)
    if text is None:
        return FileState(document, str(TextState.PENDING.label))
    return FileState(document, text.get_state_display(), text.reason)


class FileTextsPanel(Panel):
    """Says; changes nothing. As last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "resources/admin/texts_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self._documents)

        @property
        def _documents(self) -> list[SiteDocument]:
            if self.instance.pk is None:
                return []
            rows = self.instance.files.all()
            return [row.document for row in rows if row.pk is not None]

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["states"] = file_states(self._documents)
            return context
