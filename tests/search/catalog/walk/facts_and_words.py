"""What of pages is the same in every language, and what each says in its own words."""

from django.db.models import QuerySet
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import (
    SynchronizedField,
    TranslatableField,
    get_translatable_fields,
)


def check_facts() -> None:
    """Facts of translations, live or in draft, are their live source's."""
    sources = Page.objects.filter(
        locale__language_code="fr", alias_of=None, live=True
    ).specific()
    for source in sources:
        twins = source.get_translations().filter(alias_of=None)
        for twin in twins:
            if type(twin) is not type(source):
                continue
            differing = differing_facts(source, twin)
            assert not differing, f"{twin.pk} is not as {source.pk}: {differing}"
            draft = twin.get_latest_revision_as_object()
            differing = differing_facts(source, draft)
            assert not differing, f"{twin.pk}'s draft is not as its source: {differing}"


def differing_facts(source: Page, twin: Page) -> dict:
    """
    The facts of a translation that are not its source's, with both.

    Rows in a language of their own may be missing on one side: words wait.
    """
    told, said = _values(source, _facts_of), _values(twin, _facts_of)
    told |= _lists(source)
    said |= _lists(twin)
    return {
        name: (told[name], said[name])
        for name in told.keys() & said.keys()
        if told[name] != said[name]
    }


def _facts_of(model) -> list[str]:
    return [
        name
        for name in _declared_facts(model)
        if getattr(model._meta.get_field(name), "concrete", False)
        and not model._meta.get_field(name).many_to_many
    ]


def _declared_facts(model) -> list[str]:
    return [
        each.field_name
        for each in get_translatable_fields(model)
        if isinstance(each, SynchronizedField) and not each.overridable
    ]


def _lists(page: Page) -> dict:
    """The rows without a language that were declared as facts, in their order."""
    return {
        relation.name: _contents(page, relation)
        for relation in get_all_child_relations(type(page))
        if relation.name in _declared_facts(type(page))
    }


def _contents(owner, relation) -> list[dict]:
    """What rows say, and the rows below them: neither their keys nor their places."""
    found = []
    rows = getattr(owner, relation.get_accessor_name()).all()
    if isinstance(rows, QuerySet):
        # Rows that code wrote may have no place: then it is that of their making.
        rows = rows.order_by(*rows.model._meta.ordering, "pk")
    for row in rows:
        told = {
            each.name: _value(row, each.name)
            for each in row._meta.concrete_fields
            if not each.primary_key
            and not isinstance(each, ParentalKey)
            and each.name != "sort_order"
        }
        if isinstance(row, ClusterableModel):
            for below in get_all_child_relations(type(row)):
                told[below.name] = _contents(row, below)
        found.append(told)
    if not relation.related_model._meta.ordering:
        # Rows without an order may stand in any.
        found.sort(key=str)
    return found


def prose(page: Page) -> dict:
    """A page's own words and those of its rows."""
    return _values(page, _prose_of)


def _prose_of(model) -> list[str]:
    return [
        each.field_name
        for each in get_translatable_fields(model)
        if isinstance(each, TranslatableField) and _is_plain(model, each.field_name)
    ]


def _is_plain(model, name: str) -> bool:
    return getattr(model._meta.get_field(name), "concrete", False)


def _values(page: Page, names_of) -> dict:
    found = {name: _value(page, name) for name in names_of(type(page))}
    for relation in get_all_child_relations(type(page)):
        model = relation.related_model
        if not issubclass(model, TranslatableMixin):
            continue
        accessor = relation.get_accessor_name()
        for row in getattr(page, accessor).all():
            for name in names_of(model):
                found[accessor, row.translation_key, name] = _value(row, name)
    return found


def _value(instance, name: str) -> str:
    field_ = instance._meta.get_field(name)
    value = field_.value_from_object(instance)
    return field_.get_prep_value(value)
