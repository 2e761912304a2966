"""The keys that terms had: partners who still know them are led to the term."""

from collections.abc import Iterable

from django.db import models

from home.models.former_key import FormerKey
from home.models.key import key_field
from search.catalog.registry import vocabularies, vocabulary_kind


def terms_for(kind: str, keys: Iterable[str]) -> dict[str, models.Model]:
    """
    The terms of a vocabulary that go, or went once, by these keys; two queries.

    Keys that lead nowhere are left out. A key of today comes before one of yesterday.
    """
    model = model_of(kind)
    keys = set(keys)
    former = dict(
        FormerKey.objects.filter(kind=kind, key__in=keys).values_list(
            "key", "present_key"
        )
    )
    wanted = keys.union(former.values())
    found = model._default_manager.filter(**{f"{key_field(model)}__in": wanted})
    terms = {term.key: term for term in found}
    present = {key: terms.get(key) or terms.get(former.get(key)) for key in keys}
    return {key: term for key, term in present.items() if term is not None}


def term_for(kind: str, key: str) -> models.Model | None:
    """The term that goes, or went once, by a key; None when there is none."""
    return terms_for(kind, [key]).get(key)


def present_key(kind: str, key: str) -> str | None:
    """The key that stands today for one that was; None for one that never was."""
    former = FormerKey.objects.filter(kind=kind, key=key)
    return former.values_list("present_key", flat=True).first()


def model_of(kind: str) -> type[models.Model]:
    """The model of a vocabulary. Raises `LookupError` for what is none."""
    for model, name in vocabularies().items():
        if name == kind:
            return model
    raise LookupError(f"There is no vocabulary {kind!r}.")


def forget_key(term: models.Model, key: str) -> None:
    """From now on `key` leads to `term`, and so do the keys that led to `key`."""
    kind = vocabulary_kind(type(term))
    FormerKey.objects.filter(kind=kind, key=term.key).delete()
    for former in FormerKey.objects.filter(kind=kind, present_key=key):
        former.present_key = term.key
        former.save(update_fields=["present_key"])
    FormerKey.objects.update_or_create(
        kind=kind, key=key, defaults={"present_key": term.key}
    )
