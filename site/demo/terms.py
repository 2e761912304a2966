"""Terms: one row for one thing, with a text per language."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.models import Locale

from demo.checking import faults_of_record, faults_of_rows
from demo.faults import BadContent
from demo.filling import Filled, Filler
from demo.resolving import Resolver
from demo.specs import Spec
from home.snapshots import Snapshots


class Terms:
    """Looks terms up and writes them. A term has one snapshot, under no language."""

    def __init__(
        self,
        locales: list[Locale],
        resolver: Resolver,
        filler: Filler,
        snapshots: Snapshots,
    ):
        self.locale = locales[0]
        self.resolver = resolver
        self.filler = filler
        self.snapshots = snapshots

    def present(self, spec: Spec) -> dict[str, Model]:
        term = self.resolver.find(spec.reference)
        return {"": term} if term else {}

    def wanted(self, spec: Spec, present: dict[str, Model]) -> dict[str, dict]:
        return {"": self.snapshots.of(self.filler.new(spec, self.locale).record)}

    def snapshot(self, term: Model) -> dict:
        return self.snapshots.of(term)

    def is_held_back(self, term: Model, content: dict) -> bool:
        """Never: what someone saves of a term is there for all at once."""
        return False

    def obstacle(self, spec: Spec) -> str:
        """A term of another key that is called the same: an editor made it."""
        present = self.present(spec).get("")
        filled = self.filler.new(spec, self.locale)
        filled.record.pk = present and present.pk
        found = filled.record.of_one_label()
        return f"{found[0].key} is called {found[1]!r} already" if found else ""

    def create(self, spec: Spec) -> dict[str, Model]:
        return self._save(self.filler.new(spec, self.locale))

    def update(self, spec: Spec, present: dict[str, Model]) -> dict[str, Model]:
        return self._save(self.filler.fill(present[""], spec, self.locale))

    def _save(self, filled: Filled) -> dict[str, Model]:
        """Raises `BadContent` with what the term's model does not take."""
        spec = filled.spec
        faults = list(faults_of_rows(filled))
        try:
            filled.record.full_clean()
        except ValidationError as error:
            faults += faults_of_record(error, filled)
        if faults:
            raise BadContent(faults)
        filled.record.save()
        self.resolver.forget(spec.reference)
        return {"": type(filled.record).objects.get(pk=filled.record.pk)}
