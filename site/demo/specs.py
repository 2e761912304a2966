"""
What the files ask for, as the models will hold it.

Between files and models: families make specs of entries, and nothing else needs to know
how the files name a field, nor what an entry stands for.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import Page

from demo.faults import Place
from demo.reading import Content, Entry
from home.choices import Basis

_APOSTROPHES = re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record, by its kind and its key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """
    A value, with the field of the file that says it.

    None is what no source says. The value of prose is a text by language.
    """

    value: Any
    field: str


@dataclass(slots=True)
class Row:
    """A child row: facts, and prose that is translated with its page."""

    facts: dict[str, Said] = field(default_factory=dict)
    prose: dict[str, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body: a heading and paragraphs, in each language."""

    heading: Said | None
    paragraphs: tuple[Said, ...]


@dataclass(slots=True)
class Spec:
    """
    A record that the files ask for: a term, or a page with its translations.

    A page has prose, a slug in each language, and the page that it stands under.
    """

    kind: str
    place: Place
    model: type[Model]
    facts: dict[str, Said] = field(default_factory=dict)
    prose: dict[str, Said] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    body: tuple[Section, ...] = ()
    slug: dict[str, str] = field(default_factory=dict)
    under: Reference | None = None
    #: The record's own key, where it is not its entry's.
    named: str = ""

    @property
    def key(self) -> str:
        return self.named or self.place.key

    @property
    def reference(self) -> Reference:
        return Reference(self.kind, self.key)

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    def __str__(self):
        return f"{self.kind} {self.key}"


def said(entry: Entry, *same: str, **others: str) -> dict[str, Said]:
    """Fields of an entry by the model's names: the same name, or another one."""
    paths = {name: name for name in same} | others
    return {name: Said(entry.get(path), path) for name, path in paths.items()}


def refers(entry: Entry, **kinds: str) -> dict[str, Said]:
    """Fields of an entry that name another record, of the kind that is given."""
    return {
        name: Said(entry.get(name) and Reference(kind, entry.get(name)), name)
        for name, kind in kinds.items()
    }


def provenance(
    entry: Entry, content: Content, *, inferred: bool = False
) -> dict[str, Said]:
    """Where an entry comes from: stated, unless the files say otherwise."""
    source = source_of(entry, content)
    basis = entry.get("basis")
    if basis is None and source is not None:
        basis = Basis.INFERRED.value if inferred else Basis.STATED.value
    return {"source": Said(source, "source"), "basis": Said(basis, "basis")}


def source_of(entry: Entry, content: Content) -> Reference | None:
    """The source whose document an entry names."""
    for source in content["sources"]:
        if entry.get("source") and source.get("source") == entry.get("source"):
            return Reference("source", source.key)
    return None


def slugs(entry: Entry, path: str) -> dict[str, str]:
    """The part of a page's address that a title makes, in each language."""
    return {
        code: slugify(_APOSTROPHES.sub(" ", text))[:100].strip("-") or entry.key
        for code, text in entry.get(path).items()
    }


def numbered(field_name: str, values: list | None) -> list[Said]:
    """The values of a list, each with its own place in the field."""
    return [
        Said(value, f"{field_name}.{number}")
        for number, value in enumerate(values or [], start=1)
    ]


def one_by_one(entry: Entry, path: str) -> list[Said]:
    """`{fr: […], en: […]}` as a list of texts in each language."""
    texts = entry.get(path) or {}
    return numbered(
        path,
        [
            dict(zip(texts, together, strict=True))
            for together in zip(*texts.values(), strict=True)
        ],
    )


def inside(row: Said, *same: str, **others: str) -> dict[str, Said]:
    """Fields of a row that is itself a mapping in the file."""
    paths = {name: name for name in same} | others
    return {
        name: Said(row.value.get(path), f"{row.field}.{path}")
        for name, path in paths.items()
    }
