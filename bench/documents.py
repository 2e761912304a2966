"""
12,000 documents that nobody wrote: 6,000 in French, and their translations.

They are the same in every run. Each has a subject, a few rarer words that come again
and again in it; kinds and facets are those of the demonstration.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from bench.vocabulary import COMMON_SHARE, a_meaning, a_telling_meaning, common, form
from search.catalog.models import Facet, Record
from search.catalog.registry import (
    catalogued_models,
    navigation_kinds,
    secondary_navigation_kinds,
)
from search.catalog.settle import locked_counter

PAIRS = 6_000
LANGUAGES = ("fr", "en")
SEED = 12_000
#: Words of each section of a document.
SECTIONS = (70, 60, 50)
#: How many of the words that mean something are about the subject.
SUBJECT_SHARE = 0.2
SUBJECT_WORDS = 12
TITLE_WORDS = 5
BATCH = 1_000

Facets = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Filing:
    """Under what a document can be found, beside its words."""

    kind: str
    facets: Facets


def fill_catalog() -> int:
    """Writes the documents into the catalog, as published; how many they are."""
    filings = _filings()
    written = 0
    with transaction.atomic():
        counter = locked_counter()
        for batch in _batches(_documents(filings)):
            for record, _facets in batch:
                counter.sequence += 1
                record.sequence = counter.sequence
            Record.objects.bulk_create(record for record, _facets in batch)
            Facet.objects.bulk_create(
                Facet(record=record, name=name, value=value)
                for record, facets in batch
                for name, value in sorted(facets)
            )
            written += len(batch)
        counter.save()
    return written


def _filings() -> Sequence[Filing]:
    """
    Kind and facets of the demonstration's French records.

    Kinds of which a language has one page are left out: menus show all there are.
    """
    menus = {*navigation_kinds(), *secondary_navigation_kinds()}
    kinds = {
        model.catalog_kind
        for model in catalogued_models()
        if not getattr(model, "one_a_language", False)
    } - menus
    records = Record.objects.public().filter(listed=True, locale="fr", kind__in=kinds)
    return [
        Filing(
            record.kind,
            frozenset((facet.name, facet.value) for facet in record.facets.all()),
        )
        for record in records.order_by("path").prefetch_related("facets")
    ]


def _documents(filings: Sequence[Filing]) -> Iterator[tuple[Record, Facets]]:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(PAIRS):
        filing = chance.choice(filings)
        key = UUID(int=chance.getrandbits(128), version=4)
        subject = [a_telling_meaning(chance) for _word in range(SUBJECT_WORDS)]
        plan = _Plan.draw(subject, chance)
        for locale in LANGUAGES:
            yield _record(number, key, locale, filing, plan, chance), filing.facets


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a document says, in no language: numbers of words, None for common ones."""

    title: Sequence[int | None]
    summary: Sequence[int | None]
    sections: Sequence[Sequence[int | None]]

    @classmethod
    def draw(cls, subject: Sequence[int], chance: random.Random) -> "_Plan":
        def passage(length: int) -> list[int | None]:
            return [_drawn(subject, chance) for _word in range(length)]

        return cls(
            title=[*chance.sample(subject, TITLE_WORDS - 1), a_meaning(chance)],
            summary=passage(20),
            sections=[passage(length) for length in SECTIONS],
        )


def _drawn(subject: Sequence[int], chance: random.Random) -> int | None:
    if chance.random() < COMMON_SHARE:
        return None
    if chance.random() < SUBJECT_SHARE:
        return chance.choice(subject)
    return a_meaning(chance)


def _record(
    number: int,
    key: UUID,
    locale: str,
    filing: Filing,
    plan: _Plan,
    chance: random.Random,
) -> Record:
    title = _text(plan.title, locale, chance).capitalize()
    sections = [
        {
            "anchor": f"part-{place}",
            "heading": _text(meanings[:3], locale, chance).capitalize(),
            "text": _text(meanings, locale, chance),
        }
        for place, meanings in enumerate(plan.sections)
    ]
    summary = _text(plan.summary, locale, chance)
    told = {"key": str(key), "title": title, "summary": summary, "sections": sections}
    return Record(
        key=key,
        locale=locale,
        kind=filing.kind,
        title=title,
        summary=summary,
        path=f"/{locale}/bench/{number}/",
        sections=sections,
        representation=json.dumps(told),
        etag=f"{key}-{locale}",
        digest=f"{key}-{locale}",
    )


def _text(meanings: Sequence[int | None], locale: str, chance: random.Random) -> str:
    """Sentences of about twelve words."""
    spelled = [
        chance.choice(common(locale))
        if meaning is None
        else form(meaning, locale, chance)
        for meaning in meanings
    ]
    sentences = (spelled[at : at + 12] for at in range(0, len(spelled), 12))
    return ". ".join(" ".join(sentence) for sentence in sentences)


def _batches(documents: Iterator) -> Iterator[list]:
    batch = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
