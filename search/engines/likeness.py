"""
What a document is about, as a question: others that answer it are like it.

A word tells more the more often the document has it and the fewer others do (tf-idf).
"""

import math
from collections import Counter
from uuid import UUID

from search.catalog.models import Record
from search.engines.question import Form, Question, Wanted
from search.engines.understanding import MOST_WORDS
from search.engines.vocabulary import Vocabulary
from search.engines.words import words

#: A text is read to here: what it is about is said by then.
MOST_READ = 20_000
#: Words of the title are worth so many of the text.
TITLE = 3


def question_about(
    key: UUID, locale: str, vocabulary: Vocabulary | None
) -> Question | None:
    """What tells most of a public document; None when there is nothing to tell."""
    record = (
        Record.objects.public()
        .filter(key=key, locale=locale)
        .defer("representation")
        .first()
    )
    if record is None or vocabulary is None:
        return None
    ranked = sorted(
        (
            (count * _rarity(stem, locale, vocabulary), stem)
            for stem, count in _stems(record).items()
        ),
        reverse=True,
    )
    told = [(weight, stem) for weight, stem in ranked if weight > 0][:MOST_WORDS]
    if not told:
        return None
    heaviest = told[0][0]
    forms = [Form("", stem, weight=weight / heaviest) for weight, stem in told]
    return Question(locale, wanted=tuple(Wanted((form,)) for form in forms))


def _stems(record: Record) -> Counter[str]:
    text = "\n".join(
        [record.summary, *(section["text"] for section in record.sections)]
    )[:MOST_READ]
    counted = Counter(word.term for word in words(text, record.locale) if word.term)
    for word in words(record.title, record.locale):
        if word.term:
            counted[word.term] += TITLE
    return counted


def _rarity(stem: str, locale: str, vocabulary: Vocabulary) -> float:
    """0 for a word that no other document has: it leads nowhere."""
    frequency = vocabulary.stem_frequency(stem, locale)
    if frequency < 2:
        return 0
    return math.log(vocabulary.documents(locale) / frequency)
