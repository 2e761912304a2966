"""`manage.py catalog check | rebuild | follow | restored`."""

from django.core.management.base import BaseCommand, CommandError

from search.catalog import actions
from search.catalog.consumers import consumers
from search.catalog.following import Follower
from search.catalog.models import Record


class Command(BaseCommand):
    help = "Keeps the catalog of everything published, and says how it is."

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="what", required=True)
        check = commands.add_parser(
            "check", help="Compares the catalog with what readers can open."
        )
        check.add_argument(
            "--repair", action="store_true", help="Mends what differs as well."
        )
        commands.add_parser("rebuild", help="Writes every record that differs again.")
        commands.add_parser(
            "follow", help="Feeds the search engines until it is stopped."
        )
        commands.add_parser(
            "restored", help="To be run once after a backup was restored."
        )

    def handle(self, *args, what, **options):
        getattr(self, f"run_{what}")(**options)

    def run_check(self, *, repair, **options):
        found = actions.check_catalog()
        for name in ("missing", "stale", "surplus"):
            for key, locale in sorted(getattr(found, name)):
                self.stdout.write(f"{name}: {key} ({locale})")
        number = Record.objects.public().count()
        if not found:
            self.stdout.write(f"The catalog is right: {number} records.")
            return
        if not repair:
            raise CommandError(
                f"{len(found.keys())} records are not right; "
                "`catalog check --repair` mends them."
            )
        actions.repair_catalog(found)
        if actions.check_catalog():
            raise CommandError("Some records are still not right after the repair.")
        self.stdout.write(f"Mended {len(found.keys())} records.")

    def run_rebuild(self, **options):
        written = actions.rebuild_catalog()
        self.stdout.write(f"Wrote {written} records that differed.")

    def run_follow(self, **options):
        names = ", ".join(each.name for each in consumers()) or "nobody"
        self.stdout.write(f"Following the catalog for {names}.")
        follower = Follower()
        follower.stop_on_signals()
        follower.run()

    def run_restored(self, **options):
        epoch = actions.start_new_epoch()
        written = actions.rebuild_catalog()
        self.stdout.write(
            f"New epoch {epoch}: every consumer starts again. "
            f"{written} records differed from their pages."
        )
