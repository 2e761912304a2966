"""`manage.py import_resources`: a folder of documents, made into resources."""

from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Collection

from home.translation.sources import source_language
from resources.choices import ResourceKind
from resources.importing.failures import FailureList
from resources.importing.folder import Folder
from resources.importing.jobs import Options
from resources.importing.manifest import UnreadableManifest
from resources.importing.measuring import Measure
from resources.importing.pages import PageWriter
from resources.importing.running import OUTCOMES, AlreadyRunning, Import, alone
from resources.models import ResourceIndexPage

#: Of arguments that are not right, as for Django's own parser; and of Ctrl-C.
WRONG, INTERRUPTED = 2, 130


class Command(BaseCommand):
    help = (
        "Makes resources and their translations of the documents in a folder, and "
        "brings them up to date with it. What someone has edited or deleted since is "
        "left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="The folder.")
        parser.add_argument(
            "--name",
            help="What the folder is known by from one run to the next; its own name "
            "when left out.",
        )
        parser.add_argument(
            "--parent",
            help="The slug of the index of resources, where there are several.",
        )
        parser.add_argument(
            "--collection",
            help="The name of the collection that the documents go to; the root when "
            "left out.",
        )
        parser.add_argument(
            "--kind",
            choices=ResourceKind.values,
            default=ResourceKind.GUIDE.value,
            help="The kind of the resources for which the manifest says none.",
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES],
            default=source_language(),
            help="The language of files that say none, outside a folder of a language.",
        )
        parser.add_argument(
            "--failures",
            type=_file_to_write,
            default="import-failures.csv",
            help="Where to write what failed and why; written only when something did.",
        )
        published = parser.add_mutually_exclusive_group()
        published.add_argument(
            "--publish",
            action="store_true",
            default=True,
            help="Publishes the pages. This is the default.",
        )
        published.add_argument(
            "--draft",
            dest="publish",
            action="store_false",
            help="Leaves the pages as drafts, to be reviewed.",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Says what would be done, and does nothing.",
        )

    def handle(self, *args, folder, failures, publish, dry_run, **options):
        found = _folder(folder)
        writer = PageWriter(_index(options["parent"]), publish=publish)
        chosen = Options(
            name=options["name"] or found.path.name,
            kind=options["kind"],
            language=options["language"],
            collection=_collection(options["collection"]),
            dry=dry_run,
        )
        if len(chosen.name) > 100:
            raise CommandError("Give a shorter --name.", returncode=WRONG)
        measure = Measure()
        with FailureList(failures) as listed:
            run = Import(
                found,
                writer,
                chosen,
                tell=listed.add,
                count=self._count(measure),
                kept=self._kept,
            )
            self._run(run)
            self._clear()
            self._tell_of(run, found, measure, dry=dry_run)
            if listed.count:
                number = run.outcomes["failed"]
                raise CommandError(f"{number} failed: see {listed.path}.")

    def _run(self, run: Import) -> None:
        try:
            with alone(settings.DATA_DIR / "import.lock"):
                run.run()
        except KeyboardInterrupt as error:
            self._clear()
            told = f"Interrupted after {run.done}: the same command goes on from there."
            raise CommandError(told, returncode=INTERRUPTED) from error
        except AlreadyRunning as error:
            told = "Another import is running: wait for it to end."
            raise CommandError(told, returncode=WRONG) from error
        except UnreadableManifest as error:
            raise CommandError(str(error), returncode=WRONG) from error

    def _tell_of(self, run: Import, folder: Folder, measure: Measure, *, dry) -> None:
        if folder.passed_over:
            number = folder.passed_over
            self.stdout.write(f"Passed over, their formats are not read: {number}.")
        told = ", ".join(f"{run.outcomes[name]} {name}" for name in OUTCOMES)
        begin = "Would be" if dry else "Resources"
        self.stdout.write(f"{begin}: {told}.")
        self.stdout.write(measure.told(run.done))

    def _kept(self, key: str, why: str) -> None:
        self._clear()
        self.stdout.write(f"Kept, {key}: {why}.")

    def _count(self, measure: Measure):
        if not self.stdout.isatty():
            return lambda done, total: None

        def count(done: int, total: int) -> None:
            self.stdout.write(f"\r{measure.bar(done, total)}\033[K", ending="")
            self.stdout.flush()

        return count

    def _clear(self) -> None:
        """Takes back the bar, which has no line of its own."""
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")


def _folder(path: Path) -> Folder:
    if not path.is_dir():
        raise CommandError(f"There is no folder {path}.", returncode=WRONG)
    folder = Folder(path)
    if next(folder.walk(), None) is None:
        told = f"There is no document in {path} of a format that is read."
        raise CommandError(told, returncode=WRONG)
    return folder


def _index(slug: str | None) -> ResourceIndexPage:
    found = ResourceIndexPage.objects.filter(
        locale__language_code=source_language(), alias_of=None
    )
    if slug:
        found = found.filter(slug=slug)
    match list(found[:2]):
        case [index]:
            return index
        case []:
            called = f" whose slug is {slug}" if slug else ""
            told = f"There is no index of resources{called}: make one in the admin."
        case _:
            told = "There are several indexes of resources: choose one with --parent."
    raise CommandError(told, returncode=WRONG)


def _collection(name: str | None) -> Collection:
    if not name:
        return Collection.get_first_root_node()
    match list(Collection.objects.filter(name=name)[:2]):
        case [collection]:
            return collection
        case []:
            told = f"There is no collection of documents called {name}."
        case _:
            told = f"Several collections of documents are called {name}."
    raise CommandError(told, returncode=WRONG)


def _file_to_write(value: str) -> Path:
    path = Path(value)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise ArgumentTypeError(f"no file can be written at {value}")
    return path
