"""`manage.py forget_searches`: what readers searched for is not kept for ever."""

from django.core.management.base import BaseCommand

from search.engines.logbook import forget_old_searches


class Command(BaseCommand):
    help = "Deletes the searches of readers that are older than SEARCH_LOG_DAYS."

    def handle(self, *args, **options):
        self.stdout.write(f"Deleted {forget_old_searches()} rows.")
