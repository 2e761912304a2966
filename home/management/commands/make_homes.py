"""`manage.py make_homes`: what a new site needs before it has any other page."""

from django.core.management.base import BaseCommand
from django.db import transaction

from home.actions import make_homes


class Command(BaseCommand):
    help = "Makes the languages and a home page in each; leaves what is there."

    @transaction.atomic
    def handle(self, *args, **options):
        for home in make_homes():
            self.stdout.write(f"{home.locale.language_code}: {home.title}")
