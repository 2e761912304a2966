"""
The typography of what readers see: no-break spaces, thousands, quotation marks.

Texts are stored as they were typed. These functions are applied when a page is drawn,
by the `typeset` filter: they touch spaces, quotation marks and apostrophes and nothing
else, and doing it twice changes nothing more.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from home.quotation_marks import marks_in

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


@dataclass(slots=True)
class _Text:
    """A piece of what is read in one go, in its language."""

    text: str
    language: str
    untouched: bool = False


@lru_cache(maxsize=4096)
def typeset(text: str, language: str) -> str:
    """
    Return plain text with the spaces and the marks of its language.

    Web and mail addresses are left as they are, and so is a text in a language without
    rules here.
    """
    if _primary(language) not in _RULES:
        return text
    return "".join(_typeset_together([_Text(text, language)]))


def typeset_in_a_row(texts: Iterable[str], language: str) -> list[str]:
    """Do the same to plain texts that stand in one line: marks may pair across them."""
    return list(_typeset_together([_Text(text, language) for text in texts]))


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
    typesetter.end_of_text()
    return "".join(typesetter.pieces)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _typeset_together(texts: Iterable[_Text]) -> Iterator[str]:
    """Texts that follow one another in a line: a mark may stand at the end of one."""
    texts = list(texts)
    pieces = [list(_without_addresses(each)) for each in texts]
    _set_marks([piece for some in pieces for piece in some])
    for some in pieces:
        yield "".join(
            piece.text
            if piece.untouched
            else _apply(_RULES[piece.language], piece.text)
            for piece in some
        )


def _without_addresses(text: _Text) -> Iterator[_Text]:
    language = _primary(text.language)
    if text.untouched or language not in _RULES:
        yield _Text(text.text, language, untouched=True)
        return
    for number, piece in enumerate(_ADDRESS.split(text.text)):
        yield _Text(piece, language, untouched=number % 2 == 1)


def _set_marks(pieces: list[_Text]) -> None:
    """Straight quotation marks in pairs, and apostrophes, in place."""
    # What is left alone is a word to what stands around it, whatever is in it.
    line = "".join(
        re.sub("['\"]", "x", piece.text) if piece.untouched else piece.text
        for piece in pieces
    )
    if "'" not in line and '"' not in line:
        return
    languages = [
        "" if piece.untouched else piece.language
        for piece in pieces
        for _character in piece.text
    ]
    marks = marks_in(line, languages)
    start = 0
    for piece in pieces:
        length = len(piece.text)
        piece.text = "".join(
            marks.get(place, character)
            for place, character in enumerate(piece.text, start)
        )
        start += length


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
    #: What stands in a line of text and does not end it.
    INLINE = frozenset(
        ["a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i"]
        + ["ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub"]
        + ["sup", "time", "u", "var", "wbr"]
    )
    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"]
        + ["source", "track", "wbr"]
    )

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        # The texts of the line that is being read, by the number of their piece.
        self.line: dict[int, _Text] = {}
        # The open elements: name, language, whether their text is left alone.
        self.open: list[tuple[str, str, bool]] = [("", language, False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._meet(tag)
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
        self._meet(tag)
        self.pieces.append(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        self._meet(tag)
        self.pieces.append(f"</{tag}>")
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        tag, language, untouched = self.open[-1]
        if tag not in self.RAW:
            self.line[len(self.pieces)] = _Text(data, language, untouched)
        self.pieces.append(data)

    def end_of_text(self) -> None:
        """Typesets what was read since the last line ended."""
        drawn = _typeset_together(self.line.values())
        for number, text in zip(self.line, drawn, strict=True):
            self.pieces[number] = escape(text, quote=False)
        self.line = {}

    def _meet(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.end_of_text()

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.pieces.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(f"<![{data}]>")
