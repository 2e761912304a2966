"""
What is known of words, put into a question: corrections, synonyms, translations.

Whatever is added stands beside what was typed as an alternative of less weight, and the
best of the alternatives counts, never their sum.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from search.engines import weights
from search.engines.question import Expression, Form, Question, Wanted
from search.engines.understanding import understand
from search.engines.vocabulary import Vocabulary, correction
from search.engines.words import words

#: The stems of an expression, with the folded words of those that mean the same.
Synonyms = Mapping[tuple[str, ...], Iterable[tuple[str, ...]]]
#: Stems of one language, each with those of another that translate it, and how surely.
Translations = Mapping[str, Iterable[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """
    What is known of words, by language.

    `translations` is asked for stems of one language what they are in another.
    """

    vocabulary: Vocabulary | None = None
    synonyms: Callable[[str], Synonyms] = lambda locale: {}
    translations: Callable[[str, str, Iterable[str]], Translations] = (
        lambda origin, target, stems: {}
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for each language, and the text that they come from."""

    questions: dict[str, Question] = field(default_factory=dict)
    #: What was searched for in place of what was typed, or empty.
    corrected: str = ""


NOTHING_KNOWN = Knowledge()


def ask(
    text: str,
    locale: str,
    locales: Iterable[str],
    knowledge: Knowledge = NOTHING_KNOWN,
    *,
    exact: bool = False,
) -> Asked:
    """
    What a reader of `locale` asks of the documents of each of `locales`.

    Unknown words are corrected, unless the text is meant to be `exact`.
    """
    corrected = "" if exact else _corrected(text, locale, locales, knowledge)
    original = understand(corrected or text, locale)
    questions = {}
    for code in locales:
        if code == locale:
            question = original
        else:
            as_typed = understand(corrected or text, code)
            question = _translated(as_typed, original, knowledge)
        questions[code] = _with_synonyms(question, knowledge)
    return Asked(questions, corrected)


def _corrected(
    text: str, locale: str, locales: Iterable[str], knowledge: Knowledge
) -> str:
    """The text with its unknown words corrected; empty when there is none."""
    vocabulary = knowledge.vocabulary
    if vocabulary is None:
        return ""
    pieces, place, changed = [], 0, False
    for word in words(text, locale):
        if not word.term or _is_known(word.exact, locales, vocabulary):
            continue
        if vocabulary.stem_frequency(word.term, locale):
            continue
        meant = correction(word.exact, locale, vocabulary)
        if meant is not None:
            pieces += [text[place : word.start], meant]
            place, changed = word.end, True
    return "".join([*pieces, text[place:]]) if changed else ""


def _is_known(exact: str, locales: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.frequency(exact, code) for code in locales)


def _translated(question: Question, original: Question, knowledge: Knowledge):
    """The question with the words of the other language that mean the same."""
    stems = [each.forms[0].stem for each in original.wanted if each.forms[0].stem]
    table = knowledge.translations(original.locale, question.locale, stems)
    # What is too common a word in the reader's language is no word in the other.
    meant = {each.forms[0].exact for each in original.wanted}
    wanted = [each for each in question.wanted if each.forms[0].exact in meant]
    known = {each.forms[0].exact: index for index, each in enumerate(wanted)}
    for each in original.wanted:
        form = each.forms[0]
        found = [
            Form(exact="", stem=stem, weight=sureness**weights.UNSURE)
            for stem, sureness in table.get(form.stem or "", ())
        ]
        if not found:
            continue
        if form.exact in known:
            index = known[form.exact]
            wanted[index] = replace(wanted[index], forms=(*wanted[index].forms, *found))
        else:
            wanted.append(Wanted(tuple(found)))
    return replace(question, wanted=tuple(wanted))


def _with_synonyms(question: Question, knowledge: Knowledge) -> Question:
    table = knowledge.synonyms(question.locale)
    if not table:
        return question
    typed = [each.forms[0].stem for each in question.wanted]
    wanted = list(question.wanted)
    for length in range(1, len(typed) + 1):
        for start in range(len(typed) - length + 1):
            same = table.get(tuple(typed[start : start + length]), ())
            if same:
                wanted[start] = _beside(wanted[start], same, question.locale)
    return replace(question, wanted=tuple(wanted))


def _beside(wanted: Wanted, same: Iterable[tuple[str, ...]], locale: str) -> Wanted:
    """Another way to say it, beside what was typed."""
    forms, expressions = list(wanted.forms), list(wanted.expressions)
    for expression in same:
        if len(expression) == 1:
            forms.append(
                Form(
                    expression[0],
                    stem_of(expression[0], locale),
                    weight=weights.SYNONYM,
                )
            )
        else:
            expressions.append(Expression(expression, weights.SYNONYM))
    return Wanted(tuple(forms), tuple(expressions))


@cache
def stem_of(word: str, locale: str) -> str | None:
    return next((each.term for each in words(word, locale)), None)
