"""The stable names of terms, which partners and the loader know them by."""

from itertools import chain, count

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from home.models.former_key import FormerKey
from search.catalog.registry import vocabulary_kind


def key_field(model: type[models.Model]) -> str:
    """The field that holds a term's key: a keyword's is taggit's slug."""
    return getattr(model, "key_field", "key")


def free_key(model: type[models.Model], name: str, *, own: int | None = None) -> str:
    """A key made of a name, with a number when a row of `model` has, or had, it."""
    stem = slugify(name)[:70].strip("-") or model._meta.model_name
    field = key_field(model)
    others = model._default_manager.filter(**{f"{field}__startswith": stem})
    former = FormerKey.objects.filter(
        kind=vocabulary_kind(model) or "", key__startswith=stem
    )
    taken = {
        *others.exclude(pk=own).values_list(field, flat=True),
        *former.values_list("key", flat=True),
    }
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(key for key in chain([stem], numbered) if key not in taken)


class KeyField(models.SlugField):
    """The stable name of a term. Left empty, it is made of the term's own name."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault(
            "help_text",
            _(
                "Stable name for partners: letters, digits and hyphens. "
                "Left empty, it is made from the name."
            ),
        )
        kwargs.setdefault("verbose_name", _("key"))
        super().__init__(*args, **kwargs)
