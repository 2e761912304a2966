"""A row of any vocabulary and a page of any kind: tests walk what is registered."""

from itertools import count

from django.conf import settings
from django.db import models
from wagtail.models import Page

from home.fields import LabelField, PartialDateField
from home.models import SiteImage, StandardPage
from home.models.base import SitePage
from home.terms.joining import parental_keys
from home.terms.rows import keys_to
from tests.factories import Tree, add_page, settle_if_open

_numbers = count(1)


def any_term(model: type[models.Model], **fields) -> models.Model:
    """A valid row of a vocabulary, named in every language, with what it requires."""
    term = model(**(required_values(model) | fields))
    term.full_clean()
    term.save()
    settle_if_open()
    return term


def full_term(model: type[models.Model]) -> models.Model:
    """A row of a vocabulary that says something in every field."""
    fields = [each for each in model._meta.local_fields if not each.primary_key]
    term = model(**{each.name: _value(each) for each in fields})
    term.save()
    settle_if_open()
    return term


def any_page(model: type[Page], tree: Tree, *, live=True, **fields) -> Page:
    """A page of a kind where it may stand; what it stands below is made with it."""
    number = next(_numbers)
    named = {"title": f"Page {number}", "slug": f"any-{number}"}
    parent = _place(model, tree)
    return add_page(
        parent, model(**(required_values(model) | named | fields)), live=live
    )


def _place(model: type[Page], tree: Tree) -> Page:
    if model.allowed_parent_page_models() == [Page]:
        return tree.fr.get_parent()
    if type(tree.fr) in model.allowed_parent_page_models():
        return tree.fr
    parent_model = model.allowed_parent_page_models()[0]
    return parent_model.objects.filter(locale=tree.fr.locale).first() or any_page(
        parent_model, tree
    )


def required_values(model: type[models.Model]) -> dict:
    """Values for the fields that a row cannot be without, different each time."""
    return {
        each.name: _value(each)
        for each in model._meta.local_fields
        if not each.primary_key
        and not each.null
        and not (each.is_relation and issubclass(each.related_model, Page))
        and (isinstance(each, LabelField) or not (each.blank or each.has_default()))
    }


def _value(field: models.Field):
    number = next(_numbers)
    if isinstance(field, LabelField):
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        return {code: f"{field.name} {number} {code}" for code in codes}
    if field.is_relation:
        image = issubclass(field.related_model, SiteImage)
        return any_image() if image else any_term(field.related_model)
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, models.SlugField):
        return f"key-{number}"
    if isinstance(field, PartialDateField):
        return "2018-06"
    if isinstance(field, models.JSONField):
        return [10, 20, 50]
    if isinstance(field, models.CharField | models.TextField):
        return f"{field.name} {number}"
    return number


def page_naming(term: models.Model, tree: Tree) -> Page | None:
    """A published page that names a term, in a field or in a row; None if none can."""
    for key in keys_to(type(term)):
        if issubclass(key.model, SitePage):
            return any_page(key.model, tree, **{key.name: term})
        owners = [each for each in parental_keys(key.model) if each is not key]
        for owner in owners:
            model = owner.related_model
            page = any_page(StandardPage if model is Page else model, tree)
            row = key.model(**(required_values(key.model) | {key.name: term}))
            getattr(page, owner.remote_field.get_accessor_name()).add(row)
            page.save_revision().publish()
            settle_if_open()
            return page
    return None


def any_image(**fields) -> SiteImage:
    """An image without a file: nothing draws it."""
    number = next(_numbers)
    defaults = {
        "title": f"Image {number}",
        "file": "image.png",
        "width": 4,
        "height": 3,
    }
    return SiteImage.objects.create(**(defaults | fields))
