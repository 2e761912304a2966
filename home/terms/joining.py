"""Two rows that say the same thing become one, and lose nothing on the way."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey

from home.fields import Label, LabelField
from home.models.rows import DistinctRow
from home.wording import shown


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two rows says in a field, in a language if it has several."""

    field: models.Field
    value: object
    language: str = ""

    @property
    def label(self) -> str:
        name = str(self.field.verbose_name)
        return f"{name} ({self.language})" if self.language else name

    @property
    def shown(self) -> str:
        """The value as an editor reads it."""
        if self.language:
            return str(self.value)
        if isinstance(self.field, models.ForeignKey):
            row = self.field.related_model._base_manager.filter(pk=self.value).first()
            return str(row or self.value)
        # The value alone, in a row that is never saved.
        return shown(self.field.model(**{self.field.attname: self.value}), self.field)


@dataclass(slots=True)
class Joined:
    """What the row that stays takes over, and where the other says something else."""

    changes: dict[str, object] = field(default_factory=dict)
    taken: list[Said] = field(default_factory=list)
    differing: list[Said] = field(default_factory=list)


def join(fields: Collection[models.Field], *, into: Mapping, row: Mapping) -> Joined:
    """
    Fills what `into` leaves empty with what `row` says, field by field.

    Both are values by the names of the fields, from a database or from a revision. What
    both say differently stays as `into` says it, and is told.
    """
    joined = Joined()
    for each in fields:
        mine, other = into.get(each.name), row.get(each.name)
        if isinstance(each, LabelField):
            _join_labels(each, Label(mine or {}), Label(other or {}), joined)
        elif is_empty(other) or mine == other:
            continue
        elif is_empty(mine):
            joined.changes[each.name] = other
            joined.taken.append(Said(each, other))
        else:
            joined.differing.append(Said(each, other))
    return joined


def _join_labels(each: LabelField, mine: Label, other: Label, joined: Joined) -> None:
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    for code, text in other.items():
        said = Said(each, text, str(names.get(code, code)))
        if not text or mine.get(code) == text:
            continue
        if mine.get(code):
            joined.differing.append(said)
        else:
            mine[code] = text
            joined.changes[each.name] = dict(mine)
            joined.taken.append(said)


def is_empty(value) -> bool:
    return value is None or value == "" or value == [] or value == {}


def values_of(row: models.Model) -> dict[str, object]:
    """The values of a row's own fields; of a foreign key, the number."""
    return {each.name: getattr(row, each.attname) for each in row._meta.concrete_fields}


def set_values(row: models.Model, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, row._meta.get_field(name).attname, value)


def identities(model: type[models.Model], key: models.ForeignKey) -> list[set[str]]:
    """The sets of fields, a key to a term among them, that are unique in an owner."""
    owners = {each.name for each in parental_keys(model)} - {key.name}
    return [set(names) - owners for names in _unique_groups(model) if key.name in names]


def sameness(model: type[models.Model]) -> set[str]:
    """The fields in which parts of one owner agree that say nothing different."""
    return {each.name for each in telling_fields(model)}


def telling_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields in which a row says something: not in its number, place or owner."""
    silent = {model._meta.pk.name, "translation_key", "locale", sort_field(model)}
    return [
        each
        for each in model._meta.concrete_fields
        if each.name not in silent and not isinstance(each, ParentalKey)
    ]


def is_part(model: type[models.Model]) -> bool:
    """Whether rows of a model are parts of others, or only tie two together."""
    return bool(parental_keys(model)) or bool(model._meta.auto_created)


def parental_keys(model: type[models.Model]) -> list[ParentalKey]:
    return [
        each for each in model._meta.concrete_fields if isinstance(each, ParentalKey)
    ]


def sort_field(model: type[models.Model]) -> str | None:
    """The field in which rows of a model keep their order."""
    return getattr(model, "sort_order_field", None)


def _unique_groups(model: type[models.Model]) -> Iterator[Collection[str]]:
    for each in model._meta.concrete_fields:
        if each.unique and not each.primary_key:
            yield [each.name]
    yield from model._meta.unique_together
    for constraint in model._meta.total_unique_constraints:
        yield constraint.fields
    if issubclass(model, DistinctRow):
        yield [model.distinct_by]
