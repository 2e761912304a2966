"""Bodies and rich texts of the database that name a term: what blocks choose, too."""

import json
from collections.abc import Iterator

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from home.models.prose import ProseVersion
from home.terms.rows import owner_of
from home.terms.swap import Swap, holds_text
from home.translation.prose import digest_of
from home.translation.shape import shape_of
from home.translation.sources import source_language


def rows_with_texts_naming(
    swap: Swap,
) -> Iterator[tuple[models.Model, dict[str, str]]]:
    """Rows, and by the name of their field the texts as they will be stored."""
    for model in apps.get_models():
        fields = [
            each for each in model._meta.local_concrete_fields if holds_text(each)
        ]
        if not fields:
            continue
        for row in _candidates(model, fields, swap):
            changed = {}
            for each in fields:
                stored, named = swap.in_field(each, each.value_to_string(row))
                if named:
                    changed[each.name] = stored
            if changed:
                yield row, changed


def write_texts(row: models.Model, changed: dict[str, str]) -> None:
    """Saves the texts of a row. Its words are as before: no translation is outdated."""
    owner = owner_of(row)
    before = _content(owner)
    for name, stored in changed.items():
        setattr(row, name, row._meta.get_field(name).to_python(stored))
    checks = {"clean": False} if isinstance(row, Page) else {}
    row.save(update_fields=list(changed), **checks)
    if before:
        _restate(owner, before)


def _restate(page: Page, before: dict) -> None:
    """What translations say of a source page is what it says now, in other terms."""
    shape = shape_of(type(page))
    old, new = digest_of(shape, before), digest_of(shape, _content(page))
    versions = ProseVersion.objects.filter(page__translation_key=page.translation_key)
    for version in versions:
        names = [name for name in ("said", "current") if getattr(version, name) == old]
        for name in names:
            setattr(version, name, new)
        if names:
            version.save(update_fields=names)


def _content(owner: models.Model) -> dict:
    """What a source page says now, as a revision would hold it; of others nothing."""
    if not isinstance(owner, Page) or owner.locale.language_code != source_language():
        return {}
    page = type(owner).objects.get(pk=owner.pk)
    return json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))


def _candidates(
    model: type[models.Model], fields: list[models.Field], swap: Swap
) -> models.QuerySet:
    """The rows in whose texts the term's number or its key stands, for whatever use."""
    wanted, texts = Q(), {}
    for each in fields:
        texts[f"_{each.name}"] = Cast(each.name, TextField())
        for word in {str(swap.old.pk), swap.old_key}:
            wanted |= Q(**{f"_{each.name}__contains": word})
    return model._base_manager.annotate(**texts).filter(wanted).order_by("pk")
