"""`manage.py load_demo`: the demonstration content, as the files say."""

from django.core.management.base import BaseCommand, CommandError

from demo.faults import BadContent
from demo.loading import Loader


class Command(BaseCommand):
    help = (
        "Makes the demonstration content, and brings it up to date with its files. "
        "What someone has edited or deleted since is left as it is."
    )

    def handle(self, *args, **options):
        count = self._count if self.stdout.isatty() else lambda *counted: None
        loader = Loader(say=self._say, count=count)
        try:
            loader.load()
        except BadContent as error:
            self._clear()
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        for told in loader.report.skipped:
            self.stdout.write(f"Skipped, {told}.")
        self.stdout.write(loader.report.summary())

    def _say(self, line: str) -> None:
        self._clear()
        self.stdout.write(line)

    def _count(self, family: str, done: int, total: int) -> None:
        self.stdout.write(f"\r{family}: {done} of {total}", ending="")
        self.stdout.flush()

    def _clear(self) -> None:
        """Takes back the counter, which has no line of its own."""
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")
