"""Files to import, and what became of them."""

import csv
from pathlib import Path

from resources.models import ResourcePage

MARKDOWN = """---
title: {title}
date: 2018-03
summary: {summary}
keywords: [budget, atelier]
authors: Ada
---
{text}
"""
FR = MARKDOWN.format(title="Le guide", summary="Pour débuter.", text="Une cantine")
EN = MARKDOWN.format(title="The guide", summary="To begin.", text="A canteen")


def told(path: Path) -> list[tuple[str, str, str]]:
    """File, field and reason of each failure."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["sentence"].endswith(".") for row in rows)
    return [(row["file"], row["field"], row["reason"]) for row in rows]


def page(title: str, language="fr") -> ResourcePage:
    return ResourcePage.objects.get(title=title, locale__language_code=language)


def stored(media: Path) -> list[str]:
    return sorted(each.name for each in media.iterdir()) if media.exists() else []
