"""`manage.py read_files`: reads the text of every file that waits to be read."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.models import SiteDocument
from resources.actions import read_again, read_document
from resources.choices import TextFailure, TextState
from resources.models import DocumentText
from resources.texts import expect_texts, forget_unnamed, named_documents


class Command(BaseCommand):
    help = "Reads the text of the files of resources, those that wait to be read."

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="Reads those that could not be read as well.",
        )

    def handle(self, *args, again, **options):
        if again:
            read_again(DocumentText.objects.filter(state=TextState.FAILED))
        with transaction.atomic():
            forget_unnamed()
            waiting = expect_texts(named_documents().values_list("pk", flat=True))
        counts = dict.fromkeys(TextState.values, 0)
        for document in SiteDocument.objects.in_bulk(waiting).values():
            state = self._read(document)
            if state is not None:
                counts[state] += 1
        self.stdout.write(
            "Read {extracted}; without text {empty}; could not be read {failed}; "
            "still waiting {pending}.".format(**counts)
        )
        if counts[TextState.PENDING]:
            raise CommandError("Some files still wait to be read: run it again.")

    def _read(self, document: SiteDocument) -> str | None:
        try:
            state = read_document(document.pk)
        except OSError as error:
            # Where files are kept cannot be reached: the others may be somewhere else.
            self.stderr.write(f"{document.pk} {document.title}: {error}")
            return TextState.PENDING
        if state is not None:
            self.stdout.write(f"{document.pk} {document.title}: {_told(document)}")
        return state


def _told(document: SiteDocument) -> str:
    text = DocumentText.objects.current([document]).first()
    if text is None:
        return "gone meanwhile"
    if text.state == TextState.FAILED:
        return f"failed ({TextFailure(text.error).value})"
    return f"{text.state}, {len(text.pages)} pages" if text.pages else text.state
