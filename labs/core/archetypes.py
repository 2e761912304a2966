"""Which archetypes a lab comes nearest to, by the sentences that it ticked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from labs.core.models import Archetype, Signature


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a lab is to an archetype, and why."""

    archetype: Archetype
    #: From 1; archetypes that are equally near have the same.
    rank: int
    #: The reason: those of the archetype's sentences that the lab ticked.
    matched: list[Signature]
    #: How many sentences the archetype has.
    sentences: int


def nearest_archetypes(
    archetypes: Iterable[Archetype], *, ticked: Collection[Signature]
) -> list[Nearness]:
    """
    The archetypes that have a sentence among those ticked, the nearest first.

    An archetype is as near as the share of its sentences that are ticked. Equal shares
    have one rank, and the next rank counts them all: 1, 1, 3. They stay in the order in
    which they were given. An archetype without a ticked sentence has no rank.
    """
    found = []
    for archetype in archetypes:
        sentences = list(archetype.signatures.all())
        matched = [each for each in sentences if each in ticked]
        if matched:
            share = Fraction(len(matched), len(sentences))
            found.append((share, archetype, matched, len(sentences)))
    shares = [share for share, *_rest in found]
    ranked = [
        Nearness(archetype, 1 + sum(other > share for other in shares), matched, total)
        for share, archetype, matched, total in found
    ]
    return sorted(ranked, key=lambda nearness: nearness.rank)
