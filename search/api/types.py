"""The kinds of page that the site has, and the JSON Schema of their records."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from ninja import Query, Router

from search.api.problems import Problem, refuse_unknown_parameters
from search.api.reading import (
    OTHER_RESPONSES,
    absolute,
    asked_language,
    send,
)
from search.api.site_schemas import (
    JsonSchemaSchema,
    LocaleQuery,
    TypeFacetSchema,
    TypeSchema,
    TypesSchema,
    ValueSchema,
)
from search.catalog.registry import catalogued_models
from search.catalog.representation import dump, etag_of
from search.catalog.schema import record_schema
from search.catalog.schema.facets import DeclaredFacet, declared_facets

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)}

router = Router(tags=["types"])


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: TypesSchema, **RESPONSES},
    by_alias=True,
    url_name="types",
    operation_id="types",
    summary="Every type of record",
)
def types(request: HttpRequest, parameters: Query[LocaleQuery]):
    """
    The kinds that the site has, by name, with labels in `locale` (by default the source
    language) and what each can be filtered by.
    """
    refuse_unknown_parameters(request, set(LocaleQuery.model_fields))
    locale = asked_language(parameters.locale)
    with override(locale):
        items = [_type(model) for _kind, model in sorted(_models().items())]
    text = TypesSchema(items=items).model_dump_json(by_alias=True)
    return send(request, text, etag=etag_of(text), locale=locale)


@router.api_operation(["HEAD"], "{name}/", auth=None, include_in_schema=False)
@router.get(
    "{name}/",
    auth=None,
    response={200: JsonSchemaSchema, **RESPONSES, 404: OTHER_RESPONSES[404]},
    by_alias=True,
    url_name="type",
    operation_id="type",
    summary="The JSON Schema of a type",
)
def type_schema(request: HttpRequest, name: str, parameters: Query[LocaleQuery]):
    """
    What the records of a kind are made of, as `content/{key}/` sends them.

    Titles are in `locale` (by default the source language). Every object is closed: a
    record has all the names that are there, and no other.
    """
    refuse_unknown_parameters(request, set(LocaleQuery.model_fields))
    locale = asked_language(parameters.locale)
    model = _models().get(name)
    if model is None:
        raise Problem(404, _("There is no type of this name."))
    with override(locale):
        text = dump(record_schema(model, address=_address(name)))
    return send(request, text, etag=etag_of(text), locale=locale)


def _models() -> dict[str, type]:
    return {model.catalog_kind: model for model in catalogued_models()}


def _address(name: str) -> str:
    return absolute(reverse("api:type", args=[name]))


def _type(model: type) -> TypeSchema:
    return TypeSchema(
        name=model.catalog_kind,
        label=capfirst(str(model._meta.verbose_name)),
        label_plural=capfirst(str(model._meta.verbose_name_plural)),
        description=model.get_page_description(),
        listed=model.catalog_listed,
        facets=[_facet(each) for each in declared_facets(model)],
        schema_url=_address(model.catalog_kind),
    )


def _facet(declared: DeclaredFacet) -> TypeFacetSchema:
    values = declared.values
    return TypeFacetSchema(
        name=declared.name,
        label=declared.label,
        type=declared.type,
        kinds=declared.kinds,
        values=values
        and [ValueSchema(value=key, label=label) for key, label in values.items()],
    )
