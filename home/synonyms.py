"""The glossary's words and what they stand for mean the same to who searches."""

import re
from collections.abc import Iterator

from home.models import GlossaryTerm

_ASIDE = re.compile(r"\([^)]*\)")


def words_and_what_they_stand_for(language: str) -> Iterator[list[str]]:
    """What stands in brackets explains, and nobody searches for it: it is left out."""
    for term, expansion in GlossaryTerm.objects.values_list("term", "expansion"):
        texts = [
            _ASIDE.sub("", texts.get(language) or "") for texts in (term, expansion)
        ]
        if all(text.strip() for text in texts):
            yield [text.strip() for text in texts]
