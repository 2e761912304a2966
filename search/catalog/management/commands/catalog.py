"""`manage.py catalog check | rebuild | reindex | follow | restored`."""

import time

from django.core.management.base import BaseCommand, CommandError

from search.catalog import actions
from search.catalog.comparing import compare, mend
from search.catalog.consumers import Comparable, Rebuildable, Unavailable, consumers
from search.catalog.following import Follower
from search.catalog.models import Record
from search.catalog.reindexing import reindex


class Command(BaseCommand):
    help = "Keeps the catalog of everything published, and says how it is."

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="what", required=True)
        check = commands.add_parser(
            "check",
            help="Compares the catalog with what readers can open, "
            "and the search engines with the catalog.",
        )
        check.add_argument(
            "--repair", action="store_true", help="Mends what differs as well."
        )
        commands.add_parser("rebuild", help="Writes every record that differs again.")
        anew = commands.add_parser(
            "reindex", help="Makes the search engines anew beside those that answer."
        )
        anew.add_argument(
            "engine", nargs="?", help="The name of one; all of them when left out."
        )
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
        self._tell(found)
        number = Record.objects.public().count()
        unread, differ = self._check_engines(repair=repair)
        if not found:
            self.stdout.write(f"The catalog is right: {number} records.")
        elif not repair:
            differ.append(f"{len(found.keys())} records are not right.")
        else:
            actions.repair_catalog(found)
            if actions.check_catalog():
                raise CommandError("Some records are still not right after the repair.")
            self.stdout.write(f"Mended {len(found.keys())} records.")
        if differ and not repair:
            differ.append("`manage.py catalog check --repair` mends what it can.")
        if unread or differ:
            raise CommandError(" ".join([*unread, *differ]))

    def _check_engines(self, *, repair: bool) -> tuple[list[str], list[str]]:
        """What keeps engines from being compared, and what differs and stayed so."""
        unread, differ = [], []
        for engine in consumers():
            if not isinstance(engine, Comparable):
                continue
            compared = compare(engine)
            self._tell(compared.differences, f"{engine.name}: ")
            if compared.differences and repair:
                mend(engine, compared.differences)
                self.stdout.write(
                    f"{engine.name}: mended {len(compared.differences.keys())} records."
                )
                compared = compare(engine)
            if compared.reason:
                unread.append(f"{engine.name}: {compared.reason}")
            elif compared.differences:
                number = len(compared.differences.keys())
                differ.append(f"{engine.name}: {number} records are not right.")
            else:
                self.stdout.write(
                    f"{engine.name} is right: {compared.records} records."
                )
        return unread, differ

    def _tell(self, differences: actions.Differences, before: str = "") -> None:
        for name in ("missing", "stale", "surplus"):
            for key, locale in sorted(getattr(differences, name)):
                self.stdout.write(f"{before}{name}: {key} ({locale})")

    def run_reindex(self, *, engine, **options):
        engines = {
            each.name: each for each in consumers() if isinstance(each, Rebuildable)
        }
        if engine is not None and engine not in engines:
            raise CommandError(
                f"There is no engine {engine}; there are: {', '.join(engines)}."
            )
        failed = [
            name
            for name in ([engine] if engine else engines)
            if not self._reindex(engines[name])
        ]
        if failed:
            raise CommandError(f"Left as they were: {', '.join(failed)}.")

    def _reindex(self, engine: Rebuildable) -> bool:
        started, total = time.monotonic(), Record.objects.count()
        shows = self.stdout.isatty()
        newline = "\n" if shows else ""

        def progress(given):
            if shows:
                line = f"\r{engine.name}: {given} of {max(given, total)} records"
                self.stdout.write(line, ending="")
                self.stdout.flush()

        try:
            given = reindex(engine, progress)
        except Unavailable as error:
            self.stdout.write(f"{newline}{engine.name}: {error}")
            return False
        seconds = time.monotonic() - started
        self.stdout.write(
            f"{newline}{engine.name}: {given} records read, in {seconds:.1f} s."
        )
        return True

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
