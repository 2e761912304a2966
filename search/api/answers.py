"""What the endpoints of search answer, made of what was found."""

from urllib.parse import urlencode

from search.api.reading import absolute
from search.api.schemas import (
    FacetSchema,
    FacetValueSchema,
    FoundSchema,
    FoundSectionSchema,
    LinksSchema,
    PartSchema,
    SearchQuery,
    SearchSchema,
    SuggestionSchema,
    SuggestSchema,
)
from search.catalog.contract import Section
from search.catalog.models import Record
from search.engines.base import MOST_HITS, Query
from search.engines.reading.facets import facets_offered
from search.engines.reading.finding import Found, FoundRecord, read_found


def answered(
    found: Found, query: Query, parameters: SearchQuery, path: str
) -> SearchSchema:
    """The window that is asked for, with words in the active language."""
    start, end = parameters.offset, parameters.offset + parameters.limit
    shown = read_found(found.places[start:end], found.questions)
    facets = facets_offered(found.counts, query.filters) if parameters.facets else None
    return SearchSchema.model_construct(
        items=[_item(each) for each in shown],
        total=found.total,
        corrected=found.corrected or None,
        facets=None if facets is None else [_facet(each) for each in facets],
        links=_links(found, query, parameters, path),
    )


def suggested(records: list[Record]) -> SuggestSchema:
    return SuggestSchema(
        items=[
            SuggestionSchema(
                key=record.key,
                locale=record.locale,
                kind=record.kind,
                title=record.title,
                url=absolute(record.path),
            )
            for record in records
        ]
    )


def _item(found: FoundRecord) -> FoundSchema:
    """Taken as it is: to validate it would take longer than to read it."""
    record = found.record
    return FoundSchema.model_construct(
        key=record.key,
        locale=record.locale,
        kind=record.kind,
        title=record.title,
        summary=record.summary,
        url=absolute(record.path),
        extract=[
            PartSchema.model_construct(text=text, matched=matched)
            for text, matched in found.extract_parts
        ],
        section=_section(record, found.section),
        score=round(found.score, 4),
        first_published_at=record.first_published_at,
    )


def _section(record: Record, section: Section | None) -> FoundSectionSchema | None:
    if section is None:
        return None
    place = section.path or f"#{section.anchor}"
    return FoundSectionSchema.model_construct(
        anchor=section.anchor,
        heading=section.heading,
        url=absolute(record.path + place),
    )


def _facet(offered) -> FacetSchema:
    return FacetSchema.model_construct(
        name=offered.name,
        label=offered.label,
        values=[
            FacetValueSchema.model_construct(
                value=each.value, label=each.label, count=each.count
            )
            for each in offered.values
        ],
    )


def _links(
    found: Found, query: Query, parameters: SearchQuery, path: str
) -> LinksSchema:
    """To the windows around this one: always the same text for the same question."""
    asked = {"q": query.text, "locale": query.locale}
    asked |= {name: sorted(values) for name, values in sorted(query.filters.items())}
    if query.exact:
        asked["exact"] = "true"
    if parameters.facets:
        asked["facets"] = "true"
    asked["limit"] = str(parameters.limit)

    def at(offset: int) -> str:
        window = asked | ({"offset": str(offset)} if offset else {})
        return absolute(f"{path}?{urlencode(window, doseq=True)}")

    before = max(min(parameters.offset, found.total) - parameters.limit, 0)
    after = parameters.offset + parameters.limit
    return LinksSchema.model_construct(
        first=at(0),
        prev=at(before) if parameters.offset else None,
        next=at(after) if after < min(found.total, MOST_HITS) else None,
    )
