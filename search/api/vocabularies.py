"""The words that records name by key, with a label in each language."""

from django.db import models
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from ninja import Query, Router

from search.api.paging import next_page, page_of
from search.api.problems import Problem, refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, absolute, asked_language, send
from search.api.refusing import is_storable
from search.api.site_schemas import (
    LocaleQuery,
    NextSchema,
    TermSchema,
    TermsQuery,
    TermsSchema,
    VocabulariesSchema,
    VocabularySchema,
)
from search.catalog.registry import key_field, present_key, vocabularies
from search.catalog.representation import etag_of
from search.catalog.terms import (
    labels_of,
    order_of,
    public_terms,
    vocabulary_named,
)

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 404, 405, 412)}

router = Router(tags=["vocabularies"])


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: VocabulariesSchema, **RESPONSES},
    url_name="vocabularies",
    operation_id="vocabularies",
    summary="Every vocabulary",
)
def list_vocabularies(request: HttpRequest, parameters: Query[LocaleQuery]):
    """The vocabularies by name, with labels in `locale` (by default the source's)."""
    refuse_unknown_parameters(request, set(LocaleQuery.model_fields))
    locale = asked_language(parameters.locale)
    by_name = sorted((kind, model) for model, kind in vocabularies().items())
    with override(locale):
        items = [VocabularySchema(**_said(model, kind)) for kind, model in by_name]
    text = VocabulariesSchema(items=items).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


@router.api_operation(["HEAD"], "{name}/", auth=None, include_in_schema=False)
@router.get(
    "{name}/",
    auth=None,
    response={200: TermsSchema, **RESPONSES},
    url_name="vocabulary",
    operation_id="vocabulary",
    summary="The terms of a vocabulary",
)
def vocabulary(request: HttpRequest, name: str, parameters: Query[TermsQuery]):
    """
    The terms in the order of their vocabulary, by pages: follow `links.next`.

    There are those that something public names, or shows with all the others.
    """
    refuse_unknown_parameters(request, set(TermsQuery.model_fields))
    locale = asked_language(parameters.locale)
    model = _model(name)
    terms, cursor = page_of(
        public_terms(model),
        order_of(model),
        after=parameters.cursor,
        limit=parameters.limit,
    )
    asked = {"locale": locale, "limit": str(parameters.limit)}
    with override(locale):
        text = TermsSchema(
            **_said(model, name),
            items=[_term(term, name) for term in terms],
            links=NextSchema(next=next_page(request.path, asked, cursor)),
        ).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


@router.api_operation(["HEAD"], "{name}/{key}/", auth=None, include_in_schema=False)
@router.get(
    "{name}/{key}/",
    auth=None,
    response={200: TermSchema, 301: None, **RESPONSES},
    url_name="term",
    operation_id="term",
    summary="One term",
)
def term(request: HttpRequest, name: str, key: str, parameters: Query[LocaleQuery]):
    """A term by its key. A key from before a merge leads to the present one, by 301."""
    refuse_unknown_parameters(request, set(LocaleQuery.model_fields))
    locale = asked_language(parameters.locale)
    terms = public_terms(_model(name))
    found = _with_key(terms, key)
    if found is None:
        present = present_key(name, key) if is_storable(key) else None
        if present is None or _with_key(terms, present) is None:
            raise Problem(404, _("Nothing public has this key."))
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(_address("term", name, present) + query)
    text = _term(found, name).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


def _model(name: str) -> type[models.Model]:
    model = vocabulary_named(name)
    if model is None:
        raise Problem(404, _("There is no vocabulary of this name."))
    return model


def _with_key(terms: models.QuerySet, key: str) -> models.Model | None:
    if not is_storable(key):
        return None
    return terms.filter(**{key_field(terms.model): key}).first()


def _address(endpoint: str, *names: str) -> str:
    return absolute(reverse(f"api:{endpoint}", args=names))


def _said(model: type[models.Model], name: str) -> dict:
    """What is said of a vocabulary, in the active language."""
    return {
        "name": name,
        "label": capfirst(str(model._meta.verbose_name)),
        "label_plural": capfirst(str(model._meta.verbose_name_plural)),
        "terms": public_terms(model).count(),
        "url": _address("vocabulary", name),
    }


def _term(term: models.Model, name: str) -> TermSchema:
    return TermSchema(
        kind=name,
        key=term.key,
        label=labels_of(term),
        url=_address("term", name, term.key),
    )
