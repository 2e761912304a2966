"""Which record a reference of the files means now."""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from wagtail.models import Locale

from demo.keys import key_of
from demo.specs import Reference, Spec
from home.models import FormerKey, HomePage
from home.terms.keys import term_for
from search.catalog.registry import vocabularies


class Resolver:
    """
    Finds terms by their key and pages by their translation key.

    A term that an editor merged into another is found in the one that took it over.
    """

    def __init__(self, specs: Iterable[Spec], locale: Locale):
        self.locale = locale
        self._models = {spec.kind: spec.model for spec in specs}
        self._former = dict(_former_keys())
        self._found: dict[Reference, Model] = {}

    def present(self, reference: Reference) -> Reference:
        """The reference by the key that its term has now."""
        return Reference(reference.kind, self.key(reference.kind, reference.key))

    def key(self, kind: str, key: str) -> str:
        """The key that a term has now."""
        return self._former.get((kind, key), key)

    def find(self, reference: Reference) -> Model | None:
        """The record, or None: it is not loaded yet, or an editor deleted it."""
        reference = self.present(reference)
        if reference not in self._found:
            model = self._models.get(reference.kind)
            found = model and self._look_up(model, reference)
            if not found:
                return None
            self._found[reference] = found
        return self._found[reference]

    def forget(self, reference: Reference) -> None:
        """To be called once the record was written: what was found is older."""
        self._found.pop(self.present(reference), None)

    def _look_up(self, model: type[Model], reference: Reference) -> Model | None:
        if issubclass(model, HomePage):
            return model.objects.filter(locale=self.locale, alias_of=None).first()
        if hasattr(model, "translation_key"):
            return model.objects.filter(
                translation_key=key_of(reference.kind, reference.key),
                locale=self.locale,
                alias_of=None,
            ).first()
        return model.objects.filter(key=reference.key).first()


def _former_keys() -> Iterator[tuple[tuple[str, str], str]]:
    """Where merged keys lead; one that a term has today is no former key."""
    kinds = vocabularies().values()
    for former in FormerKey.objects.filter(kind__in=kinds):
        term = term_for(former.kind, former.key)
        if term is not None and term.key != former.key:
            yield (former.kind, former.key), term.key
