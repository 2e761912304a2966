"""
The site's search: what pages and partners ask.

Words come from the embedded index, whichever engine answers: it is kept up to date on
every node.
"""

from dataclasses import dataclass
from uuid import UUID

from search.catalog.models import Record
from search.engines.answering import Translated, answer
from search.engines.base import Engine, EngineUnavailable, Hit, Query, Results, Search
from search.engines.dictionary import translations_of
from search.engines.documents import LONGEST_BEGINNING
from search.engines.expanding import NOTHING_KNOWN, Knowledge, ask
from search.engines.likeness import question_about
from search.engines.promotions import promoted_for
from search.engines.question import Question
from search.engines.synonyms import SynonymTables
from search.engines.tantivy import TantivyEngine
from search.engines.words import words


def translated_in_catalog(keys: list[UUID], locale: str) -> set[UUID]:
    rows = Record.objects.public().filter(key__in=keys, locale=locale, listed=True)
    return set(rows.values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class SiteSearch:
    """
    `engine` answers; `embedded` knows the words.

    Every method raises `EngineUnavailable` when nothing can answer.
    """

    engine: Engine
    embedded: TantivyEngine
    locales: tuple[str, ...]
    translated: Translated = translated_in_catalog

    def search(self, query: Query) -> Results:
        first = [] if query.filters else self._promoted(query)
        return answer(
            self.engine, query, self.locales, self._knowledge(), first, self.translated
        )

    def suggest(self, text: str, locale: str, limit: int = 8) -> list[Hit]:
        """
        What a reader may mean who has typed so far: by the words of titles, the last of
        which may be unfinished; the reader's language first.
        """
        own_first = sorted(self.locales, key=lambda code: code != locale)
        questions = [_begun(text, code) for code in own_first]
        searches = [Search(each, limit=limit) for each in questions if each]
        found: dict[UUID, Hit] = {}
        for hits in self.engine.find(searches) if searches else ():
            for hit in hits:
                found.setdefault(hit.key, hit)
        return list(found.values())[:limit]

    def similar(self, key: UUID, locale: str, limit: int = 5) -> list[Hit]:
        """The documents of a language that say most nearly what a public one says."""
        question = question_about(key, locale, self._knowledge().vocabulary)
        if not question:
            return []
        (hits,) = self.engine.find([Search(question, limit=limit + 1)])
        return [hit for hit in hits if hit.key != key][:limit]

    def _promoted(self, query: Query) -> list[Hit]:
        """What editors put first, in the reader's language or else in another."""
        keys = promoted_for(query.text, query.locale)
        rows = Record.objects.public().filter(key__in=keys, listed=True)
        languages: dict[UUID, list[str]] = {}
        for key, locale in rows.values_list("key", "locale") if keys else ():
            languages.setdefault(key, []).append(locale)
        return [
            Hit(
                key,
                query.locale if query.locale in languages[key] else min(languages[key]),
                score=0,
                promoted=True,
            )
            for key in keys
            if key in languages
        ]

    def _knowledge(self) -> Knowledge:
        """What is known of words now: nothing, while the embedded index is made."""
        try:
            synonyms = SynonymTables(self.locales).of
            return Knowledge(self.embedded.vocabulary(), synonyms, translations_of)
        except EngineUnavailable:
            return NOTHING_KNOWN


def _begun(text: str, locale: str) -> Question:
    """Whole words wanted, and the last one as a beginning."""
    typed = [word.exact for word in words(text, locale)]
    if not typed:
        return Question(locale)
    *_before, last = typed
    (question,) = ask(text, locale, [locale]).questions.values()
    wanted = tuple(each for each in question.wanted if each.forms[0].exact != last)
    return Question(locale, wanted=wanted, begun=last[:LONGEST_BEGINNING])
