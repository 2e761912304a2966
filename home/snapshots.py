"""
What a record says, in a form that can be kept and compared.

Everything that an editor can change is in it; what the database or the publishing adds
is not. Other records are named by their keys, and what is as empty as in a new record
is left out, so that a field that a later version adds changes nothing.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignKey, Model
from modelcluster.models import (
    ClusterableModel,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail.fields import StreamField
from wagtail.models import Page

from search.catalog.registry import vocabulary_kind

#: Of a page and its rows: where they stand and when, not what they say.
BOOKKEEPING = {
    "pk",
    "id",
    "alias_of",
    "content_type",
    "depth",
    "draft_title",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locale",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "page_ptr",
    "path",
    "sort_order",
    "translation_key",
    "url_path",
    "wagtail_admin_comments",
    # Told by the rows `page_keywords`.
    "keywords",
}

#: What the rich text editor adds to each paragraph.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


class Snapshots:
    """Takes snapshots; remembers the keys of the records that others name."""

    def __init__(self):
        self._keys: dict[tuple[type[Model], object], dict] = {}

    def of(self, record: Model) -> dict:
        """The content of a record as it is in memory, saved or not."""
        if isinstance(record, ClusterableModel):
            values = json.loads(record.to_json())
        else:
            fields = get_serializable_data_for_fields(record)
            values = json.loads(json.dumps(fields, cls=DjangoJSONEncoder))
        return self.of_values(type(record), values)

    def of_values(self, model: type[Model], values: dict) -> dict:
        """The content that a revision keeps of a record."""
        relations = {
            relation.get_accessor_name(): relation
            for relation in get_all_child_relations(model)
        }
        content = {}
        for name, value in values.items():
            if name in BOOKKEEPING:
                continue
            if name in relations:
                content[name] = self._rows(relations[name], value)
            else:
                content |= self._field(model, name, value)
        return {name: value for name, value in content.items() if value != []}

    def _rows(self, relation, values: list[dict]) -> list[dict]:
        rows = [self.of_values(relation.related_model, row) for row in values]
        for row in rows:
            row.pop(relation.field.name, None)
        return rows

    def _field(self, model: type[Model], name: str, value) -> dict:
        field = model._meta.get_field(name)
        if field.has_default():
            if value == field.get_default():
                return {}
        elif value in (None, "", [], {}):
            return {}
        if isinstance(field, ForeignKey):
            return {name: self._key(field.related_model, value)}
        if isinstance(field, StreamField):
            blocks = _plain(json.loads(value or "[]"))
            return {name: blocks} if blocks else {}
        return {name: _plain(value)}

    def _key(self, model: type[Model], pk) -> dict:
        """What names the record in every installation, where there is such a thing."""
        if (model, pk) not in self._keys:
            self._keys[model, pk] = _key_of(model, pk) or {"pk": pk}
        return self._keys[model, pk]


def _key_of(model: type[Model], pk) -> dict | None:
    kind = vocabulary_kind(model)
    if kind:
        term = model._default_manager.filter(pk=pk).first()
        return term and {"kind": kind, "key": term.key}
    if issubclass(model, Page):
        keys = model.objects.filter(pk=pk).values_list("translation_key", flat=True)
        return next(({"page": str(key)} for key in keys), None)
    return None


def _plain(value):
    """A value without what editing adds to it unseen."""
    if isinstance(value, str):
        return _BLOCK_KEY.sub("", value).replace("\r\n", "\n").strip()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        block = {"type", "value"} <= set(value)
        return {
            name: _plain(each)
            for name, each in value.items()
            if each not in (None, "") and not (block and name == "id")
        }
    return value


def digest_of(contents) -> str:
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def by_present_keys(
    model: type[Model], content: dict, present: Callable[[str, str], str]
) -> dict:
    """
    An older snapshot, with terms that were merged since named as they are now.

    `present` gives the key of today for a vocabulary and a key. Two rows that named two
    terms, one and the same now, are one row.
    """
    relations = {
        relation.get_accessor_name(): relation.related_model
        for relation in get_all_child_relations(model)
    }
    return {
        name: _present_rows(relations[name], value, present)
        if name in relations
        else _present(value, present)
        for name, value in content.items()
    }


def _present_rows(model: type[Model], rows: list[dict], present) -> list[dict]:
    kind = vocabulary_kind(model)
    # Of a row that is a term itself, and was merged, nothing is left.
    rows = [
        row
        for row in rows
        if not kind or present(kind, row.get("key", "")) == row.get("key", "")
    ]
    now = [by_present_keys(model, row, present) for row in rows]
    return [now[number] for number in rows_that_stay(rows, now)]


def _present(value, present):
    if isinstance(value, list):
        return [_present(each, present) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"kind", "key"}:
        return value | {"key": present(value["kind"], value["key"])}
    return {name: _present(each, present) for name, each in value.items()}


def rows_that_stay(before: Sequence[Mapping], now: Sequence[Mapping]) -> list[int]:
    """
    The rows, by their numbers, that a merge of terms leaves; each says its own.

    `before` are their values as they were written, `now` with terms as they are named
    today. As a merge does it, a row that named the kept term already stays in its
    place, and one that says the same since goes.
    """
    renamed = [number for number, row in enumerate(now) if row != before[number]]
    stay = [number for number in range(len(now)) if number not in renamed]
    for number in renamed:
        if all(now[each] != now[number] for each in stay):
            stay.append(number)
    return sorted(stay)
