"""What models of the plugins demand beside what their fields say."""

from collections.abc import Callable

from django.apps import apps
from django.db import models


def keep_the_rules(instance: models.Model, maker) -> None:
    """Makes an instance valid that was filled without knowing its model's rules."""
    for model in type(instance).__mro__:
        rule = RULES.get(getattr(getattr(model, "_meta", None), "label", ""))
        if rule is not None:
            rule(instance, maker)


def _territory(territory, maker) -> None:
    territory.country = "FR"
    _both_or_neither(territory, maker)
    if territory.parent and territory.pk and territory.parent.pk >= territory.pk:
        territory.parent = None


def _both_or_neither(place, maker) -> None:
    known = maker.number % 4 < 2
    place.latitude = 45.0 + maker.number / 1000 if known else None
    place.longitude = 5.0 if known else None


def _lab(lab, maker) -> None:
    _both_or_neither(lab, maker)
    lab.created = "2018"
    lab.closed = "2019" if lab.status == "closed" else ""
    lab.quotation.set(list(lab.quotation.all())[:1])


def _position(position, maker) -> None:
    if position.value is not None and not position.basis:
        position.basis = "declared"
    if position.basis == "estimate" and not position.justification:
        position.basis = "declared"


def _programme(programme, maker) -> None:
    number = int(maker.fresh("n").rpartition("-")[2])
    programme.inventory_number = f"00C.{number:03}" if maker.number % 3 else ""
    programme.start, programme.end = "2018", "2019"


def _post(post, maker) -> None:
    post.start, post.end = "2018", ""


def _echo(echo, maker) -> None:
    echo.anchor = ""


#: By the label of the model, so that a plugin that is left out is not missed.
RULES: dict[str, Callable] = {
    "home.PersonPost": _post,
    "labs_core.AxisPosition": _position,
    "labs_core.LabPage": _lab,
    "labs_core.ProgrammePage": _programme,
    "labs_core.Territory": _territory,
    "labs_core.VigilanceEcho": _echo,
}


def is_known(label: str) -> bool:
    """Whether a rule is about a model that there is."""
    return label in {model._meta.label for model in apps.get_models()}
