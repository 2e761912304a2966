"""One term in the place of another, wherever a text or a body names it."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField

from search.catalog.abbreviations import keys_in
from search.catalog.registry import vocabulary_kind


@dataclass(frozen=True, slots=True)
class Swap:
    """
    Puts the term `new` in the place of `old`, which is of the same vocabulary.

    The methods return a value as it is stored, perhaps changed in place, and whether it
    named the old term. A block that names terms in a way of its own does the same in a
    method `swap_term(swap, value)`.
    """

    old: models.Model
    new: models.Model

    @property
    def model(self) -> type[models.Model]:
        return type(self.old)

    @property
    def kind(self) -> str:
        return vocabulary_kind(self.model)

    @property
    def old_key(self) -> str:
        return self.old.key

    @property
    def new_key(self) -> str:
        return self.new.key

    def is_key_of(self, field: models.Field) -> bool:
        """Whether a field is a foreign key to the vocabulary."""
        return (
            isinstance(field, models.ForeignKey) and field.related_model is self.model
        )

    def names_old(self, number) -> bool:
        return number is not None and str(number) == str(self.old.pk)

    def in_text(self, html: str) -> tuple[str, bool]:
        """Rich text, which names terms of the glossary by their keys."""
        if self.kind != "glossary_term" or self.old_key not in keys_in(html):
            return html, False
        old, new = re.escape(self.old_key), self.new_key
        return (
            re.sub(rf"""(\bdata-term=["']){old}(["'])""", rf"\g<1>{new}\g<2>", html),
            True,
        )

    def in_block(self, block: blocks.Block, value) -> tuple[object, bool]:
        """A block's value as it is stored: JSON."""
        if value is None:
            return value, False
        if hasattr(block, "swap_term"):
            return block.swap_term(self, value)
        for kind, change in _BLOCKS:
            if isinstance(block, kind):
                return change(self, block, value)
        return value, False

    def in_field(self, field: models.Field, stored: str) -> tuple[str, bool]:
        """A body or a rich text as a revision holds it: text, JSON in it for a body."""
        if isinstance(field, RichTextField):
            return self.in_text(stored or "")
        raw, named = self.in_block(field.stream_block, json.loads(stored or "[]"))
        return (json.dumps(raw), True) if named else (stored, False)


def holds_text(field: models.Field) -> bool:
    """Whether a field is one that `Swap.in_field` reads."""
    return isinstance(field, RichTextField | StreamField)


def _in_chooser(swap: Swap, block, value):
    if block.model_class is swap.model and swap.names_old(value):
        return swap.new.pk, True
    return value, False


def _in_rich_text(swap: Swap, block, value):
    return swap.in_text(value)


def _in_struct(swap: Swap, block, value):
    named = False
    for name, child in block.child_blocks.items():
        if name in value:
            value[name], differs = swap.in_block(child, value[name])
            named = named or differs
    return value, named


def _in_stream(swap: Swap, block, value):
    named = False
    for part in value:
        child = block.child_blocks.get(part["type"])
        if child is not None:
            part["value"], differs = swap.in_block(child, part["value"])
            named = named or differs
    return value, named


def _in_list(swap: Swap, block, value):
    named = False
    for number, item in enumerate(value):
        # An item is bare in content older than Wagtail's identifiers of items.
        if block._item_is_in_block_format(item):
            item["value"], differs = swap.in_block(block.child_block, item["value"])
        else:
            value[number], differs = swap.in_block(block.child_block, item)
        named = named or differs
    return value, named


def _in_table(swap: Swap, block, value):
    named = False
    columns = [block.child_blocks.get(each["type"]) for each in value["columns"]]
    for row in value["rows"]:
        for number, (child, cell) in enumerate(
            zip(columns, row["values"], strict=True)
        ):
            if child is not None:
                row["values"][number], differs = swap.in_block(child, cell)
                named = named or differs
    return value, named


_BLOCKS: list[tuple[type, Callable]] = [
    (blocks.ChooserBlock, _in_chooser),
    (blocks.RichTextBlock, _in_rich_text),
    (blocks.BaseStructBlock, _in_struct),
    (blocks.BaseStreamBlock, _in_stream),
    (blocks.ListBlock, _in_list),
    (BaseTypedTableBlock, _in_table),
]
