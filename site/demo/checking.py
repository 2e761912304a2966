"""Whether the models take what the files say: by their own rules, field by field."""

import json
from collections.abc import Iterable, Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import ForeignKey, Model
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Locale, Page, TranslatableMixin

from demo.faults import Fault
from demo.filling import Filled, Filler
from demo.specs import Said, Spec


def faults_of_values(spec: Spec, locales: Iterable[Locale]) -> list[Fault]:
    """
    What is wrong with single values, in any language, before anything is written.

    What refers to another record, and what depends on several fields, is left for the
    moment of writing.
    """
    faults = []
    filler = Filler()
    for locale in locales:
        filled = filler.new(spec, locale)
        for record, said in _parts(filled):
            try:
                _clean_fields(record, said)
            except ValidationError as error:
                faults += _faults_in(error, record, said, filled)
    # A fact is wrong once, not in each language.
    return list(dict.fromkeys(faults))


def faults_of_rows(filled: Filled) -> Iterator[Fault]:
    """What is wrong with rows as a whole: a page and its rows are cleaned apart."""
    for child, said in list(_parts(filled))[1:]:
        try:
            child.clean()
            child.validate_constraints(exclude=_without_value(child))
        except ValidationError as error:
            yield from _faults_in(error, child, said, filled)


def faults_of_record(error: ValidationError, filled: Filled) -> list[Fault]:
    """What a record's own model does not take, in the words of the files."""
    record, said = next(_parts(filled))
    return _faults_in(error, record, said, filled)


def _parts(filled: Filled) -> Iterator[tuple[Model, dict[str, Said]]]:
    """The record and its rows, each with what the files say of it."""
    spec = filled.spec
    yield filled.record, spec.facts | spec.prose
    for child, row in filled.children:
        yield child, row.facts | row.prose


def _faults_in(
    error: ValidationError, record: Model, said: dict[str, Said], filled: Filled
) -> list[Fault]:
    by_field = (
        error.message_dict
        if hasattr(error, "error_dict")
        else {NON_FIELD_ERRORS: error.messages}
    )
    language = filled.locale.language_code
    return [
        Fault(filled.spec.place, _path(name, record, said, language), str(message))
        for name, messages in by_field.items()
        for message in messages
    ]


def _path(name: str, record: Model, said: dict[str, Said], language: str) -> str:
    """The field of the files that a fault is about; of a row as a whole, its fields."""
    if name == NON_FIELD_ERRORS:
        whole = [] if isinstance(record, Page) else said.values()
        return ", ".join(dict.fromkeys(value.field for value in whole))
    if name not in said:
        return name
    field, value = said[name].field, said[name].value
    translated = isinstance(record, TranslatableMixin) and isinstance(value, dict)
    return f"{field}.{language}" if translated else field


def _clean_fields(record: Model, said: dict[str, Said]) -> None:
    checked = {*said, "slug", "key"}
    record.clean_fields(
        exclude={
            field.name
            for field in record._meta.concrete_fields
            if isinstance(field, ForeignKey) or field.name not in checked
        }
    )
    body = getattr(record, "body", None)
    if body:
        _clean_body(body)


def _clean_body(body) -> None:
    try:
        body.stream_block.clean(body)
    except StreamBlockValidationError as error:
        told = json.dumps(error.as_json_data(), ensure_ascii=False)
        raise ValidationError({"body": told}) from error


def _without_value(record: Model) -> set[str]:
    """References that have no value yet: the parent's, while it is not saved."""
    return {
        field.name
        for field in record._meta.concrete_fields
        if isinstance(field, ForeignKey) and getattr(record, field.attname) is None
    }
