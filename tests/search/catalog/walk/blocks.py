"""Values for the blocks of a body, of whatever kinds the site has."""

from collections.abc import Callable
from decimal import Decimal

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from home.models import GlossaryTerm


class BlockMaker:
    """
    Makes values by number: the same number and the same site give the same value.

    `page` gives the page with a number, if there is one.
    """

    def __init__(self, number: int, word: str, page: Callable[[int], Page | None]):
        self.number = number
        self.word = word
        self.page = page

    def body(self, block: blocks.StreamBlock) -> list[tuple]:
        """One or two parts, in the order of their kinds."""
        kinds = list(block.child_blocks.items())
        found = []
        for step in range(1 + self.number % 2):
            name, child = kinds[(self.number + step) % len(kinds)]
            if self.can_fill(child):
                found.append((name, self.value(child)))
        return found

    def can_fill(self, block: blocks.Block) -> bool:
        """Whether the site has what a part cannot be without."""
        match block:
            case blocks.StructBlock():
                return all(map(self.can_fill, block.child_blocks.values()))
            case blocks.ListBlock():
                return not block.meta.min_num or self.can_fill(block.child_block)
            case blocks.ChooserBlock():
                return not block.required or self._chosen(block) is not None
        return True

    def value(self, block: blocks.Block):
        match block:
            case blocks.StructBlock():
                return self._struct(block)
            case blocks.ListBlock():
                return self._list(block)
            case blocks.ChooserBlock():
                return self._chosen(block)
            case BaseTypedTableBlock():
                return block.normalize(self._table(block))
        return self._plain(block)

    def _plain(self, block: blocks.Block):
        match block:
            case blocks.RichTextBlock():
                return block.normalize(self.rich_text())
            case blocks.MultipleChoiceBlock():
                return _choices(block)[:1]
            case blocks.ChoiceBlock():
                choices = _choices(block)
                return choices[self.number % len(choices)] if choices else ""
            case blocks.BooleanBlock():
                return bool(self.number % 2)
            case blocks.URLBlock():
                return f"https://example.org/{self.number}"
            case blocks.IntegerBlock():
                return 1 + self.number % 9
            case blocks.DecimalBlock():
                return Decimal(self.number)
            case blocks.CharBlock() | blocks.TextBlock():
                return f"{self.word} {self.number}"
            case blocks.FieldBlock() if hasattr(block, "get_choices"):
                return self._of_the_catalog(block)
        raise TypeError(f"The walk has no value for a {type(block).__name__}.")

    def _struct(self, block: blocks.StructBlock):
        value = block.normalize(
            {name: self.value(child) for name, child in block.child_blocks.items()}
        )
        # Parts that ask for one of two get the first of those that are at fault.
        for name in getattr(block, "faults_of", lambda value: {})(value):
            value[name] = None if value[name] else self.value(block.child_blocks[name])
        return value

    def _list(self, block: blocks.ListBlock):
        count = max(block.meta.min_num or 0, self.number % 2)
        many = [self.value(block.child_block) for _each in range(count)]
        return block.normalize([each for each in many if each not in (None, "")])

    def _chosen(self, block: blocks.ChooserBlock):
        match block:
            case blocks.PageChooserBlock():
                return self.page(self.number)
            case ImageChooserBlock():
                model = get_image_model()
            case DocumentChooserBlock():
                model = get_document_model()
            case SnippetChooserBlock():
                model = block.target_model
        rows = list(model.objects.order_by("pk"))
        return rows[self.number % len(rows)] if rows else None

    def _table(self, block: BaseTypedTableBlock) -> dict:
        columns = list(block.child_blocks.items())
        return {
            "caption": self.word,
            "columns": [{"type": name, "heading": name} for name, _block in columns],
            "rows": [
                {
                    "values": [
                        child.get_prep_value(self._plain(child))
                        for _name, child in columns
                    ]
                }
            ],
        }

    def _of_the_catalog(self, block: blocks.FieldBlock) -> str:
        found = []
        for value, label in block.get_choices():
            is_group = isinstance(label, list | tuple)
            found += [each for each, _label in label] if is_group else [value]
        return found[self.number % len(found)] if found else ""

    def rich_text(self) -> str:
        """A link to a page, a passage, and an abbreviation that may be explained."""
        target = self.page(self.number)
        link = f'<a linktype="page" id="{target.pk}">ici</a>' if target else "ici"
        keys = [*GlossaryTerm.objects.order_by("pk").values_list("key", flat=True)]
        term = [self.word, *keys][self.number % (len(keys) + 1)]
        return (
            f'<p>{link} {self.number} <span lang="en">{self.word}</span> '
            f'<abbr data-term="{term}">{self.word.upper()}</abbr></p>'
        )


def _choices(block: blocks.Block) -> list[str]:
    return [value for value, _label in block.field.choices if value]
