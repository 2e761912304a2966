import pytest
from django.core.exceptions import ValidationError

from labs.core.models import Territory


def territory(**fields):
    return Territory(**({"key": "creuse", "name": {"fr": "Creuse"}} | fields))


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"name": {}}, "name"),
        ({"name": {"en": "Creuse"}}, "name"),
        ({"name": {"fr": "Creuse", "de": "Creuse"}}, "name"),
        ({"country": "fr"}, "country"),
        ({"latitude": 91, "longitude": 0}, "latitude"),
        ({"country": "ZZ"}, "country"),
        ({"latitude": 46}, "longitude"),
        ({"key": "la creuse"}, "key"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(db, fields, at):
    with pytest.raises(ValidationError) as refused:
        territory(**fields).full_clean()

    assert list(refused.value.message_dict) == [at]


def test_a_territory_is_not_a_part_of_itself(db):
    part = territory()
    part.save()
    whole = territory(key="france", parent=part)
    whole.save()
    part.parent = whole

    with pytest.raises(ValidationError) as refused:
        part.full_clean()
    assert list(refused.value.message_dict) == ["parent"]
