"""Reads of vocabularies: the terms that an anonymous reader meets somewhere."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import override

from search.catalog.models import Mention, Record
from search.catalog.references import list_target
from search.catalog.registry import key_field, vocabularies


def vocabulary_named(kind: str) -> type[models.Model] | None:
    """The model of the terms that records name by `kind`."""
    return next((model for model, name in vocabularies().items() if name == kind), None)


def public_terms(model: type[models.Model]) -> QuerySet:
    """
    The terms that a public record names, or all where one shows the whole vocabulary.

    What only drafts and closed pages name is not among them.
    """
    label = model._meta.label_lower
    number = Cast(OuterRef("pk"), models.CharField())
    own = Concat(Value(f"{label}:"), number, output_field=models.CharField())
    named = Mention.objects.filter(
        target__in=[own, Value(list_target(label))],
        record__in=Record.objects.public(),
    )
    return model._default_manager.filter(Exists(named))


def order_of(model: type[models.Model]) -> list[str]:
    """The fields by which terms follow each other; the last tells them all apart."""
    names = [name for name in model._meta.ordering if _is_plain(model, name)]
    return list(dict.fromkeys([*names, key_field(model)]))


def labels_of(term: models.Model) -> dict[str, str]:
    """What a term is called, by language; one it has no words in is left out."""
    if hasattr(term, "catalog_labels"):
        return term.catalog_labels()
    labels = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        with override(code):
            labels[code] = str(term)
    return labels


def _is_plain(model: type[models.Model], name) -> bool:
    """Whether a name in `ordering` is that of a field whose values simply compare."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return isinstance(fields.get(name), models.CharField | models.IntegerField)
