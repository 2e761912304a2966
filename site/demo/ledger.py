"""What earlier runs wrote: kept, and found again."""

from collections import defaultdict

from demo.models import Loaded
from demo.specs import Spec
from home.snapshots import digest_of

#: What the first version of the loader did not write: it may be empty where that ran.
ADDED_SINCE = {
    "source": {"number", "category", "views", "likes", "dislikes", "comments"},
    "territory": {"source", "basis"},
    "programme": {"resulting_lab"},
}


class Ledger:
    """The rows of `Loaded`, by language, of each record."""

    def __init__(self):
        self._rows: dict[tuple[str, str], dict[str, Loaded]] = defaultdict(dict)
        for row in Loaded.objects.all():
            self._rows[row.kind, row.key][row.language] = row

    def rows(self, spec: Spec) -> dict[str, Loaded]:
        return self._rows[spec.kind, spec.key]

    def keep(self, spec: Spec, snapshots: dict[str, dict], wanted: dict | None) -> None:
        """
        Notes what a record is like now, and what the files wanted it to be.

        Where that is not known, the next comparison with the files will tell.
        """
        digest = "" if wanted is None else digest_of(wanted)
        for language, snapshot in snapshots.items():
            row, _created = Loaded.objects.update_or_create(
                kind=spec.kind,
                key=spec.key,
                language=language,
                defaults={"written": snapshot, "digest": digest},
            )
            self.rows(spec)[language] = row

    def adopt(
        self, spec: Spec, snapshots: dict[str, dict], wanted: dict[str, dict]
    ) -> dict[str, Loaded]:
        """
        Takes for the loader's own what it wrote before it kept a ledger.

        Gives no rows for a record that differs from the files: it was edited.
        """
        added = ADDED_SINCE.get(spec.kind, set())
        for language, snapshot in snapshots.items():
            asked = wanted.get(language, {})
            differing = {
                name
                for name in {*snapshot, *asked}
                if snapshot.get(name) != asked.get(name)
            }
            if not differing <= added - set(snapshot):
                return {}
        self.keep(spec, snapshots, None)
        return self.rows(spec)
