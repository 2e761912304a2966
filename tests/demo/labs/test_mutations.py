"""Whatever is spoilt in the files, it is told by file, list, key and field."""

import copy
import shutil
from dataclasses import dataclass

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.faults import BadContent
from demo.loading import Loader
from demo.models import Loaded
from demo.reading import CONTENT
from demo.schema import LISTS
from demo.schema.types import (
    Choice,
    Flag,
    Keyed,
    Many,
    Moment,
    Number,
    One,
    Text,
    Texts,
    Whole,
    Word,
)

FILES = {path.name: yaml.safe_load(path.read_text()) for path in CONTENT.glob("*.yaml")}

#: What no value of a type can be.
SPOILT = {
    Choice: ["nothing-of-the-kind"],
    Flag: ["yes", 1],
    Keyed: [{"nowhere": 1}, "x"],
    Many: ["x", [None]],
    Moment: ["2018-13", 2018, "soon"],
    Number: ["x"],
    One: ["nowhere", 3, ["nowhere"]],
    Text: [{"fr": "x"}, {"en": "x"}, "x", {"fr": "x", "en": " "}, {"fr": 1, "en": "x"}],
    Texts: [{"fr": ["x"]}, {"fr": ["x"], "en": []}, {"fr": "x", "en": "x"}],
    Whole: ["x", 1.5, True],
    Word: [3, " ", {"fr": "x", "en": "x"}],
}


@dataclass(frozen=True)
class Spoiling:
    """One value of one entry, replaced by one that cannot be."""

    file: str
    list: str
    number: int
    field: str
    value: object

    def carry_out(self) -> dict:
        content = copy.deepcopy(FILES[self.file])
        content[self.list][self.number][self.field] = self.value
        return content


def spoilings(each) -> list[Spoiling]:
    return [
        Spoiling(each.file, each.name, number, field, value)
        for number in range(len(FILES[each.file][each.name]))
        for field, type_ in [*each.fields.items(), ("colour", None)]
        for value in SPOILT.get(type(type_), ["x"] if type_ is None else [])
    ]


ALL = [spoiling for each in LISTS for spoiling in spoilings(each)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(CONTENT, tmp_path_factory.mktemp("demo") / "content")


def faults_of(folder, file: str, content: dict) -> list:
    """What is told when one file has another content; it is given back its own."""
    path = folder / file
    try:
        path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
        return refused(folder)
    finally:
        shutil.copy(CONTENT / file, path)


def refused(folder) -> list:
    before = Loaded.objects.count()
    with pytest.raises(BadContent) as refused:
        Loader(folder=folder).load()
    assert Loaded.objects.count() == before
    return refused.value.faults


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ALL))
def test_a_spoilt_value_is_told_with_its_place(folder, spoiling):
    faults = faults_of(folder, spoiling.file, spoiling.carry_out())

    entry = FILES[spoiling.file][spoiling.list][spoiling.number]
    key = entry.get("key", f"entry {spoiling.number + 1}")
    places = {(str(fault.place), fault.field.partition(".")[0]) for fault in faults}
    assert (f"{spoiling.file}, {spoiling.list}, {key}", spoiling.field) in places


@pytest.mark.django_db
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_key_that_goes_missing_or_comes_twice_is_told(folder, data):
    each = data.draw(
        st.sampled_from([each for each in LISTS if "key" in each.identity])
    )
    content = copy.deepcopy(FILES[each.file])
    rows = content[each.name]
    number = data.draw(st.integers(0, len(rows) - 1))
    if data.draw(st.booleans()):
        key = f"entry {number + 1}"
        del rows[number]["key"]
    else:
        key = rows[number]["key"]
        rows.append(copy.deepcopy(rows[number]))

    faults = faults_of(folder, each.file, content)

    places = {(str(fault.place), fault.field) for fault in faults}
    assert (f"{each.file}, {each.name}, {key}", "key") in places


@pytest.mark.django_db
@settings(max_examples=10, deadline=None)
@given(st.sampled_from(LISTS))
def test_a_list_that_goes_missing_is_told(folder, each):
    content = copy.deepcopy(FILES[each.file])
    del content[each.name]

    told = [str(fault) for fault in faults_of(folder, each.file, content)]

    assert f"{each.file}, {each.name}: the list is missing." in told
