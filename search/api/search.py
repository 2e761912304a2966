"""The site's search, for partners: what answers a text, and what one may mean."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from ninja import Query, Router

from search.api.answers import answered, suggested
from search.api.parameters import facets_parameter
from search.api.problems import Problem, bad_parameters, refuse_unknown_parameters
from search.api.reading import OTHER_RESPONSES, asked_language, send
from search.api.schemas import (
    ProblemSchema,
    SearchQuery,
    SearchSchema,
    SuggestQuery,
    SuggestSchema,
)
from search.catalog.representation import etag_of
from search.engines import base
from search.engines.base import EngineUnavailable
from search.engines.current import get_search
from search.engines.reading.facets import parameter_names, read_filters
from search.engines.reading.finding import find, read_suggested

#: In seconds: an index that is being made answers soon.
RETRY_AFTER = "30"

RESPONSES = {status: OTHER_RESPONSES[status] for status in (304, 400, 405, 412)} | {
    503: ProblemSchema
}

FACET_PARAMETERS = facets_parameter(
    "Every facet of the catalog by its name, as in `territory=creuse`. "
    "`facets=true` lists those that tell some of what was found from the rest. Several "
    "values of one facet are alternatives."
)

router = Router(tags=["search"])


@router.api_operation(["HEAD"], "", auth=None, include_in_schema=False)
@router.get(
    "",
    auth=None,
    response={200: SearchSchema, **RESPONSES},
    url_name="search",
    operation_id="search",
    summary="Search everything that is published",
    openapi_extra={"parameters": [FACET_PARAMETERS]},
)
def search(request: HttpRequest, parameters: Query[SearchQuery]):
    """
    What answers `q`: the language `locale` (by default the source language) first, then
    what only the other languages have.

    Accents, inflections and typing errors are understood; "quotes" hold words together
    and `-word` leaves out what has it. 503 says when to try again.
    """
    filters_known = parameter_names()
    refuse_unknown_parameters(
        request,
        {*SearchQuery.model_fields, *filters_known},
        repeatable=filters_known,
    )
    locale = asked_language(parameters.locale)
    filters = _filters(request, filters_known)
    query = base.Query(parameters.q, locale, filters=filters, exact=parameters.exact)
    try:
        found = find(search=get_search(), query=query, counted=parameters.facets)
    except EngineUnavailable:
        raise unavailable() from None
    with override(locale):
        text = answered(found, query, parameters, request.path).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


@router.api_operation(["HEAD"], "suggest/", auth=None, include_in_schema=False)
@router.get(
    "suggest/",
    auth=None,
    response={200: SuggestSchema, **RESPONSES},
    url_name="search_suggest",
    operation_id="search_suggest",
    summary="Suggest pages while a text is typed",
)
def search_suggest(request: HttpRequest, parameters: Query[SuggestQuery]):
    """At most eight pages by the words of their titles, the last one unfinished."""
    refuse_unknown_parameters(request, set(SuggestQuery.model_fields))
    locale = asked_language(parameters.locale)
    try:
        hits = get_search().suggest(parameters.q, locale)
    except EngineUnavailable:
        raise unavailable() from None
    text = suggested(read_suggested(hits)).model_dump_json()
    return send(request, text, etag=etag_of(text), locale=locale)


def unavailable() -> Problem:
    detail = _("Search is not available at the moment. Try again in a minute.")
    return Problem(503, detail, headers={"Retry-After": RETRY_AFTER})


def _filters(request: HttpRequest, names: list[str]) -> base.Filters:
    """What is asked for; raises a `Problem` that names what nothing can have."""
    filters, unknown = read_filters({name: request.GET.getlist(name) for name in names})
    if unknown:
        sentence = _("Nothing can have this value.")
        errors = {name: (("query", name), sentence) for name, _value in unknown}
        raise bad_parameters(errors.values())
    return filters
