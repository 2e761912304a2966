"""The demonstration's files, read whole before anything is done with them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from demo.faults import Fault, Place

CONTENT = Path(__file__).resolve().parent / "content"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its values, and the place that messages name."""

    place: Place
    values: dict

    @property
    def key(self) -> str:
        return self.place.key

    def get(self, path: str):
        """The value at a path such as `workshops.frequency`; None where not said."""
        value = self.values
        for name in path.split("."):
            value = (value or {}).get(name)
        return value


@dataclass(slots=True)
class Content:
    """Every list of every file, and what is wrong with the files so far."""

    #: The names of all that is in the folder, lists or not.
    files: list[str] = field(default_factory=list)
    lists: dict[str, list[Entry]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def __getitem__(self, name: str) -> list[Entry]:
        return self.lists.get(name, [])

    def find(self, name: str, key: str) -> Entry | None:
        return next((entry for entry in self[name] if entry.key == key), None)

    def may_have(self, names: Iterable[str], by: str, value) -> bool:
        """
        Whether an entry of one of the lists gives a value as `by`.

        One of a list that could not be read may: that the list is missing is told.
        """
        return any(
            name not in self.lists
            or any(entry.values.get(by) == value for entry in self[name])
            for name in names
        )

    def refuse(self, place: Place, path: str, told: str) -> None:
        self.faults.append(Fault(place, path, told))


# libyaml's, ten times as fast, wherever PyYAML was built with it.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):
    """
    YAML as its writers read it: `NO` is Norway, a date is text, no field comes twice.
    """

    def construct_mapping(self, node, deep=False):
        names = [self.construct_object(name, deep=True) for name, _value in node.value]
        for (name, _value), read in zip(node.value, names, strict=True):
            if names.count(read) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field {read!r} comes twice", name.start_mark
                )
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rpartition(":")[2] not in {"bool", "timestamp"}
    ]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def read(folder: Path = CONTENT) -> Content:
    """
    Every list of the folder's files, whatever it holds.

    An entry is named by its `key`; whether it must have one is for the schema to say.
    What cannot be read is a fault of the content, and the rest is read.
    """
    content = Content(files=sorted(path.name for path in folder.iterdir()))
    for path in sorted(folder.glob("*.yaml")):
        for name, rows in _lists_of(path, content):
            place = Place(path.name, name)
            if name in content.lists:
                content.refuse(place, "", "the list is in another file already")
                continue
            content.lists[name] = list(_entries(place, rows, content))
    return content


def _lists_of(path: Path, content: Content) -> Iterator[tuple[str, list]]:
    place = Place(path.name)
    try:
        lists = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}, " if mark else ""
        content.refuse(place, "", f"{line}{error.problem or error.context}")
        return
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        content.refuse(place, "", " ".join(str(error).split()))
        return
    if not isinstance(lists, dict):
        content.refuse(place, "", "the file holds no lists by name")
        return
    for name, rows in lists.items():
        if isinstance(rows, list):
            yield str(name), rows
        else:
            content.refuse(Place(path.name, str(name)), "", "this is not a list")


def _entries(place: Place, rows: list, content: Content) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            content.refuse(place, f"entry {number}", "an entry has fields by name")
            continue
        key = row.get("key")
        named = key if isinstance(key, str) and key else f"entry {number}"
        yield Entry(Place(place.file, place.list, named), row)
