"""
Makes the demonstration site from its files, and keeps it as the files say.

Everything is found again by its key. What someone has edited, deleted or merged since
is left to them; the rest follows the files. One transaction: a fault leaves nothing.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Locale

from demo.checking import faults_of_values
from demo.faults import BadContent, Fault, Place
from demo.filling import Filler
from demo.kinds import FAMILIES, Family
from demo.ledger import Ledger
from demo.leftovers import left_empty, left_out
from demo.ordering import naming_later
from demo.pages import Pages
from demo.reading import CONTENT, read
from demo.reporting import Report
from demo.resolving import Resolver
from demo.schema import check
from demo.schema.types import LANGUAGES
from demo.specs import Spec
from demo.terms import Terms
from home.actions import make_homes, make_locales
from home.snapshots import Snapshots, by_present_keys, digest_of

Group = tuple[Family, list[Spec]]
Keeper = Pages | Terms


class Loader:
    """One run. `report` says what was created, updated, skipped and left alone."""

    def __init__(
        self,
        *,
        folder: Path = CONTENT,
        say: Callable[[str], None] = lambda line: None,
        count: Callable[[str, int, int], None] = lambda family, done, total: None,
    ):
        self.folder = folder
        self.report = Report(say, count)
        self.faults: list[Fault] = []

    def load(self) -> None:
        """
        Raises `demo.faults.BadContent`, and then nothing has been written.

        What models say of faults is in English, as all that a command says.
        """
        with override("en"):
            groups = self._read()
        specs = [spec for _family, group in groups for spec in group]
        with transaction.atomic():
            self._prepare(specs)
            for family, group in groups:
                self._load_group(family, group)
            if self.faults:
                raise BadContent(self.faults)
        for told in (*left_empty(specs, self.resolver), *left_out()):
            self.report.say(told)

    def _read(self) -> list[Group]:
        """What the files ask for and the plugins can hold, once it is all in order."""
        content = read(self.folder)
        check(content)
        _refuse(content.faults)
        groups = [
            (family, list(family.specs(content)))
            for family in FAMILIES
            if family.can_be_held
        ]
        locales = [Locale(language_code=code) for code in _languages()]
        for _family, group in groups:
            for spec in group:
                content.faults += faults_of_values(spec, locales)
        _refuse(content.faults)
        return groups

    def _prepare(self, specs: list[Spec]) -> None:
        by_code = {locale.language_code: locale for locale in make_locales()}
        locales = [by_code[code] for code in _languages()]
        self.ledger = Ledger()
        self.resolver = Resolver(specs, locales[0])
        tools = (locales, self.resolver, Filler(self.resolver), Snapshots())
        self.pages, self.terms = Pages(*tools), Terms(*tools)

    def _load_group(self, family: Family, group: list[Spec]) -> None:
        self.report.begin()
        for number, spec in enumerate(group, start=1):
            self.report.count(family.name, number, len(group))
            self._load_safely(spec)
        for spec in naming_later(group):
            self._load_safely(spec, again=True)
        self.report.end(family.name)

    def _load_safely(self, spec: Spec, *, again: bool = False) -> None:
        """Loads a record; a fault is kept, so that those of others are told with it."""
        try:
            with override("en"), transaction.atomic():
                outcome, why = self._load(spec)
        except BadContent as error:
            self.faults += error.faults
            return
        if spec.kind == "home":
            # Nothing can be translated below a home that is in one language only.
            make_homes()
        if not again:
            self.report.note(outcome, str(spec), why)

    def _load(self, spec: Spec) -> tuple[str, str]:
        """What became of a record, and why where it was skipped."""
        merged = self.resolver.present(spec.reference)
        if merged != spec.reference:
            return "skipped", f"an editor merged it into {merged.key}"
        keeper = self.pages if spec.is_page else self.terms
        present = keeper.present(spec)
        wanted = keeper.wanted(spec, present)
        if not present:
            return self._create(spec, keeper, wanted)
        snapshots = {code: keeper.snapshot(record) for code, record in present.items()}
        written = self.ledger.rows(spec) or self.ledger.adopt(spec, snapshots, wanted)
        gone = [code for code in wanted if code in written and code not in present]
        if gone:
            return "skipped", f"an editor deleted it in {', '.join(gone)}"
        why = self._edits(keeper, present, snapshots, written)
        if why:
            return "skipped", why
        if all(row.digest == digest_of(wanted) for row in written.values()):
            return "left", ""
        if snapshots == wanted:
            self.ledger.keep(spec, snapshots, wanted)
            return "left", ""
        obstacle = keeper.obstacle(spec)
        if obstacle:
            return "skipped", obstacle
        self._keep(spec, keeper, keeper.update(spec, present), wanted)
        return "updated", ""

    def _create(self, spec: Spec, keeper: Keeper, wanted: dict) -> tuple[str, str]:
        if self.ledger.rows(spec):
            return "skipped", "an editor deleted it"
        obstacle = keeper.obstacle(spec)
        if obstacle:
            return "skipped", obstacle
        self._keep(spec, keeper, keeper.create(spec), wanted)
        return "created", ""

    def _keep(self, spec: Spec, keeper: Keeper, records: dict, wanted: dict) -> None:
        snapshots = {code: keeper.snapshot(record) for code, record in records.items()}
        self.ledger.keep(spec, snapshots, wanted)

    def _edits(
        self, keeper: Keeper, present: dict, snapshots: dict, written: dict
    ) -> str:
        """What someone has done with a record since it was written."""
        if not written:
            return "it was there already, and differs from the files"
        edited = [
            code
            for code, record in present.items()
            if code not in written
            or snapshots[code]
            != by_present_keys(type(record), written[code].written, self.resolver.key)
            or keeper.is_held_back(record, snapshots[code])
        ]
        if edited:
            return " in ".join(filter(None, ("someone edited it", ", ".join(edited))))
        return ""


def _languages() -> list[str]:
    """Those of the site in which the files are written, the source language first."""
    source = settings.LANGUAGE_CODE
    if source not in LANGUAGES:
        told = f"they are in {' and '.join(LANGUAGES)}; the site is written in {source}"
        raise BadContent([Fault(Place("the files"), "", told)])
    others = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [source, *(code for code in others if code != source and code in LANGUAGES)]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise BadContent(faults)
