"""
The source of a manual page as text.

It knows the macros of man(7) and those that asciidoctor writes. It sets no lines: a
paragraph is a line, and words are as they are searched.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: These set their arguments in turns in two fonts, without a space between them.
ALTERNATING = ("BI", "BR", "IB", "IR", "RB", "RI")
IN_ONE_FONT = ("B", "I", "SB", "SM", "OP", "SY")
BREAKS = ("PP", "P", "LP", "TP", "TQ", "HP", "sp", "br", "RS", "RE", "YS", "EE", "EX")
LINKS = ("UR", "MT")
LINKS_WITH_TEXT = ("URL", "MTO")

CHARACTERS = {
    "aq": "'", "cq": "’", "oq": "‘", "lq": "“", "rq": "”", "dq": '"', "ga": "`",
    "bu": "•", "co": "©", "em": "—", "en": "–", "hy": "-", "mi": "-", "ha": "^",
    "ti": "~", "at": "@", "rs": "\\", "rg": "®", "tm": "™", "de": "°", "sc": "§",
    "+-": "±", "mu": "×", "<-": "←", "->": "→", "<=": "≤", ">=": "≥", "fm": "'",
    "la": "<", "ra": ">", "lA": "⇐", "Fo": "«", "Fc": "»", "12": "½", "oe": "œ",
    "ss": "ß", "or": "|",
}  # fmt: skip
#: Signs before a letter, and what is put above it or below.
ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", ":": "\u0308"}
ACCENTS |= {"~": "\u0303", ",": "\u0327"}
#: Escapes of a single sign; those that are not here are nothing but typography.
SIGNS = {"-": "-", "e": "\\", " ": " ", "~": " ", "0": " ", "t": " ", "\\": "\\"}
SIGNS |= {".": ".", "'": "'", "`": "`", "»": "»"}

_ESCAPE = re.compile(
    r"""
      \\["\#].*                                 # a comment
    | \\[fFmMsnYVgk*] (?:\[(?P<long>[^\]]*)\] | \((?P<two>..) | [+-]?(?P<one>.))
    | \\[hvwNDLlobCAXZRxSH] '[^']*'
    | \\\[(?P<name>[^\]]*)\]
    | \\\((?P<pair>..)
    | \\(?P<sign>.)
    """,
    re.VERBOSE,
)
_ARGUMENT = re.compile(r'"((?:[^"]|"")*)"?|((?:\\.|\S)+)')
_REQUEST = re.compile(r"[.'][ \t]*(?P<name>[A-Za-z]+)[ \t]*(?P<rest>.*)")
_CONDITION = re.compile(
    r"(?P<condition>!?(?:\\n(?:\[.*?\]|\(..)|\S)\S*)\s*(?P<body>.*)"
)
_END_OF_MACRO = re.compile(r"\.\s*\.\s*")
_SEPARATOR = re.compile(r"tab\s*\((.)\)")


@dataclass
class ManualSection:
    """A section of a page, with a line for each paragraph."""

    heading: str
    lines: list[str] = field(default_factory=list)


def manual_sections(source: str) -> list[ManualSection]:
    """The sections of a page, in its order. What is before the first is left out."""
    reader = _Reader()
    for line in _taken(source.splitlines()):
        reader.read(line)
    reader.end_paragraph()
    return reader.sections


def _taken(lines: Iterable[str]) -> Iterator[str]:
    """The lines that a terminal shows: no definitions, and of a choice the one side."""
    blocks, defining, taken_before = [], False, True
    for line in lines:
        if defining:
            defining = not _END_OF_MACRO.fullmatch(line)
            continue
        request = _REQUEST.match(line)
        name = request["name"] if request else ""
        if name in ("de", "de1", "am", "ig"):
            defining = True
        elif name in ("if", "ie", "el"):
            line, taken = _choice(name, request["rest"], taken_before)
            if name == "ie":
                taken_before = taken
            taken = taken and all(blocks)
            if line.startswith("\\{"):
                blocks.append(taken)
                line = line[2:].strip().removesuffix("\\")
            if taken and line:
                yield line
        elif all(blocks) and "\\}" not in line:
            yield line
        if "\\}" in line and blocks:
            blocks.pop()


def _choice(name: str, rest: str, taken_before: bool) -> tuple[str, bool]:
    """What stands behind a condition, and whether it is met on a terminal."""
    if name == "el":
        return rest.strip(), not taken_before
    found = _CONDITION.match(rest)
    if found is None:
        return "", False
    return found["body"], found["condition"].startswith(("n", "\\n[.g", "\\n(.g", "!t"))


class _Reader:
    def __init__(self):
        self.sections = []
        self._paragraph = ""
        #: Whether the next word belongs to the last one.
        self._goes_on = False
        self._strings = {"lq": "“", "rq": "”", "R": "®", "Tm": "™", "-": "-", "Aq": "'"}
        #: Whether lines stay as they are, as in examples.
        self._kept = False
        #: A heading may be on the line after its macro.
        self._heading: str | None = None
        self._table: _Table | None = None

    def read(self, line: str) -> None:
        request = _REQUEST.match(line)
        if request:
            self._request(request["name"], request["rest"])
        elif line.startswith((".", "'")):
            return
        elif self._table is not None:
            self._row(line)
        elif self._heading is not None:
            self._head(self._heading, line)
        else:
            self._say(line)

    def end_paragraph(self) -> None:
        if self._paragraph and self.sections:
            self.sections[-1].lines.append(self._paragraph)
        self._paragraph = ""

    def _request(self, name: str, rest: str) -> None:
        arguments = _arguments(rest)
        match name:
            case "SH" | "SS":
                self._head(name, " ".join(arguments))
            case "IP":
                self.end_paragraph()
                self._say(" ".join(arguments[:1]))
            case "nf" | "EX":
                self.end_paragraph()
                self._kept = True
            case "fi" | "EE":
                self.end_paragraph()
                self._kept = False
            case "TS":
                self.end_paragraph()
                self._table = _Table()
            case "TE":
                self._table = None
            case "ds":
                key, _space, value = rest.partition(" ")
                self._strings[key] = self._plain(value.strip().removeprefix('"'))
            case _ if name in BREAKS:
                self.end_paragraph()
            case _ if name in ALTERNATING:
                self._say("".join(arguments))
            case _ if name in IN_ONE_FONT or name in LINKS:
                self._say(" ".join(arguments))
            case _ if name in LINKS_WITH_TEXT:
                self._say(" ".join(reversed(arguments[:2])))

    def _head(self, name: str, text: str) -> None:
        self.end_paragraph()
        self._kept = False
        heading = self._plain(text)
        self._heading = None if heading else name
        if heading and name == "SH":
            self.sections.append(ManualSection(heading))
        elif heading and self.sections:
            self.sections[-1].lines.append(heading)

    def _row(self, line: str) -> None:
        text = self._table.text(line)
        if text is not None:
            self._say(text)
            if not self._table.in_cell:
                self.end_paragraph()

    def _say(self, line: str) -> None:
        text = self._plain(line)
        if text:
            space = " " if self._paragraph and not self._goes_on else ""
            self._paragraph += space + text
            self._goes_on = line.endswith("\\c")
        if self._kept and not self._goes_on or not line.strip():
            self.end_paragraph()

    def _plain(self, text: str) -> str:
        return " ".join(_ESCAPE.sub(self._character, text).split())

    def _character(self, escape: re.Match) -> str:
        if escape["sign"]:
            return SIGNS.get(escape["sign"], "")
        name = escape["name"] or escape["pair"]
        if name:
            return _named(name)
        if escape[0].startswith("\\*"):
            string = escape["long"] or escape["two"] or escape["one"]
            return self._strings.get(string, "")
        return ""


class _Table:
    """A table of tbl: options, then a format that ends with a full stop, then rows."""

    def __init__(self):
        self.in_cell = False
        self._separator = "\t"
        self._in_head = True

    def text(self, line: str) -> str | None:
        """The cells of a line, or nothing where the line only says how to set them."""
        if self._in_head:
            chosen = _SEPARATOR.search(line)
            if chosen:
                self._separator = chosen[1]
            self._in_head = not line.rstrip().endswith(".")
            return None
        if line.startswith("T}"):
            self.in_cell = False
        line = line.removeprefix("T}")
        if line.endswith("T{"):
            self.in_cell = True
            line = line.removesuffix("T{")
        if line.strip() in ("_", "="):
            return None
        return line.replace(self._separator, " ") or " \\&"


def _named(name: str) -> str:
    """A character by its number, by its name, or as a letter under an accent."""
    if re.fullmatch(r"u[0-9A-F]{4,5}", name):
        return chr(int(name[1:], 16))
    if name in CHARACTERS:
        return CHARACTERS[name]
    if len(name) == 2 and name[0] in ACCENTS and name[1].isalpha():
        return unicodedata.normalize("NFC", name[1] + ACCENTS[name[0]])
    return ""


def _arguments(rest: str) -> list[str]:
    """The arguments of a macro; quotation marks hold words together."""
    rest = re.sub(r'(?<!\\)\\".*', "", rest)
    return [
        quoted.replace('""', '"') if quoted else plain
        for quoted, plain in _ARGUMENT.findall(rest)
    ]
