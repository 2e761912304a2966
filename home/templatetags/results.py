"""
Tags that draw what a search found and what narrows it.

They are Python and no templates: a page has some hundred of them, and a template of so
many nodes takes most of the time of a search.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from home.templatetags.typography import marked, time_tag, typeset
from home.templatetags.wayfinding import kind_label, language_name

register = template.Library()

_HIT = """<li><article class="hit" data-kind="{kind}">
  <p class="hit__head"><span class="kind">{kind_label}</span>{language}{published}</p>
  <div{lang}>
    <h{level} class="hit__title"><a href="{url}"{hreflang}>{title}</a></h{level}>
    {extract}
    {section}
  </div>
</article></li>
"""
_LANGUAGE = ' <span class="language"><span translate="no">{}</span>, {}</span>'
_EXTRACT = '<p class="hit__text"{}>{}</p>'
_SECTION = '<p class="hit__section"><a href="{}{}">{}</a>{}</p>'

_FACET_VALUE = (
    '<label class="facet"><input type="checkbox" name="{}" value="{}"'
    ' autocomplete="off"{}> <span>{}</span> <span class="facet__count">{}'
    '<span class="visually-hidden"> {}</span></span></label>'
)


@register.simple_tag
def hits(found: Iterable, language: str = "", level: int = 2) -> SafeString:
    """
    What was found, as the items of a list.

    Each has a `record`, and pairs of text and whether it matched: `title_parts` and
    `extract_parts`. Its `section` is the part that matched, with its anchor, or its
    `path` after the page's, and its heading; a page of a file also says `language` and
    `note`. `language` is that of all of them, where it is not the reader's.
    """
    found = list(found)
    kinds = {record.kind for record in (each.record for each in found)}
    labels = {kind: typeset(kind_label(kind)) for kind in kinds}
    told = _language(language)
    published = [_published(each.record.first_published_at) for each in found]
    lang = _attribute("lang", language)
    hreflang = _attribute("hreflang", language)
    with override(language or get_language()):
        return format_html_join(
            "",
            _HIT,
            (
                {
                    "kind": each.record.kind,
                    "kind_label": labels[each.record.kind],
                    "language": told,
                    "published": day,
                    "lang": lang,
                    "hreflang": hreflang,
                    "level": level,
                    "url": each.record.path,
                    "title": _title(each),
                    "extract": _extract(each),
                    "section": _section(each),
                }
                for each, day in zip(found, published, strict=True)
            ),
        )


@register.simple_tag
def facet_values(name: str, values: Iterable) -> SafeString:
    """Values of a facet to choose from, each with how many results it would leave."""
    # The word beside a count is the same for most: it is not translated for each.
    beside = [escape(ngettext("result", "results", count)) for count in range(3)]
    drawn = (
        _FACET_VALUE.format(
            escape(name),
            escape(each.value),
            " checked" if each.is_chosen else "",
            conditional_escape(typeset(each.label)),
            each.count,
            beside[min(each.count, 2)],
        )
        for each in values
    )
    return mark_safe("\n".join(drawn))  # noqa: S308 - every text is escaped


def _language(code: str) -> str:
    if not code:
        return ""
    told = _("page in %(language)s") % {"language": language_name(code)}
    return format_html(_LANGUAGE, code.upper(), told)


def _published(moment) -> str:
    if not moment:
        return ""
    told = _("published %(date)s") % {"date": time_tag(moment)}
    return mark_safe(f" <span>{told}</span>")  # noqa: S308 - the day is a safe element


def _title(found) -> str:
    return (
        marked(found.title_parts) if found.title_parts else typeset(found.record.title)
    )


def _extract(found) -> str:
    if not found.extract_parts:
        return ""
    code = getattr(found.section, "language", "")
    if not code:
        return format_html(_EXTRACT, "", marked(found.extract_parts))
    with override(code):
        text = marked(found.extract_parts)
    return format_html(_EXTRACT, _attribute("lang", code), text)


def _section(found) -> str:
    section = found.section
    if section is None or not section.heading:
        return ""
    place = section.path or (section.anchor and f"#{section.anchor}")
    if not place:
        return ""
    note = ""
    if section.note:
        note = format_html(
            ' <span class="small soft">({})</span>', typeset(section.note)
        )
    url = found.record.path
    return format_html(_SECTION, url, place, typeset(section.heading), note)


def _attribute(name: str, value: str) -> str:
    return format_html(' {}="{}"', name, value) if value else ""
