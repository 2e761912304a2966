"""Schemas of the blocks of a body, as `representation` writes their values."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageBlock

from search.catalog.schema.parts import (
    ANYTHING,
    DATE,
    HTML,
    NULL,
    TEXT,
    TIME,
    list_of,
    object_of,
    one_of,
    or_null,
)
from search.catalog.schema.rows import named

#: By class, the first that fits.
PLAIN = {
    blocks.RichTextBlock: HTML,
    blocks.RawHTMLBlock: HTML,
    blocks.CharBlock: TEXT,
    blocks.TextBlock: TEXT,
    blocks.URLBlock: TEXT,
    blocks.EmailBlock: TEXT,
    blocks.RegexBlock: TEXT,
    blocks.IntegerBlock: {"type": "integer"},
    blocks.FloatBlock: {"type": "number"},
    blocks.DecimalBlock: {"type": "number"},
    blocks.BooleanBlock: {"type": "boolean"},
    blocks.DateTimeBlock: TIME,
    blocks.DateBlock: DATE,
    blocks.StaticBlock: NULL,
}


class Blocks:
    """
    What blocks are written as.

    `definitions` gets a schema for each kind of part of a stream, by the name of the
    stream and of the part: `body.section`.
    """

    def __init__(self, definitions: dict[str, dict]) -> None:
        self.definitions = definitions

    def stream(self, block: blocks.BaseStreamBlock, path: str) -> dict:
        """A list of parts, each of one of its kinds."""
        kinds = [
            self._part(name, child, f"{path}.{name}")
            for name, child in block.child_blocks.items()
        ]
        return list_of({"oneOf": kinds} if kinds else False)

    def _part(self, name: str, block: blocks.Block, path: str) -> dict:
        self.definitions[path] = self.value(block, path)
        return object_of(
            {
                "type": {"const": name},
                "id": or_null(TEXT),
                "value": {"$ref": f"#/$defs/{path}"},
            }
        )

    def value(self, block: blocks.Block, path: str) -> dict:
        """With the block's label in the active language."""
        schema = self._schema(block, path)
        return {"title": str(block.label), **schema} if block.label else schema

    def _schema(self, block: blocks.Block, path: str) -> dict:
        if hasattr(block, "record_schema"):
            return block.record_schema()
        match block:
            case blocks.BaseStreamBlock():
                return self.stream(block, path)
            case ImageBlock():
                return or_null(named(block.child_blocks["image"].model_class))
            case blocks.BaseStructBlock():
                return object_of(
                    {
                        name: self.value(child, f"{path}.{name}")
                        for name, child in block.child_blocks.items()
                    }
                )
            case blocks.ListBlock():
                return list_of(self._schema(block.child_block, path))
            case BaseTypedTableBlock():
                return self._table(block, path)
            case blocks.ChooserBlock():
                # What was chosen may have been deleted since.
                return or_null(named(block.model_class))
        return _or_null(block, _choices(block) or _plain(block))

    def _table(self, block: BaseTypedTableBlock, path: str) -> dict:
        """Columns with the type and heading of each, rows as lists of their cells."""
        cells = [
            self._schema(child, f"{path}.{name}")
            for name, child in block.child_blocks.items()
        ]
        column = object_of({"type": one_of(block.child_blocks), "heading": TEXT})
        return object_of(
            {
                "caption": TEXT,
                "columns": list_of(column),
                "rows": list_of(list_of({"anyOf": cells} if cells else False)),
            }
        )


def _or_null(block: blocks.Block, schema: dict) -> dict:
    """A block that was added since is what it is by default in older parts."""
    stated = schema == NULL or isinstance(block, blocks.RichTextBlock)
    return schema if stated or block.get_default() is not None else or_null(schema)


def _choices(block: blocks.Block) -> dict:
    """The values of a list that does not depend on the site."""
    if not isinstance(block, blocks.field_block.BaseChoiceBlock):
        return {}
    choices = block._constructor_kwargs["choices"]
    value = TEXT if callable(choices) else one_of([*_values(choices), ""])
    return list_of(value) if isinstance(block, blocks.MultipleChoiceBlock) else value


def _values(choices):
    """The values of choices, those in groups as well."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _values(label)
        else:
            yield value


def _plain(block: blocks.Block) -> dict:
    for known, schema in PLAIN.items():
        if isinstance(block, known):
            return schema
    return ANYTHING
