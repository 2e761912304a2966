"""What a browser would send of the forms that the admin shows."""

from datetime import datetime

from django.db import models
from django.forms import CheckboxInput, Form, MultiWidget
from taggit.utils import edit_string_for_tags
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import AdminTagWidget
from wagtail.blocks.base import BlockField
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock, TypedTable
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield


def form_data(form: Form) -> dict:
    """The data of a form and of the formsets in it, by the names of its fields."""
    data = {}
    for name, field in form.fields.items():
        data |= _field_data(name, field, form.get_initial_for_field(field, name))
    for name, formset in getattr(form, "formsets", {}).items():
        rows = [] if name == "comments" else list(formset.queryset)
        data[name] = _rows_data(formset, rows)
    return data


def flat(data, prefix: str = "") -> dict:
    """Nested data under names with hyphens; a tuple is several values of one name."""
    found = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}-")
        else:
            found[f"{prefix}{name}"] = value
    return found


def _field_data(name: str, field, value) -> dict:
    widget = field.widget
    if isinstance(field, BlockField):
        return {name: block_data(field.block, value)}
    if isinstance(widget, DraftailRichTextArea):
        return {name: rich_text(value or "", features=widget.features)}
    if isinstance(widget, MultiWidget):
        parts = widget.decompress(value)
        return {
            f"{name}{end}": part
            for end, part in zip(widget.widgets_names, parts, strict=True)
        }
    if isinstance(widget, AdminTagWidget):
        return {name: edit_string_for_tags(value or [])}
    if isinstance(widget, CheckboxInput):
        return {name: "on"} if value else {}
    value = field.prepare_value(value)
    return {} if value in (None, "", []) else {name: _text(value)}


def _rows_data(formset, rows: list[models.Model]) -> dict:
    saved = [row for row in rows if row.pk]
    fresh = [row for row in rows if not row.pk]
    return inline_formset(
        [
            form_data(formset.form(instance=row, **formset.form_kwargs))
            | {"id": str(row.pk or "")}
            for row in [*saved, *fresh]
        ],
        initial=len(saved),
    )


def block_data(block: blocks.Block, value):
    """The data of a block, with the blocks in it."""
    match block:
        case blocks.StreamBlock():
            return streamfield(
                (child.block_type, block_data(child.block, child.value))
                for child in value or []
            )
        case blocks.ListBlock():
            return _list_data(block.child_block, value or [])
        case blocks.StructBlock():
            return {
                name: block_data(child, value.get(name))
                for name, child in block.child_blocks.items()
            }
        case blocks.RichTextBlock():
            html = value.source if isinstance(value, RichText) else value or ""
            return rich_text(html, features=block.features)
        case BaseTypedTableBlock():
            return _table_data(value)
        case blocks.BooleanBlock():
            return "on" if value else ()
        case blocks.MultipleChoiceBlock():
            return tuple(value or ())
        case blocks.ChooserBlock():
            return str(value.pk) if value else ""
    return "" if value is None else _text(value)


def _list_data(block: blocks.Block, values) -> dict:
    data = {
        str(number): {
            "value": block_data(block, value),
            "order": str(number),
            "deleted": "",
        }
        for number, value in enumerate(values)
    }
    return data | {"count": str(len(data))}


def _table_data(table: TypedTable) -> dict:
    columns = {
        str(number): {
            "type": column["block"].name,
            "heading": column["heading"],
            "order": str(number),
            "deleted": "",
        }
        for number, column in enumerate(table.columns)
    }
    rows = {
        str(number): {"order": str(number), "deleted": ""}
        for number, _row in enumerate(table.row_data)
    }
    cells = {
        f"{row}-{column}": block_data(table.columns[column]["block"], cell)
        for row, content in enumerate(table.row_data)
        for column, cell in enumerate(content["values"])
    }
    return {
        "caption": table.caption,
        "column": columns | {"count": str(len(columns))},
        "row": rows | {"count": str(len(rows))},
        "cell": cells,
    }


def _text(value) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return str(getattr(value, "pk", value))
