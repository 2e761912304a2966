"""`manage.py load_demo`: the demonstration content, once."""

from django.core.management.base import BaseCommand, CommandError

from demo.loading import Loader
from demo.reading import BadContent


class Command(BaseCommand):
    help = "Makes the demonstration content; what is there already is left as it is."

    def handle(self, *args, **options):
        loader = Loader(say=self.stdout.write)
        try:
            loader.load()
        except BadContent as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        summary = ", ".join(f"{n} {what}" for what, n in sorted(loader.counts.items()))
        self.stdout.write(f"Demonstration content: {summary}.")
