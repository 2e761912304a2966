"""
The typography of what readers see: no-break spaces, thousands, apostrophes.

Texts are stored as they were typed. These functions are applied when a page is drawn,
by the `typeset` filter: they touch spaces and apostrophes and nothing else, and doing
it twice changes nothing more.
"""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

NO_BREAK = "\u00a0"
NARROW = "\u202f"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_SPACES = r"[ \u00a0\u2009\u202f]+"
# What a high punctuation mark may stand against, before it and after it. A mark that a
# letter or a digit follows belongs to an address, a time or a code, and is left alone.
_BEFORE = r"(?<=[^\W_]|[%€»)\]”’…])"
_AFTER = r"(?=\s|$|[»)\]”…])"

_ADDRESS = re.compile(r"(\S*(?:://|www\.|@)\S*|&#?\w+;)")

_MONTHS = {
    "fr": (
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
        "|novembre|décembre"
    ),
    "en": (
        "January|February|March|April|May|June|July|August|September|October"
        "|November|December"
    ),
}
_UNITS = {
    "fr": (
        r"[kM]?€|%|°C|[kcm]?m[²³]?|ha|h|min|s|[kM]?o|ans?|années?|mois|semaines?"
        "|jours?|journées?|heures?|minutes?"
    ),
    "en": r"[kcm]?m[²³]?|ha|years?|months?|weeks?|days?|hours?|minutes?",
}


def _rule(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), replacement


def _narrow_thousands(match: re.Match[str]) -> str:
    return re.sub(_SPACES, NARROW, match.group())


def _shared(language: str) -> list[Rule]:
    units, months = _UNITS[language], _MONTHS[language]
    return [
        _rule(r"(?<=[^\W\d_])'", "’"),
        _rule(rf"(?<=\d){_SPACES}(?=(?:{units})(?!\w))", NO_BREAK),
        _rule(rf"(?<=\d){_SPACES}(?=(?:{months})\b)", NO_BREAK),
        _rule(rf"(?<=[Nn]°){_SPACES}(?=\S)", NO_BREAK),
        _rule(rf"(?<=[Nn]°\.){_SPACES}(?=\S)", NO_BREAK),
        _rule(rf"\({_SPACES}", f"({NO_BREAK}"),
        _rule(rf"{_SPACES}\)", f"{NO_BREAK})"),
    ]


_RULES: dict[str, list[Rule]] = {
    "fr": [
        _rule(rf"«(?:{_SPACES}|(?=[^\s»]))", f"«{NO_BREAK}"),
        _rule(rf"(?:{_SPACES}|(?<=[^\s«]))»", f"{NO_BREAK}»"),
        _rule(rf"(?:{_SPACES}|{_BEFORE})(?=[;!?]+{_AFTER})", NARROW),
        _rule(rf"(?:{_SPACES}|{_BEFORE})(?=:{_AFTER})", NO_BREAK),
        _rule(
            rf"(?<![\w.,])[1-9]\d{{0,2}}(?:{_SPACES}\d{{3}}(?!\d))+",
            _narrow_thousands,
        ),
        _rule(r"(?<=\b1er) (?=(?:" + _MONTHS["fr"] + r")\b)", NO_BREAK),
        *_shared("fr"),
    ],
    "en": [
        _rule(rf"{_BEFORE}{_SPACES}(?=[;!?]+{_AFTER})", ""),
        _rule(rf"(?<=[^\W\d_]){_SPACES}(?=:{_AFTER})", ""),
        *_shared("en"),
    ],
}


def typeset(text: str, language: str) -> str:
    """
    Return plain text with the spaces and apostrophes of its language.

    Web and mail addresses are left as they are, and so is a text in a language without
    rules here.
    """
    rules = _RULES.get(_primary(language))
    if rules is None:
        return text
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_apply(rules, piece) for piece in pieces[::2]]
    return "".join(pieces)


def typeset_html(html: str, language: str) -> str:
    """
    Do the same to the text nodes of a piece of HTML, following its `lang` attributes.

    Tags and attributes come out as they went in; code, form values, scripts and what is
    marked `translate="no"` or `class="code"` are not touched.
    """
    if "<" not in html and "&" not in html:
        return typeset(html, language)
    typesetter = _Typesetter(language)
    typesetter.feed(html)
    typesetter.close()
    return "".join(typesetter.pieces)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _apply(rules: list[Rule], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


class _Typesetter(HTMLParser):
    """Copies HTML, typesetting its text nodes in the language of their element."""

    UNTOUCHED = frozenset(
        {"code", "kbd", "pre", "samp", "script", "style", "svg", "textarea", "var"}
    )
    RAW = frozenset({"script", "style"})
    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"]
        + ["source", "track", "wbr"]
    )

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        # The open elements: name, language, whether their text is left alone.
        self.open: list[tuple[str, str, bool]] = [("", language, False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(self.get_starttag_text())
        if tag in self.VOID:
            return
        _, language, untouched = self.open[-1]
        named = dict(attrs)
        untouched = (
            untouched
            or tag in self.UNTOUCHED
            or named.get("translate") == "no"
            or "code" in (named.get("class") or "").split()
        )
        self.open.append((tag, named.get("lang") or language, untouched))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        tag, language, untouched = self.open[-1]
        if not untouched:
            data = typeset(data, language)
        self.pieces.append(data if tag in self.RAW else escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.pieces.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(f"<![{data}]>")
