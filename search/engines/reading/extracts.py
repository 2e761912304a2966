"""
The passage of a record that best answers a query, with the matched words marked.

Made from the record and not from the index, so that a lagging engine shows nothing old.
Words are compared in the forms that were indexed: "labo" marks "labos". What was found
by a synonym or a translation is marked as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.catalog.contract import Section
from search.catalog.models import Record
from search.engines.question import Question
from search.engines.reading.asked import AskedWords, Match
from search.engines.reading.choosing import MOST_READ, sections_to_read
from search.engines.reading.shortening import ELLIPSIS, LONG_ENOUGH, shortened

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Extract:
    """`parts` are texts and whether each was matched; `section` is where they stand."""

    parts: list[tuple[str, bool]]
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of facts or a sentence, with the words in it that answer the query."""

    text: str
    section: Section | None
    matched: list[Match]
    merit: tuple


class Extractor:
    """Extracts for what is asked of the records of each language."""

    def __init__(self, questions: Mapping[str, Question]):
        self._asked = {code: AskedWords(each) for code, each in questions.items()}

    def extract(self, record: Record) -> Extract:
        """The best passage and its neighbours that match, or how the record begins."""
        asked = self._asked_in(record.locale)
        passages = list(_passages(record, asked))
        best = max(passages, key=lambda passage: passage.merit, default=None)
        if best is None:
            return Extract([])
        neighbours = [one for one in passages if one.section is best.section]
        section = best.section if any(best.merit[:2]) else None
        return Extract(list(_parts(_chosen(best, neighbours))), section)

    def mark(self, text: str, locale: str) -> list[tuple[str, bool]]:
        """A short text, whole, in texts and whether each was matched."""
        return list(_marked(text, self._asked_in(locale).found_in(text), 0))

    def _asked_in(self, locale: str) -> AskedWords:
        if locale not in self._asked:
            self._asked[locale] = AskedWords(Question(locale))
        return self._asked[locale]


def _passages(record: Record, asked: AskedWords) -> Iterator[Passage]:
    """
    The summary, then the sections.

    Of those with nothing of the query only the first is read: none is worth more.
    """
    stored = [Section(**each) for each in record.sections]
    sections = sections_to_read(stored, asked)
    texts = [record.summary, *(each.text or each.heading for each in sections)]
    texts = [text[:MOST_READ] for text in texts]
    headings = ["", *(each.heading for each in sections)]
    # The words of all of it are looked up at once: much faster than text by text.
    spelled = asked.spelled_in("\n".join([*texts, *headings]))
    is_first = True
    for text, heading, section in zip(texts, headings, [None, *sections], strict=True):
        above = asked.found_among(spelled, heading)
        if is_first or above or any(spelling in text for spelling in spelled):
            for passage in _read(text, section, above, spelled, asked):
                is_first = False
                yield passage


def _read(
    text: str,
    section: Section | None,
    above: list[Match],
    spelled: set[str],
    asked: AskedWords,
) -> Iterator[Passage]:
    """
    The passages of a text under a heading, in which the words `above` were found.

    Where nothing of the query is in it, the first stands for all: none is worth more.
    """
    is_answering = any(spelling in text for spelling in spelled)
    for sentence in _sentences(text):
        matched = asked.found_among(spelled, sentence) if is_answering else []
        yield _judged(sentence, section, matched, above, asked)
        if not is_answering:
            return


def _judged(
    text: str,
    section: Section | None,
    matched: list[Match],
    above: list[Match],
    asked: AskedWords,
) -> Passage:
    """
    A passage is worth more with more of the query in it, its heading included; then
    with the very forms that were typed, in a section, and with less of anything else.
    """
    merit = (
        len(_things(matched + above)),
        len(_things(matched)),
        len({word.exact for word in matched} & asked.exacts),
        section is not None and bool(matched or above),
        len(matched) / len(text),
    )
    return Passage(text, section, matched, merit)


def _things(matched: list[Match]) -> set[int]:
    return {word.thing for word in matched}


def _sentences(text: str) -> Iterator[str]:
    """One line or sentence at a time."""
    for line in text.splitlines():
        if len(line) <= LONG_ENOUGH:
            sentences: Iterable[str] = [line]
        else:
            sentences = _SENTENCE_END.split(line)
        for sentence in sentences:
            if trimmed := sentence.strip():
                yield trimmed


def _chosen(best: Passage, others: list[Passage]) -> list[Passage]:
    """`best` and what else matches in its section, in reading order, while it fits."""
    chosen = {id(best)}
    length = len(best.text)
    for other in sorted(others, key=lambda passage: passage.merit, reverse=True):
        if other is best or not other.matched:
            continue
        if length + len(other.text) <= LONG_ENOUGH:
            chosen.add(id(other))
            length += len(other.text)
    return [passage for passage in others if id(passage) in chosen]


def _parts(passages: list[Passage]) -> Iterator[tuple[str, bool]]:
    """Texts in a row, each matched or not, an ellipsis between passages."""
    for number, passage in enumerate(passages):
        if number:
            yield f" {ELLIPSIS} ", False
        first = passage.matched[0].start if passage.matched else 0
        text, start = shortened(passage.text, first)
        yield from _marked(text, passage.matched, start)


def _marked(
    text: str, matched: Iterable[Match], start: int
) -> Iterator[tuple[str, bool]]:
    """A text that begins at `start` of the one that the words were found in."""
    place = 0
    for word in matched:
        begin, end = word.start - start, word.end - start
        if begin < 0 or end > len(text):
            continue
        if begin > place:
            yield text[place:begin], False
        yield text[begin:end], True
        place = end
    if place < len(text):
        yield text[place:], False
