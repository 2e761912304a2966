"""What the catalog can be filtered by: every facet of every kind, with words for it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search.catalog.anyof import AnyOf
from search.catalog.models import Facet, Record
from search.catalog.registry import (
    catalogued_models,
    key_field,
    vocabularies,
    vocabulary_kind,
)
from search.catalog.relations import field_of
from search.catalog.terms import public_terms
from search.catalog.terms_with_keys import TermsWithKeys

Labels = dict[str, str]


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """A facet by the name that records have, and the values that one may ask for."""

    name: str
    label: str
    values: Labels


def kind_labels(*, plural: bool = False) -> Labels:
    """What readers call each kind of the catalog, in the active language."""
    name = "verbose_name_plural" if plural else "verbose_name"
    return {
        model.catalog_kind: capfirst(str(getattr(model._meta, name)))
        for model in catalogued_models()
    }


def facets(*, without: Collection[str] = ()) -> list[FacetChoices]:
    """
    Every facet that an installed kind declares, in the order of declaration.

    The values of a term, of a choice and of a yes or no are all that there may be;
    those of other facets are the values that the catalog has now.
    """
    declared = _declared()
    names = [name for name in declared if name not in without]
    words = _Words(names)
    return [
        FacetChoices(
            name, facet_label(name, declared[name]), words.of(name, declared[name])
        )
        for name in names
    ]


def facets_of(found: Mapping[str, Iterable[str]]) -> list[FacetChoices]:
    """
    Some facets with words for the values that were found, in the order of declaration.

    One query reads the titles of pages, and one the terms of all vocabularies. A page
    that readers cannot open has no words: its value is left out.
    """
    declared = _declared()
    names = [name for name in declared if name in found]
    words = _WordsForSome({name: sorted(found[name]) for name in names})
    return [
        FacetChoices(
            name, facet_label(name, declared[name]), words.of(name, declared[name])
        )
        for name in names
    ]


def unknown_values(asked: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """
    The pairs of facet and value that nothing can have.

    A value is known when a record has it, or a choice or public term that one could
    have: one query where records have all of them. A term that only drafts use is
    unknown as one that there is not.
    """
    missing = {name: set(values) for name, values in asked.items() if values}
    if not missing:
        return []
    pairs = models.Q()
    for name, values in missing.items():
        pairs |= models.Q(name=name, value__in=list(filter(_can_be_asked, values)))
    held = Facet.objects.filter(pairs).values_list("name", "value").distinct()
    for name, value in held:
        missing[name].discard(value)
    askable = {name: set(filter(_can_be_asked, each)) for name, each in missing.items()}
    if any(askable.values()):
        hidden = _hidden_terms({v for values in askable.values() for v in values})
        for each in facets_of({name: v for name, v in askable.items() if v}):
            # A term or a choice has a word of its own.
            missing[each.name] -= {
                value
                for value, word in each.values.items()
                if word != value and value not in hidden
            }
    return [(name, value) for name in missing for value in sorted(missing[name])]


def _can_be_asked(value: str) -> bool:
    """PostgreSQL refuses a null character rather than not find it."""
    return "\0" not in value


def _hidden_terms(keys: Iterable[str]) -> set[str]:
    """Those that are keys of terms, and of none that readers meet anywhere."""
    read = TermsWithKeys(keys)
    held, shown = set(), set()
    for model in read.vocabularies():
        of_model = read.keys(model)
        held |= of_model
        terms = public_terms(model).filter(**{f"{key_field(model)}__in": of_model})
        shown |= {term.key for term in terms}
    return held - shown


def facet_names() -> list[str]:
    """What records are filtered by, beside kind and language."""
    return list(_declared())


def facet(name: str) -> FacetChoices | None:
    """One of them by its name."""
    owners = _declared().get(name)
    if not owners:
        return None
    return FacetChoices(
        name, facet_label(name, owners), _Words([name]).of(name, owners)
    )


def vocabulary_of(name: str) -> type[models.Model] | None:
    """The vocabulary whose terms a facet counts, where that is certain."""
    owners = _declared().get(name, [])
    for model in owners:
        related = _vocabulary(field_of(model, name))
        if related is not None:
            return related
    if any(field_of(model, name) is not None for model in owners):
        return None
    words = _Words([name])
    found = set(words.found[name])
    for model in vocabularies():
        if found and words.terms(model).keys() >= found:
            return model
    return None


def _declared() -> dict[str, list[type[models.Model]]]:
    declared = defaultdict(list)
    for model in catalogued_models():
        for name in model.catalog_facets:
            declared[name].append(model)
    return declared


def facet_label(name: str, owners: list[type[models.Model]]) -> str:
    """What a facet is called by the kinds that declare it."""
    for model in owners:
        if name in model.catalog_facet_labels:
            return capfirst(str(model.catalog_facet_labels[name]))
        field = field_of(model, name)
        if field is not None and hasattr(field, "verbose_name"):
            return capfirst(str(field.verbose_name))
    return capfirst(name.replace("_", " "))


class _Words:
    """Words for values, in the active language; each vocabulary is read once."""

    def __init__(self, names: Iterable[str]):
        self.found = defaultdict(list)
        rows = Facet.objects.filter(record__withdrawn=False, name__in=list(names))
        values = rows.values_list("name", "value").distinct().order_by("value")
        for name, value in values:
            self.found[name].append(value)
        self._terms: dict[type[models.Model], Labels] = {}

    def of(self, name: str, owners: list[type[models.Model]]) -> Labels:
        found = self.found[name]
        labels: Labels = {}
        for model in owners:
            labels |= self._possible(field_of(model, name))
            choices = model.catalog_facet_choices.get(name, [])
            labels |= {value: capfirst(str(label)) for value, label in choices}
        if not labels and found:
            labels = self._recognised(owners, found)
        return {value: value for value in found} | labels

    def terms(self, model: type[models.Model]) -> Labels:
        if model not in self._terms:
            rows = model._default_manager.all()
            self._terms[model] = {term.key: str(term) for term in rows}
        return self._terms[model]

    def _possible(self, field) -> Labels:
        """All that a field may hold, where that is a list."""
        if isinstance(field, models.BooleanField):
            return {"true": _("Yes"), "false": _("No")}
        vocabulary = _vocabulary(field)
        return self.terms(vocabulary) if vocabulary else _choices(field)

    def _recognised(self, owners: list[type[models.Model]], found: list[str]) -> Labels:
        """
        Words for the values of a facet that is computed, and says not of what.

        They are pages, or the choices of a field, or terms: of the first that has them
        all.
        """
        for labels in self._candidates(owners, found):
            if labels.keys() >= set(found):
                return {value: labels[value] for value in found}
        return {}

    def _candidates(
        self, owners: list[type[models.Model]], found: list[str]
    ) -> Iterator[Labels]:
        if all(_is_key(value) for value in found):
            yield _titles(found)
            return
        for model in owners:
            for field in model._meta.concrete_fields:
                yield _choices(field)
        for model in vocabularies():
            yield self.terms(model)


class _WordsForSome(_Words):
    """Words for some values only: not even vocabularies are read whole."""

    def __init__(self, found: Mapping[str, list[str]]):
        self.found = found
        self._values = {value for values in found.values() for value in values}
        self._read = TermsWithKeys(self._values)

    def of(self, name: str, owners: list[type[models.Model]]) -> Labels:
        words = super().of(name, owners)
        return {
            value: words[value]
            for value in self.found[name]
            if words[value] != value or not _is_key(value)
        }

    def terms(self, model: type[models.Model]) -> Labels:
        return dict(self._read.labels(model))

    def _candidates(
        self, owners: list[type[models.Model]], found: list[str]
    ) -> Iterator[Labels]:
        if all(_is_key(value) for value in found):
            # Those that cannot be opened must not hide the others.
            yield {value: value for value in found} | self._pages
            return
        for model in owners:
            for field in model._meta.concrete_fields:
                yield _choices(field)
        for model in self._read.vocabularies():
            if self._read.keys(model) >= set(found):
                yield self.terms(model)

    @cached_property
    def _pages(self) -> Labels:
        return _titles([value for value in self._values if _is_key(value)])


def _vocabulary(field) -> type[models.Model] | None:
    related = getattr(field, "related_model", None)
    return related if related and vocabulary_kind(related) is not None else None


def _choices(field) -> Labels:
    if not getattr(field, "choices", None):
        return {}
    return {str(key): str(label) for key, label in getattr(field, "flatchoices", [])}


def _titles(keys: list[str]) -> Labels:
    """Titles in the active language, else in another."""
    rows = Record.objects.public().filter(key__in=AnyOf(map(UUID, keys)))
    titles = sorted(
        rows.values_list("key", "locale", "title"),
        key=lambda row: row[1] == get_language(),
    )
    return {str(key): title for key, _locale, title in titles}


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
