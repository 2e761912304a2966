"""A question, as tantivy weighs it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from tantivy import FieldType, Occur, Query

from search.engines import weights
from search.engines.base import Filters, Search
from search.engines.question import Expression, Form, Wanted
from search.engines.tantivy.layout import Layout

_Clauses = list[tuple[Occur, Query]]


def matching(search: Search, layout: Layout, now: datetime) -> Query | None:
    """What answers a search now; None when nothing is asked for."""
    question = search.question
    if not question:
        return None
    clauses = _Clausing(layout)
    alternatives = [
        *map(clauses.wanted, question.wanted),
        *map(clauses.code, question.codes),
    ]
    required = [
        *map(clauses.phrase, question.phrases),
        *_filtered(layout, search.filters),
    ]
    if question.begun:
        required.append(clauses.begun(question.begun))
    # What is in quotes, or begun, is found without any other word.
    weighed = Occur.Should if question.begun or question.phrases else Occur.Must
    return Query.boolean_query(
        [
            *((Occur.Must, each) for each in required),
            *([(weighed, _any_of(alternatives))] if alternatives else []),
            *((Occur.MustNot, clauses.excluded(each)) for each in question.excluded),
            (Occur.MustNot, _expired(layout, now)),
        ]
    )


class _Clausing:
    """The clauses, by what they are in a question."""

    def __init__(self, layout: Layout):
        self.schema = layout.schema

    def wanted(self, wanted: Wanted) -> Query:
        """The best of the alternatives counts, and not their sum."""
        forms = [self.form(each) for each in wanted.forms]
        expressions = [self.expression(each) for each in wanted.expressions]
        if len(forms) + len(expressions) == 1:
            return (forms or expressions)[0]
        return Query.disjunction_max_query([*forms, *expressions])

    def form(self, form: Form) -> Query:
        return Query.boost_query(self._word(form), form.weight)

    def _word(self, form: Form) -> Query:
        exact = Query.boost_query(self.term("exact", form.exact), weights.EXACT)
        if form.stem is None:
            return exact
        stems = [
            Query.boost_query(self.term(name, form.stem), weight)
            for name, weight in weights.FIELDS.items()
        ]
        best = Query.disjunction_max_query(stems, tie_breaker=weights.TIE_BREAKER)
        clauses: _Clauses = [(Occur.Must, best)]
        if form.exact:
            clauses.append((Occur.Should, exact))
        if form.accented:
            accented = self.term("accented", form.accented)
            clauses.append(
                (Occur.Should, Query.const_score_query(accented, weights.ACCENTED))
            )
        return Query.boolean_query(clauses)

    def expression(self, expression: Expression) -> Query:
        found = self._in_a_row("exact", expression.words)
        return Query.boost_query(found, expression.weight)

    def code(self, parts: Sequence[str]) -> Query:
        return _any_of(
            Query.boolean_query(
                [
                    *((Occur.Must, self.term(name, part)) for part in parts),
                    (
                        Occur.Should,
                        Query.boost_query(self._in_a_row(name, parts), weights.CODE),
                    ),
                ]
            )
            for name in ("exact", "code")
        )

    def phrase(self, words: Sequence[str]) -> Query:
        return _any_of(self._in_a_row(name, words) for name in ("exact", "code"))

    def excluded(self, forms: Sequence[Form]) -> Query:
        if len(forms) > 1:
            return self.phrase([form.exact for form in forms])
        form = forms[0]
        if form.stem is None:
            return self.term("exact", form.exact)
        return _any_of(self.term(name, form.stem) for name in weights.FIELDS)

    def begun(self, letters: str) -> Query:
        found = self.term("begun", letters)
        return Query.const_score_query(found, weights.BEGUN)

    def term(self, name: str, value: str) -> Query:
        return Query.term_query(self.schema, name, value)

    def _in_a_row(self, name: str, words: Sequence[str]) -> Query:
        if len(words) == 1:
            return self.term(name, words[0])
        return Query.phrase_query(self.schema, name, list(words))


def _filtered(layout: Layout, filters: Filters) -> Iterator[Query]:
    for name, values in filters.items():
        terms = [f"{name}={value}" for value in sorted(values)]
        yield _unscored(Query.term_set_query(layout.schema, "facet", terms))


def _expired(layout: Layout, now: datetime) -> Query:
    return Query.range_query(
        layout.schema,
        "expires",
        FieldType.Integer,
        lower_bound=0,
        upper_bound=int(now.timestamp()),
        use_inverted_index=True,
    )


def _any_of(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, each) for each in queries])


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0)
