"""The blocks of text: sections, quotations, figures, questions."""

from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from home.blocks.choices import LanguageBlock
from home.blocks.choosers import FixedSnippetChooserBlock
from home.blocks.part import PartBlock, lines
from home.blocks.prose import ProseBlock

TEXTS = _("Text")


class BodySection(PartBlock):
    """A part of a page, with the heading that it is found and linked to by."""

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    text = ProseBlock(label=_("Text"))

    class Meta:
        label = _("Section")
        icon = "pilcrow"
        group = TEXTS
        description = _("Running text under a heading that readers can link to.")
        preview_value = {
            "heading": _("A heading"),
            "text": format_lazy(
                "<p>{}</p><ul><li>{}</li><li>{}</li></ul>",
                _("A paragraph of two or three sentences."),
                _("A first item"),
                _("A second item"),
            ),
        }

    def words_of(self, value, page) -> str:
        return get_text_for_indexing(value["text"].source)


class QuotationValue(blocks.StructValue):
    @property
    def translated_from(self) -> str:
        """The language of the words as they were said, where it is not the page's."""
        language = self.get("original_language") or ""
        active = (get_language() or "").partition("-")[0]
        return language if language != active else ""


class QuotationBlock(PartBlock):
    text = blocks.TextBlock(
        label=_("Words"),
        max_length=1000,
        rows=3,
        help_text=_("Without quotation marks: the page adds those of its language."),
    )
    attribution = blocks.CharBlock(
        label=_("Who says so"),
        required=False,
        default="",
        max_length=200,
        help_text=_("The name, and the role in which the person speaks."),
    )
    original_language = LanguageBlock(
        label=_("Original language"),
        required=False,
        help_text=_("In another language the page says that this is a translation."),
    )
    source = FixedSnippetChooserBlock("home.Source", label=_("Source"), required=False)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = TEXTS
        label_format = "{text}"
        value_class = QuotationValue
        description = _("Someone’s own words, with who said them and where.")
        preview_value = {
            "text": _("The words as the person said them."),
            "attribution": _("Name, role"),
            "original_language": "",
            "source": None,
        }

    def words_of(self, value, page) -> str:
        return lines(value["text"], value["attribution"])


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label=_("Number"),
        required=False,
        default="",
        max_length=40,
        help_text=_(
            "With its unit: 12, 250 000 €, 18 months. Left empty, readers see that "
            "no source states it."
        ),
    )
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)

    class Meta:
        label = _("Figure")
        label_format = "{number} {label}"


class FiguresValue(blocks.StructValue):
    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(figure["label"], figure["number"]) for figure in self["figures"]]


class FiguresBlock(PartBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    figures = blocks.ListBlock(
        FigureBlock(), label=_("Figures"), min_num=2, max_num=4, collapsed=False
    )
    note = blocks.TextBlock(
        label=_("Note"),
        required=False,
        default="",
        max_length=300,
        rows=2,
        help_text=_("What readers must know to understand the figures."),
    )
    source = FixedSnippetChooserBlock("home.Source", label=_("Source"), required=False)

    class Meta:
        label = _("Figures")
        icon = "decimal"
        group = TEXTS
        value_class = FiguresValue
        description = _("Two to four large numbers, each with what it counts.")
        preview_value = {
            "heading": "",
            "figures": [
                {"number": "12", "label": _("what is counted")},
                {"number": "", "label": _("what no source states")},
            ],
            "note": "",
            "source": None,
        }

    def words_of(self, value, page) -> str:
        figures = (
            " ".join(filter(None, (figure["number"], figure["label"])))
            for figure in value["figures"]
        )
        return lines(*figures, value["note"])


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = ProseBlock(label=_("Answer"))

    class Meta:
        label = _("Question")
        label_format = "{question}"


class QuestionsBlock(PartBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        group = TEXTS
        description = _("Questions that readers open one by one to see the answer.")
        preview_value = {
            "heading": "",
            "questions": [
                {
                    "question": _("A first question?"),
                    "answer": format_lazy("<p>{}</p>", _("Its answer.")),
                },
                {
                    "question": _("A second question?"),
                    "answer": format_lazy("<p>{}</p>", _("Its answer.")),
                },
            ],
        }

    def words_of(self, value, page) -> str:
        return lines(
            *(
                lines(item["question"], get_text_for_indexing(item["answer"].source))
                for item in value["questions"]
            )
        )
