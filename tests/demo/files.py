"""Small demonstrations: files with the few entries that a test is about."""

from pathlib import Path

import yaml

from demo.loading import Loader
from demo.schema import LISTS


def both(french: str, english: str) -> dict[str, str]:
    return {"fr": french, "en": english}


DOCUMENT = "a.txt"

SOURCE = {
    "key": "a-source",
    "source": DOCUMENT,
    "title": both("Une source", "A source"),
    "kind": "article",
    "language": "fr",
    "author": "Ada",
    "article_number": 12,
    "likes": 0,
}

PERSON = {
    "key": "ada",
    "source": DOCUMENT,
    "name": "Ada",
    "organisation": "Le Labo",
    "role": both("Autrice", "Author"),
    "from": "2016-06",
}

HOME = {"key": "home", "title": both("L'accueil", "The home"), "intro": None}

NEWS = {
    "key": "news",
    "in_menu": True,
    "slug": both("actualites", "news"),
    "title": both("Actualités", "News"),
    "intro": both("Ce qui se passe.", "What happens."),
}

NETWORK = {
    "key": "a-network",
    "source": DOCUMENT,
    "name": both("Un réseau", "A network"),
    "summary": both("Un réseau & ses lieux.", "A network & its places."),
    "origin": both("Des rencontres.", "Meetings."),
}

ARTICLE = {
    "key": "an-article",
    "source": DOCUMENT,
    "author": "ada",
    "network": "a-network",
    "sections": [
        {"field": "summary", "heading": both("Le réseau", "The network")},
        {"field": "origin", "heading": both("Ses débuts", "How it began")},
    ],
}

TERM = {
    "key": "mooc",
    "basis": "editorial",
    "term": both("MOOC", "MOOC"),
    "definition": both("Un cours en ligne.", "An online course."),
}


def write_files(folder: Path, **lists: list[dict]) -> Path:
    """Every file, with the entries that are given; the other lists are empty."""
    files: dict[str, dict] = {}
    given = {"home": [HOME], "sources": [SOURCE]} | lists
    for each in LISTS:
        files.setdefault(each.file, {})[each.name] = given.get(each.name, [])
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, "utf-8")
    return folder


def load(folder: Path, **lists: list[dict]) -> Loader:
    """Writes the files and loads them; `report` says what became of each record."""
    loader = Loader(folder=write_files(folder, **lists))
    loader.load()
    return loader


def load_news(folder: Path, **changes) -> Loader:
    """Loads one news article, whose network says what is given."""
    return load(
        folder,
        persons=[PERSON],
        networks=[NETWORK | changes],
        pages=[NEWS],
        articles=[ARTICLE],
    )
