"""Tables that everyone can read: a caption, headings, and cells of a known type."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail.rich_text import RichText, get_text_for_indexing
from wagtail_localize.segments import StringSegmentValue

from home.blocks.part import PartBlock, lines
from home.blocks.prose import ProseBlock
from home.blocks.text import TEXTS
from home.templatetags.typography import number


class CellsBlock(TypedTableBlock):
    """
    Wagtail's table of typed columns, with words that can be translated.

    wagtail-localize passes over it. Each caption, heading and cell is a segment of its
    own here, named by its text: a row that moves keeps its translation, and words that
    stand in several cells are translated once.
    """

    text = blocks.CharBlock(
        label=_("Words"), required=False, default="", max_length=300
    )
    prose = ProseBlock(
        label=_("Text with links"),
        required=False,
        features=["bold", "italic", "link", "passage", "abbreviation"],
    )
    number = blocks.DecimalBlock(
        label=_("Number"), required=False, max_digits=20, decimal_places=4
    )

    class Meta:
        label = _("Table")

    def clean(self, value: TypedTable) -> TypedTable:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        faults = []
        if not cleaned.caption.strip():
            faults.append(_("Give the table a caption: what it says, in a few words."))
        if not cleaned.columns or not cleaned.row_data:
            faults.append(_("A table has at least one column and one row."))
        if any(not column["heading"].strip() for column in cleaned.columns):
            faults.append(_("Give every column a heading."))
        if faults:
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(fault) for fault in faults]
            )
        return cleaned

    def get_translatable_segments(self, value: TypedTable) -> list:
        texts = [value.caption, *(column["heading"] for column in value.columns)]
        found = {_name(text): [StringSegmentValue("", text)] for text in texts if text}
        for column, cell in _cells(value):
            block = column["block"]
            if isinstance(block, ProseBlock) and cell:
                found[_name(cell.source)] = block.get_translatable_segments(cell)
            elif isinstance(block, blocks.CharBlock) and cell:
                found[_name(cell)] = [StringSegmentValue("", cell)]
        return [
            segment.wrap(name)
            for name, segments in found.items()
            for segment in segments
        ]

    def restore_translated_segments(self, value: TypedTable, segments: list):
        by_name: dict[str, list] = {}
        for segment in segments:
            name, inner = segment.unwrap()
            by_name.setdefault(name, []).append(inner)

        def words(text: str) -> str:
            inner = by_name.get(_name(text))
            return inner[0].render_text() if inner else text

        def cell(block, content):
            if isinstance(block, ProseBlock) and content:
                inner = by_name.get(_name(content.source))
                if inner:
                    return block.restore_translated_segments(content, inner)
            elif isinstance(block, blocks.CharBlock) and content:
                return words(content)
            return content

        return TypedTable(
            columns=[
                {**column, "heading": words(column["heading"])}
                for column in value.columns
            ],
            row_data=[
                {
                    "values": [
                        cell(column["block"], content)
                        for column, content in zip(
                            value.columns, row["values"], strict=True
                        )
                    ]
                }
                for row in value.row_data
            ],
            caption=words(value.caption),
        )


def _cells(table: TypedTable):
    for row in table.row_data:
        yield from zip(table.columns, row["values"], strict=True)


def _name(text: str) -> str:
    """A path component for a text: letters and digits, the same wherever it stands."""
    return sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is drawn: None is what nobody knows."""

    value: object
    is_name: bool
    is_number: bool


class TableValue(blocks.StructValue):
    @property
    def rows(self) -> list[list[Cell]]:
        return [
            [self._cell(place, cell) for place, cell in enumerate(row)]
            for row in self["table"].rows
        ]

    def _cell(self, place: int, cell: blocks.BoundBlock) -> Cell:
        value = cell.value
        is_empty = value is None or value == "" or value == RichText("")
        if isinstance(value, Decimal):
            value = number(value)
        return Cell(
            value=None if is_empty else value,
            is_name=place == 0 and self["rows_are_named"],
            is_number=cell.block.name == "number",
        )


class TableBlock(PartBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    table = CellsBlock(label=_("Table"))
    rows_are_named = blocks.BooleanBlock(
        label=_("The first column names the rows"), required=False, default=True
    )
    note = blocks.TextBlock(
        label=_("Note"), required=False, default="", max_length=300, rows=2
    )

    class Meta:
        label = _("Table")
        icon = "table"
        group = TEXTS
        value_class = TableValue
        description = _("Rows and columns with a caption; numbers are aligned.")
        preview_value = {
            "heading": "",
            "table": {
                "caption": _("What the table says"),
                "columns": [
                    {"type": "text", "heading": _("What")},
                    {"type": "number", "heading": _("How many")},
                ],
                "rows": [
                    {"values": [_("A first row"), 12]},
                    {"values": [_("A second row"), None]},
                ],
            },
            "rows_are_named": True,
            "note": "",
        }

    def title_of(self, value) -> str:
        return value["heading"] or value["table"].caption

    def words_of(self, value, page) -> str:
        table = value["table"]
        return lines(
            table.caption,
            ", ".join(column["heading"] for column in table.columns),
            *(
                ", ".join(filter(None, map(_plain, row["values"])))
                for row in table.row_data
            ),
            value["note"],
        )


def _plain(cell) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "source"):
        return get_text_for_indexing(cell.source)
    return str(cell)
