"""What the labs' own models, or two lists read together, do not take."""

import pytest

from demo.faults import BadContent
from labs.core.models import LabPage
from tests.demo.files import both
from tests.demo.labs.files import (
    ARCHETYPE,
    EVERYTHING,
    LAB,
    OTHER_LAB,
    PROGRAMME,
    TERRITORY,
    TOPIC,
)

AXIS = {"key": "lead", "order": 1, "pole_a": both("a", "a"), "pole_b": both("b", "b")}

TESTIMONY = {
    "key": "said",
    "title": both("Dit", "Said"),
    "witness": "ada",
    "programme": None,
    "original_language": "fr",
}


def told(loading, **lists) -> list[str]:
    with pytest.raises(BadContent) as refused:
        loading(**EVERYTHING | lists)
    assert not LabPage.objects.exists()
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"team_size": 0}, "team_size: Ensure this value is greater than or equal"),
        ({"status": "asleep"}, "status: Value 'asleep' is not a valid choice."),
        ({"governance": both("x" * 301, "y")}, "governance.fr: Ensure this value has"),
        (
            {"subjects": {"fr": ["a", "b"], "en": ["a", "x" * 81]}},
            "subjects.2.en: Ensure this value has at most 80 characters",
        ),
        ({"closed": "2019"}, "status: A lab that has a closing date is closed."),
        ({"partner_labs": ["lab23"]}, "partner_labs.1: a lab is not its own partner."),
        (
            {"positions": {"lead": 3}},
            "positions.lead: Ensure this value is less than or equal to 2.",
        ),
        (
            {"quotation": {"text": both("a", "b"), "attribution": "c"}},
            "quotation: does not say which of its languages is a translation.",
        ),
        (
            {"team_skills": {"fr": ["le design"], "en": ["design"]}},
            "team_skills.1: the skill 'design' is called design, design too.",
        ),
    ],
)
def test_a_lab_that_cannot_be_is_told_by_its_field(loading, changes, expected):
    labs = [OTHER_LAB, LAB | {"team_skills": None} | changes]

    lines = told(loading, labs=labs, axes=[AXIS])

    assert [line for line in lines if f"labs.yaml, labs, lab23, {expected}" in line]


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        (
            {
                "archetypes": [ARCHETYPE | {"example_lab": "lab23"}],
                "labs": [LAB | {"archetype": None}],
            },
            "archetypes, foresight, example_lab: the lab 'lab23' says that it is of",
        ),
        (
            {
                "territories": [
                    TERRITORY | {"lab": "lab23"},
                    TERRITORY | {"key": "isere"},
                ],
                "labs": [LAB | {"territory": "isere"}],
            },
            "territories, creuse, lab: the lab 'lab23' says that it is in 'isere'",
        ),
        (
            {"territories": [TERRITORY | {"latitude": 46.0}]},
            "territories, creuse, longitude: Give both coordinates, or neither.",
        ),
        (
            {"programmes": [PROGRAMME, PROGRAMME | {"key": "second"}]},
            "programmes, second, inventory_number: Another programme has this number",
        ),
        (
            {"programmes": [PROGRAMME | {"published": "2020"}]},
            "programmes, programme, published: “2020” value has an invalid date format",
        ),
        (
            {"topics": [TOPIC | {"questions": [both("x" * 201, "y")]}]},
            "topics, commons, questions.1.fr: Ensure this value has at most 200",
        ),
        (
            {
                "persons": [{"key": "ada", "name": "Ada"}],
                "testimonies": [TESTIMONY | {"fr_is_translation": True}],
            },
            "testimonies, said, fr_is_translation: this is the original language.",
        ),
        (
            {
                "persons": [{"key": "ada", "name": "Ada"}],
                "testimonies": [TESTIMONY],
                "programmes": [PROGRAMME | {"testimonies": ["said"]}],
            },
            "programmes, programme, testimonies.1: the testimony 'said' is about None",
        ),
    ],
)
def test_lists_that_contradict_each_other_are_told(loading, lists, expected):
    lines = told(loading, **lists)

    assert [line for line in lines if f".yaml, {expected}" in line]
