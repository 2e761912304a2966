"""A question, as both servers weigh it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from search.engines import weights
from search.engines.base import Search
from search.engines.question import Expression, Form, Wanted

#: Lucene leaves out a factor of BM25 (k1 + 1) that other engines keep. With it, what a
#: word scores stands to the constants in `weights` as it does there.
FACTOR = 2.2


def matching(search: Search, now: datetime) -> dict:
    """What answers a search now; something must be asked for."""
    question = search.question
    alternatives = [*map(_wanted, question.wanted), *map(_code, question.codes)]
    required = [_phrase(each) for each in question.phrases]
    if question.begun:
        required.append(_constant(_term("begun", question.begun), weights.BEGUN))
    query = {
        "must": required,
        "filter": [{"term": {"searched": True}}, *_filtered(search)],
        "must_not": [*map(_excluded, question.excluded), _expired(now)],
    }
    if alternatives:
        # What is in quotes, or begun, is found without any other word.
        weighed = "should" if required else "must"
        query[weighed] = [*query.get(weighed, ()), _any_of(alternatives)]
    return {"bool": query}


def _wanted(wanted: Wanted) -> dict:
    """The best of the alternatives counts, and not their sum."""
    found = [*map(_form, wanted.forms), *map(_expression, wanted.expressions)]
    return found[0] if len(found) == 1 else {"dis_max": {"queries": found}}


def _form(form: Form) -> dict:
    exact = _term("exact", form.exact, weights.EXACT * FACTOR)
    if form.stem is None:
        return {"bool": {"must": [exact], "boost": form.weight}}
    stems = [
        _term(name, form.stem, weight * FACTOR)
        for name, weight in weights.FIELDS.items()
    ]
    best = {"dis_max": {"queries": stems, "tie_breaker": weights.TIE_BREAKER}}
    more = [exact] if form.exact else []
    if form.accented:
        more.append(_constant(_term("accented", form.accented), weights.ACCENTED))
    return {"bool": {"must": [best], "should": more, "boost": form.weight}}


def _expression(expression: Expression) -> dict:
    return _in_a_row("exact", expression.words, expression.weight * FACTOR)


def _code(parts: Sequence[str]) -> dict:
    return _any_of(
        {
            "bool": {
                "must": [_term(name, part, FACTOR) for part in parts],
                "should": [_in_a_row(name, parts, weights.CODE * FACTOR)],
            }
        }
        for name in ("exact", "code")
    )


def _phrase(words: Sequence[str]) -> dict:
    return _any_of(_in_a_row(name, words, FACTOR) for name in ("exact", "code"))


def _excluded(forms: Sequence[Form]) -> dict:
    if len(forms) > 1:
        return _phrase([form.exact for form in forms])
    (form,) = forms
    if form.stem is None:
        return _term("exact", form.exact)
    return _any_of(_term(name, form.stem) for name in weights.FIELDS)


def _filtered(search: Search) -> Iterable[dict]:
    for name, values in search.filters.items():
        yield {"terms": {"facet": [f"{name}={value}" for value in sorted(values)]}}


def _expired(now: datetime) -> dict:
    return {"range": {"expires": {"lte": int(now.timestamp())}}}


def _term(name: str, value: str, boost: float = 1.0) -> dict:
    return {"term": {name: {"value": value, "boost": boost}}}


def _in_a_row(name: str, words: Sequence[str], boost: float) -> dict:
    if len(words) == 1:
        return _term(name, words[0], boost)
    return {"match_phrase": {name: {"query": " ".join(words), "boost": boost}}}


def _constant(query: dict, score: float) -> dict:
    return {"constant_score": {"filter": query, "boost": score}}


def _any_of(queries: Iterable[dict]) -> dict:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}
