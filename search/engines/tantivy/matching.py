"""
Queries: what a reader typed, as tantivy weighs it.

The words of a query are alternatives: the more of them a document has, and the rarer
they are, the higher it stands. A stem in the title counts more than one in the summary
and that more than one in the text; the very form that was typed counts on top. Words
joined by a sign and holding a digit, 00C.001, are one code: a document has all of its
parts, and stands first when they follow each other.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from tantivy import FieldType, Occur, Query

from search.engines.tantivy.layout import Layout, document_id, field
from search.engines.words import Word, words

WEIGHTS = {"title": 2.0, "summary": 1.4, "body": 1.0}
EXACT_WEIGHT = 1.5
CODE_WEIGHT = 4.0
#: What stands between the parts of a code.
CODE_SIGNS = (".", "-", "/", "_", ":")
#: How much the fields that are not the best one add.
TIE_BREAKER = 0.2

#: A longer query is a text, not a question; the rest of it is not read.
MOST_WORDS = 32


def matching(
    text: str, layout: Layout, locales: Iterable[str], now: datetime
) -> Query | None:
    """What matches `text` in any of `locales` now; None when it has no word."""
    alternatives = [
        (Occur.Should, query)
        for locale in locales
        if (query := _matching_in(text, layout, locale)) is not None
    ]
    if not alternatives:
        return None
    expired = Query.range_query(
        layout.schema,
        "expires",
        FieldType.Integer,
        lower_bound=0,
        upper_bound=int(now.timestamp()),
        use_inverted_index=True,
    )
    return Query.boolean_query(
        [
            (Occur.Must, Query.boolean_query(alternatives)),
            (Occur.MustNot, expired),
        ]
    )


def excluding(
    query: Query, layout: Layout, keys: Iterable[str], locales: Iterable[str]
) -> Query:
    """`query` without what has one of these keys, in these languages."""
    identities = [document_id(key, code) for key in keys for code in locales]
    excluded = Query.term_set_query(layout.schema, "id", identities)
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, excluded)])


def _matching_in(text: str, layout: Layout, locale: str) -> Query | None:
    fields = _Fields(layout, locale)
    typed = list(islice(words(text, locale), MOST_WORDS))
    if any(word.term for word in typed):
        clauses = fields.clauses(text, typed)
    else:
        # "à la une": common words are better than nothing.
        clauses = {word.exact: fields.exact(word) for word in typed}
    if not clauses:
        return None
    locale_only = Query.term_query(layout.schema, "locale", locale)
    any_word = Query.boolean_query([(Occur.Should, one) for one in clauses.values()])
    return Query.boolean_query(
        [
            (Occur.Must, Query.const_score_query(locale_only, 0)),
            (Occur.Must, any_word),
        ]
    )


class _Fields:
    """The clauses of one language."""

    def __init__(self, layout: Layout, locale: str):
        self.schema = layout.schema
        self.names = {name: field(name, locale) for name in (*WEIGHTS, "exact", "code")}

    def clauses(self, text: str, typed: list[Word]) -> dict[str, Query]:
        """One clause for each word or code, by the word, so that none counts twice."""
        clauses = {}
        for chunk in _chunks(text, typed):
            meaning = [word for word in chunk if word.term]
            if len(meaning) > 1 and any(_has_digit(word) for word in meaning):
                name = " ".join(word.exact for word in meaning)
                clauses[name] = self.code([word.exact for word in meaning])
            else:
                clauses |= {word.exact: self.word(word) for word in meaning}
        return clauses

    def word(self, word: Word) -> Query:
        stems = [
            Query.boost_query(self._term(name, word.term), weight)
            for name, weight in WEIGHTS.items()
        ]
        best = Query.disjunction_max_query(stems, tie_breaker=TIE_BREAKER)
        return Query.boolean_query(
            [(Occur.Must, best), (Occur.Should, self.exact(word))]
        )

    def exact(self, word: Word) -> Query:
        return Query.boost_query(self._term("exact", word.exact), EXACT_WEIGHT)

    def code(self, parts: list[str]) -> Query:
        alternatives = []
        for name in ("exact", "code"):
            in_a_row = Query.phrase_query(self.schema, self.names[name], parts)
            alternatives.append(
                (
                    Occur.Should,
                    Query.boolean_query(
                        [(Occur.Must, self._term(name, part)) for part in parts]
                        + [(Occur.Should, Query.boost_query(in_a_row, CODE_WEIGHT))]
                    ),
                )
            )
        return Query.boolean_query(alternatives)

    def _term(self, name: str, value: str) -> Query:
        return Query.term_query(self.schema, self.names[name], value)


def _chunks(text: str, typed: list[Word]) -> Iterable[list[Word]]:
    """Words joined by one of the signs that codes are written with."""
    chunk: list[Word] = []
    for word in typed:
        if chunk and text[chunk[-1].end : word.start] not in CODE_SIGNS:
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk


def _has_digit(word: Word) -> bool:
    return any(letter.isdigit() for letter in word.exact)
