"""Which sections of a long record are read to find the passage that answers."""

from search.catalog.contract import Section
from search.engines.reading.asked import AskedWords

#: How much of a record is read, in characters: a book is not read at each search.
MOST_READ = 40_000
#: And of one that is longer: the few sections that seem to answer.
MOST_READ_OF_A_BOOK = 12_000


def sections_to_read(sections: list[Section], asked: AskedWords) -> list[Section]:
    """
    All of them, or of a book a few: those that seem to say most of the query.

    They keep their order, and the first come first where several seem as good.
    """
    if sum(len(section.text) for section in sections) <= MOST_READ:
        return sections
    promises = [asked.promised_by(section.text) for section in sections]
    best_first = sorted(range(len(sections)), key=lambda place: -promises[place])
    chosen, length = set(), 0
    for place in best_first:
        length += len(sections[place].text)
        if chosen and length > MOST_READ_OF_A_BOOK:
            break
        chosen.add(place)
    return [section for place, section in enumerate(sections) if place in chosen]
