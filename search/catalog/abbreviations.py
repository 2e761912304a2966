"""
Abbreviations in rich text: `<abbr data-term="poc">POC</abbr>`, a term named by its key.

What the letters stand for is not stored with them. It comes from a vocabulary, when the
text is drawn or its record built: a term that is renamed is right everywhere at once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.html import format_html
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text.rewriters import extract_attrs

from search.catalog.references import References, list_target

_ABBREVIATION = re.compile(r"<abbr\b([^>]*)>(.*?)</abbr>", re.DOTALL)
#: In JSON the quotes are escaped.
_KEYS = re.compile(r"""\bdata-term=\\?["']([\w-]{1,80})\\?["']""")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What letters stand for; `language` where it is not the active one."""

    key: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The vocabulary that explains: its terms by key, and what one of them says."""

    model: type[models.Model]
    find: Callable[[Iterable[str]], dict[str, models.Model]]
    explain: Callable[[models.Model], Explanation | None]


_registered: dict[str, Glossary] = {}


def register_glossary(glossary: Glossary) -> None:
    """Makes its terms explain the abbreviations of rich text; there is one."""
    _registered["glossary"] = glossary


class ExplainingTerms:
    """Terms that rich text names, by key: those of many pages are read at once."""

    def __init__(self):
        self._terms: dict[str, models.Model | None] = {}

    def prefetch(self, keys: Iterable[str]) -> None:
        missing = {key for key in keys if key not in self._terms}
        glossary = _registered.get("glossary")
        if missing and glossary is not None:
            found = glossary.find(missing)
            self._terms.update({key: found.get(key) for key in missing})

    def named_in(self, html: str, references: References) -> dict[str, Explanation]:
        """The explanations that a text needs; its record is said to name the terms."""
        keys = keys_in(html)
        glossary = _registered.get("glossary")
        if not keys or glossary is None:
            return {}
        self.prefetch(keys)
        explanations = {}
        for key in keys:
            term = self._terms[key]
            if term is None:
                # A term that is added under this key will explain the letters.
                references.targets.add(list_target(glossary.model._meta.label))
                continue
            references.to_row(term)
            explanations[key] = glossary.explain(term)
        return {key: each for key, each in explanations.items() if each}


def keys_in(html: str) -> set[str]:
    """The keys of the terms that a piece of HTML, or of JSON with HTML in it, names."""
    return set(_KEYS.findall(html))


def keys_in_rich_text(instance: models.Model) -> set[str]:
    """The keys of the terms that the rich text of a page or of a row names."""
    return {
        key
        for field in instance._meta.concrete_fields
        if isinstance(field, RichTextField | StreamField)
        for key in keys_in(field.value_to_string(instance))
    }


def expand(html: str, explanations: Mapping[str, Explanation]) -> str:
    """The HTML with what its abbreviations stand for; without it, words stay words."""

    def element(match: re.Match) -> str:
        words = match.group(2)
        attributes = extract_attrs(match.group(1))
        explanation = explanations.get(attributes.get("data-term", ""))
        if explanation is None:
            return words
        opening = format_html(
            '<abbr data-term="{}" title="{}"', explanation.key, explanation.text
        )
        if explanation.language:
            opening += format_html(' lang="{}"', explanation.language)
        return f"{opening}>{words}</abbr>"

    return _ABBREVIATION.sub(element, html) if "<abbr" in html else html
