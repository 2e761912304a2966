"""`manage.py learn_words`: the dictionary, made from pages and their translations."""

from django.core.management.base import BaseCommand

from search.engines import conf
from search.engines.dictionary import learn


class Command(BaseCommand):
    help = (
        "Learns which words translate each other from pages and their translations. "
        "`catalog follow` does it by itself when much has changed."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"Learned {learn(conf.languages())} pairs of words.")
