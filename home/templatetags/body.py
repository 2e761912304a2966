"""Tags that draw the parts of a body, and what single blocks ask for."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext
from wagtail.models import Page

from home.models.body import ShownSection
from home.rich_text.languages import passage_languages
from home.selectors import records_as_read
from home.templatetags.wayfinding import language_name
from search.catalog.documents import OpenDocuments
from search.catalog.models import Record

register = template.Library()


@register.simple_tag(takes_context=True)
def draw_part(context, section: ShownSection, level: int = 3) -> SafeString:
    """A part without its heading; nothing where readers may see nothing of it."""
    values = {"page": section.page, "anchor": section.anchor, "level": level}
    values["around"] = context.get("around")
    html = section.block.render_as_block(values)
    return mark_safe(html.strip())  # noqa: S308 - the block's own template


@register.simple_tag
def record_of(page: Page) -> Record | None:
    """The record that a link to a page leads to: see `home.selectors`."""
    return records_as_read([page.translation_key]).get(page.translation_key)


@register.simple_tag
def words_of_origin(page: Page | None, anchor: str, language: str) -> str:
    """Where the same part of the page is in another language, if anyone can open it."""
    if not isinstance(page, Page):
        return ""
    record = Record.objects.public().filter(key=page.translation_key, locale=language)
    path = record.values_list("path", flat=True).first()
    return f"{path}#{anchor}" if path else ""


@register.filter
def translated_from(language: str) -> str:
    """Says from which language words were translated: "Traduit de l’anglais."."""
    name = _name_of(language)
    values = {"language": name}
    if name[:1].casefold() in "aeiouyéèêîïôœ":
        # In French: "de l’anglais", but "du français".
        text = pgettext(
            "language that begins with a vowel", "Translated from %(language)s."
        )
        return text % values
    return gettext("Translated from %(language)s.") % values


def _name_of(code: str) -> str:
    """A language's name inside a sentence; settings may have some of their own."""
    try:
        return language_name(code)
    except KeyError:
        return str(dict(passage_languages()).get(code, code)).lower()


@register.simple_tag
def may_be_read(document, page) -> bool:
    """Whether anyone may download a document that a part of `page` names."""
    if document is None:
        return False
    known = page.open_documents if isinstance(page, Page) else OpenDocuments()
    return document in known
