"""Which lists the files hold, and which fields the entries of each."""

from demo.faults import Place
from demo.reading import Content
from demo.schema.ecosystem import ECOSYSTEM
from demo.schema.labs import LABS
from demo.schema.lists import EntryList
from demo.schema.network import NETWORK
from demo.schema.places import PLACES
from demo.schema.shell import SHELL

LISTS: tuple[EntryList, ...] = (*SHELL, *LABS, *NETWORK, *PLACES, *ECOSYSTEM)

#: What else may be in the folder.
DOCUMENTATION = ".md"


def check(content: Content) -> None:
    """Notes every fault of every list, whether its plugin is installed or not."""
    files = {each.file for each in LISTS}
    for name in content.files:
        if name not in files and not name.endswith(DOCUMENTATION):
            content.refuse(Place(name), "", "the file is not known")
    for each in LISTS:
        each.check(content)
    known = {each.name for each in LISTS}
    for name, entries in content.lists.items():
        if name not in known and entries and entries[0].place.file in files:
            content.refuse(entries[0].place, "", f"the list {name!r} is not known")
