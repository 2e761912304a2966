"""The glossary's words and what they stand for mean the same to who searches."""

import re
from collections.abc import Iterator, Sequence

from home.models import GlossaryTerm

_ASIDE = re.compile(r"\([^)]*\)")


def words_and_what_they_stand_for(
    languages: Sequence[str],
) -> Iterator[tuple[str, list[str]]]:
    """What stands in brackets explains, and nobody searches for it: it is left out."""
    for term, expansion in GlossaryTerm.objects.values_list("term", "expansion"):
        for language in languages:
            texts = [
                _ASIDE.sub("", each.get(language) or "").strip()
                for each in (term, expansion)
            ]
            if all(texts):
                yield language, texts
