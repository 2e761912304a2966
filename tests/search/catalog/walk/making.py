"""
Pages, terms and rows of whatever model is installed, made from its fields.

What a model's own rules demand beside its fields is in `rules_of_models`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin

from home.fields import LabelField, PartialDateField
from home.translation.shape import shape_of
from search.catalog.registry import kind_of, vocabulary_kind
from tests.search.catalog.walk.blocks import BlockMaker
from tests.search.catalog.walk.rules_of_models import keep_the_rules

#: What is filled in by each rule by itself, or is no part of what a page says.
OF_ALL_PAGES = {field.name for field in Page._meta.get_fields()}


class Maker:
    """
    Fills instances by number: the same number and the same site give the same values.

    `fresh` gives a text that no other has. With `only_prose` facts stay as they are, as
    a translator leaves them.
    """

    def __init__(
        self,
        number: int,
        word: str,
        fresh: Callable[[str], str],
        *,
        only_prose: bool = False,
    ):
        self.number = number
        self.word = word
        self.fresh = fresh
        self.only_prose = only_prose
        self.blocks = BlockMaker(number, word, self._linked)

    def fill(self, instance: models.Model) -> models.Model:
        """Gives every field a value, and rows to every relation."""
        for field in _fields(type(instance)):
            if self.only_prose and field.name not in shape_of(type(instance)).prose:
                continue
            value = self._value(field, instance)
            if isinstance(field, TaggableManager):
                getattr(instance, field.name).set(value)
            else:
                setattr(instance, field.name, value)
        if _has_key(instance) and not instance.pk:
            instance.key = self.fresh(self.word)
        for relation in child_relations(type(instance)):
            self._fill_rows(instance, relation)
        if not self.only_prose:
            keep_the_rules(instance, self)
        return instance

    def _fill_rows(self, owner: models.Model, relation: models.ManyToOneRel) -> None:
        """The rows that are there are changed; where there is none, one or two are."""
        model, manager = (
            relation.related_model,
            getattr(owner, relation.get_accessor_name()),
        )
        rows = list(manager.all())
        if self.only_prose and not issubclass(model, TranslatableMixin):
            return
        if not rows and not self.only_prose:
            rows = [model() for _each in range(1 + self.number % 2)]
        number = self.number
        for step, row in enumerate(rows):
            # Each row is made from a number of its own.
            self.number = self.blocks.number = number + step
            setattr(row, relation.field.name, owner)
            self.fill(row)
        self.number = self.blocks.number = number
        manager.set(_once(row for row in rows if _has_what_it_needs(row)))

    def _value(self, field: models.Field, instance: models.Model):
        if field.blank and self.number % 4 == 3:
            return self._nothing(field)
        if isinstance(field, models.ForeignKey):
            return self._named(field, instance)
        if field.choices:
            keys = [key for key, _label in field.flatchoices if key]
            return keys[self.number % len(keys)]
        return self._plain(field)

    def _nothing(self, field: models.Field):
        if isinstance(field, TaggableManager | StreamField):
            return []
        return None if field.null else field.get_default()

    def _plain(self, field: models.Field):
        text = f"{self.word} {self.number}"[: getattr(field, "max_length", None)]
        match field:
            case TaggableManager():
                return [self.word, text]
            case StreamField():
                return self.blocks.body(field.stream_block)
            case LabelField():
                return {"fr": text, "en": f"{text} (en)"[: field.max_length]}
            case PartialDateField():
                return ("2018", "2018-01", "2018-01-31")[self.number % 3]
            case RichTextField():
                return self.blocks.rich_text()
            case models.BooleanField():
                return bool(self.number % 2)
            case models.IntegerField() | models.FloatField():
                return _between(field, self.number)
            case models.DateField():
                return date(2018, 1 + self.number % 12, 1)
            case models.URLField():
                return f"https://example.org/{self.number}"
            case models.EmailField():
                return f"{self.number}@example.org"
            case models.SlugField():
                return text.replace(" ", "-").replace("é", "e")
            case models.JSONField():
                return field.get_default()
            case models.CharField() | models.TextField():
                return text
        raise TypeError(f"The walk has no value for {field}.")

    def _named(self, field: models.ForeignKey, instance: models.Model):
        """A row that a field may name: of pages, those that a reference may."""
        rows = field.related_model._default_manager.order_by("pk")
        if issubclass(field.related_model, Page):
            rows = self._pages(rows, instance)
        rows = [row for row in rows if row != instance]
        return rows[self.number % len(rows)] if rows else None

    def _pages(self, pages: models.QuerySet, instance: models.Model) -> Iterator[Page]:
        kinds = getattr(instance, "reference_kinds", ())
        own = getattr(owner_of(instance), "translation_key", None)
        sources = pages.filter(depth__gt=1, alias_of=None, locale__language_code="fr")
        for page in sources.exclude(translation_key=own):
            kind = kind_of(page)
            if kind and (not kinds or kind in kinds):
                yield page

    def _linked(self, number: int) -> Page | None:
        """A page to link to, of whatever language: drafts and closed ones too."""
        pages = list(Page.objects.filter(depth__gt=1, alias_of=None).order_by("pk"))
        return pages[number % len(pages)] if pages else None


def child_relations(model: type[models.Model]) -> list[models.ManyToOneRel]:
    """The relations to rows that belong to a model of this site's own."""
    if not issubclass(model, ClusterableModel):
        return []
    relations = get_all_child_relations(model)
    if issubclass(model, Page):
        relations = [each for each in relations if each.name not in OF_ALL_PAGES]
    return relations


def owner_of(row: models.Model) -> models.Model:
    """The page or the term to which a row belongs, however deep it stands."""
    while not isinstance(row, Page):
        keys = [
            field
            for field in row._meta.concrete_fields
            if isinstance(field, ParentalKey)
        ]
        if not keys:
            break
        row = getattr(row, keys[0].name)
    return row


def _fields(model: type[models.Model]) -> Iterator[models.Field]:
    left = {"sort_order"}
    if issubclass(model, Page):
        left |= OF_ALL_PAGES
    if issubclass(model, TranslatableMixin):
        left |= {"translation_key", "locale"}
    if vocabulary_kind(model) is not None:
        left.add("key")
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        is_key = field.primary_key or isinstance(field, ParentalKey)
        if field.editable and not is_key and field.name not in left:
            yield field


def _has_key(instance: models.Model) -> bool:
    return vocabulary_kind(type(instance)) is not None and any(
        field.name == "key" for field in instance._meta.concrete_fields
    )


def _between(field: models.Field, number: int) -> int:
    limits = {type(each): each.limit_value for each in field.validators}
    low = limits.get(MinValueValidator, 1)
    high = limits.get(MaxValueValidator, 1000)
    return low + number % (int(high - low) + 1)


def _has_what_it_needs(row: models.Model) -> bool:
    """Whether the site had something to name in every field that must name one."""
    return all(getattr(row, key.attname) for key in _named_by(row) if not key.null)


def _once(rows: Iterable[models.Model]) -> list[models.Model]:
    """The rows that differ in what they name: most relations name a thing once."""
    found = {}
    for row in rows:
        named = tuple(getattr(row, key.attname) for key in _named_by(row))
        found.setdefault(named or id(row), row)
    return list(found.values())


def _named_by(row: models.Model) -> list[models.ForeignKey]:
    return [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, ParentalKey)
        and field.name != "locale"
    ]
