"""Gives a record what the files say of it, in one language."""

import json
from dataclasses import dataclass, field
from html import escape

from django.conf import settings
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, TranslatableMixin

from demo.keys import key_of
from demo.resolving import Resolver
from demo.specs import Reference, Row, Said, Section, Spec
from home.fields import LabelField
from home.snapshots import rows_that_stay
from search.catalog.registry import vocabulary_kind


@dataclass(slots=True)
class Filled:
    """A record that is not saved yet, and the rows that its children were made of."""

    record: Model
    spec: Spec
    locale: Locale
    children: list[tuple[Model, Row]] = field(default_factory=list)


class Filler:
    """
    Fills records of any kind.

    Without a resolver, what refers to another record is left out, and its row is kept.
    """

    def __init__(self, resolver: Resolver | None = None):
        self.resolver = resolver

    def new(self, spec: Spec, locale: Locale) -> Filled:
        """A new record, all of it in the language of the locale."""
        record = spec.model()
        if spec.is_page:
            record.locale = locale
            record.slug = spec.slug[locale.language_code]
            record.translation_key = key_of(spec.kind, spec.key)
        else:
            record.key = spec.key
        return self.fill(record, spec, locale)

    def fill(self, record: Model, spec: Spec, locale: Locale) -> Filled:
        """All but the key or the slug, which a record keeps."""
        filled = Filled(record, spec, locale)
        self._set(record, spec.facts, spec.prose, locale)
        if spec.body or getattr(record, "body", None):
            record.body = _body(spec, locale.language_code)
        for name, rows in spec.rows.items():
            filled.children += self._set_rows(record, name, rows, locale)
        return filled

    def missing(self, spec: Spec) -> list[Reference]:
        """References that the record cannot do without, and that lead nowhere."""
        return [
            said.value
            for name, said in spec.facts.items()
            if isinstance(said.value, Reference)
            and not spec.model._meta.get_field(name).null
            and self.resolver.find(said.value) is None
        ]

    def _set_rows(
        self, record: Model, name: str, rows: list[Row], locale: Locale
    ) -> list[tuple[Model, Row]]:
        model = _relation(type(record), name).related_model
        present = list(getattr(record, name).all()) if record.pk else []
        made = []
        for row in self._rows_to_make(rows, model):
            child = model(sort_order=len(made))
            if issubclass(model, TranslatableMixin):
                child.locale = locale
            before = _counterpart(row, present, len(made))
            if before is not None:
                _take_the_place_of(before, child)
            self._set(child, row.facts, row.prose, locale)
            made.append((child, row))
        getattr(record, name).set([child for child, _row in made])
        return made

    def _rows_to_make(self, rows: list[Row], model: type[Model]) -> list[Row]:
        """Those that say something here, each once where terms became one."""
        rows = [
            row
            for row in rows
            if not (self._leads_nowhere(row) or self._was_merged(row, model))
        ]
        if self.resolver is None or issubclass(model, TranslatableMixin):
            return rows
        before = [_values(row) for row in rows]
        now = [
            {name: self._present(value) for name, value in values.items()}
            for values in before
        ]
        return [rows[number] for number in rows_that_stay(before, now)]

    def _present(self, value):
        """A value as it is named today."""
        return self.resolver.present(value) if isinstance(value, Reference) else value

    def _leads_nowhere(self, row: Row) -> bool:
        return self.resolver is not None and any(
            isinstance(said.value, Reference) and self.resolver.find(said.value) is None
            for said in row.facts.values()
        )

    def _was_merged(self, row: Row, model: type[Model]) -> bool:
        """Whether the row is a term itself, and an editor merged it into another."""
        kind = vocabulary_kind(model)
        if self.resolver is None or kind is None or "key" not in row.facts:
            return False
        term = Reference(kind, row.facts["key"].value)
        return self.resolver.present(term) != term

    def _set(self, record: Model, facts: dict, prose: dict, locale: Locale) -> None:
        for name, said in facts.items():
            setattr(record, name, self._value(record, name, said))
        for name, said in prose.items():
            setattr(record, name, (said.value or {}).get(locale.language_code, ""))

    def _value(self, record: Model, name: str, said: Said):
        model_field = record._meta.get_field(name)
        if said.value is None:
            return model_field.get_default()
        if isinstance(said.value, Reference):
            return self.resolver and self.resolver.find(said.value)
        if isinstance(model_field, LabelField):
            codes = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
            return {code: said.value[code] for code in said.value if code in codes}
        # What is only being checked is left as the file has it.
        return model_field.to_python(said.value) if self.resolver else said.value


def _relation(model: type[Model], name: str):
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() == name:
            return relation
    raise LookupError(f"{model.__name__} has no rows named {name}")


def _counterpart(row: Row, present: list[Model], number: int) -> Model | None:
    """The row that is there for this one: of the same key, or in the same place."""
    if "key" in row.facts:
        key = row.facts["key"].value
        return next((each for each in present if each.key == key), None)
    return present[number] if number < len(present) else None


def _take_the_place_of(present: Model, child: Model) -> None:
    child.pk = present.pk
    child._state.adding = False
    if isinstance(child, TranslatableMixin):
        child.translation_key = present.translation_key


def _values(row: Row) -> dict:
    """What a row says, by the names of its fields."""
    return {name: said.value for name, said in (row.facts | row.prose).items()}


def _body(spec: Spec, language: str) -> str:
    """The blocks as a StreamField keeps them: with the same ids in each language."""
    blocks = [
        {
            "type": "section",
            "id": str(key_of(spec.kind, f"{spec.key}:part-{number}")),
            "value": {
                "heading": section.heading.value[language] if section.heading else "",
                "text": _paragraphs(section, language),
            },
        }
        for number, section in enumerate(spec.body, start=1)
    ]
    return json.dumps(blocks)


def _paragraphs(section: Section, language: str) -> str:
    return "".join(
        # As the rich text editor writes it, and wagtail-localize after it.
        f"<p>{escape(paragraph.value[language], quote=False)}</p>"
        for paragraph in section.paragraphs
    )
