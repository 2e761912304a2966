"""Which lists the files hold, and which fields the entries of each."""

from demo.reading import Content
from demo.schema.ecosystem import ECOSYSTEM
from demo.schema.labs import LABS
from demo.schema.lists import EntryList
from demo.schema.network import NETWORK
from demo.schema.places import PLACES
from demo.schema.shell import SHELL

LISTS: tuple[EntryList, ...] = (*SHELL, *LABS, *NETWORK, *PLACES, *ECOSYSTEM)


def check(content: Content) -> None:
    """Notes every fault of every list, whether its plugin is installed or not."""
    for each in LISTS:
        each.check(content)
    known = {each.name for each in LISTS}
    for name, entries in content.lists.items():
        if name not in known and entries:
            content.refuse(entries[0].place, "", f"the list {name!r} is not known")
