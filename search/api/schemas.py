"""What goes over the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from search.catalog.completeness import TranslationState

#: A title of 255 signs, each of four bytes, and the rest.
LONGEST_CURSOR = 2_000


EXPAND = (
    "Parts of the record to put in place of their addresses, separated by commas: "
    "`breadcrumbs`, `children`, `translations`, `references`; of one record also "
    "`similar`."
)


class RecordQuery(Schema):
    locale: str = Field("", max_length=12, description="Language, such as `fr`.")
    fallback: str = Field(
        "",
        max_length=60,
        description="Languages to try after it, in order, separated by commas.",
    )
    expand: str = Field("", max_length=200, description=EXPAND)


class PathQuery(Schema):
    path: str = Field(
        min_length=1,
        max_length=2_048,
        pattern=r"^/[^\x00]*$",
        description="An address of the site, without its host.",
    )
    expand: str = Field("", max_length=200, description=EXPAND)


class ListQuery(Schema):
    locale: str = Field(
        "",
        max_length=12,
        description="Language, such as `fr`; `all`: every record of each thing.",
    )
    fallback: str = Field(
        "",
        max_length=60,
        description="Languages to try for what `locale` has not, in order, separated "
        "by commas.",
    )
    ancestor: str = Field(
        "", max_length=36, description="The key of a page: what stands below it."
    )
    updated_since: str = Field(
        "",
        max_length=40,
        description="A date or a moment: what was published at it or later.",
    )
    bbox: str = Field(
        "",
        max_length=120,
        description="`west,south,east,north` in decimal degrees: what stands inside.",
    )
    unlisted: bool = Field(
        False, description="Whether to list what lists leave out, such as home pages."
    )
    sort: str = Field(
        "title",
        max_length=40,
        description="`title`, `first_published_at` or `last_published_at`; with a dash "
        "before it the other way round. The key breaks ties.",
    )
    limit: int = Field(20, ge=1, le=100, description="Records of a page.")
    cursor: str = Field(
        "", max_length=LONGEST_CURSOR, description="From a link; opaque."
    )
    fields: str = Field(
        "",
        max_length=1_000,
        description="Some names of records, separated by commas, such as "
        "`title,fields.territory`. Key, kind and locale always come.",
    )
    expand: str = Field("", max_length=200, description=EXPAND)
    format: Literal["json", "geojson", "csv", "atom"] = Field(
        "json",
        description="The others have titles, summaries and addresses; the "
        "next page is in the header `Link`.",
    )
    total: bool = Field(False, description="Whether to count the records.")
    facets: bool = Field(False, description="Whether to count the values of facets.")


class ExportQuery(Schema):
    type: list[str] = Field([], description="Only these types, such as `lab`.")
    locale: list[str] = Field([], description="Only these languages, such as `fr`.")


class ChangesQuery(ExportQuery):
    since: str = Field(
        "", max_length=40, description="The cursor of the answer before."
    )
    limit: int = Field(100, ge=1, le=100, description="Changes of an answer.")


class CompletenessQuery(Schema):
    locale: str = Field("", max_length=12, description="Language, such as `fr`.")


class CompletenessSchema(Schema):
    key: UUID
    locale: str
    lacking: list[str] = Field(
        description="Codes of what the page should have and has not, such as `image`."
    )
    translations: dict[str, TranslationState] = Field(
        description="How the thing stands in every language of the site, by code."
    )
    complete: bool = Field(
        description="Whether it lacks nothing, and every translation is present."
    )


class SearchQuery(Schema):
    q: str = Field(
        max_length=200,
        description='What is searched for, as a reader types it: words, "phrases", '
        "-exclusions.",
    )
    locale: str = Field(
        "", max_length=12, description="The reader's language, such as `fr`."
    )
    kind: list[str] = Field([], description="Kinds of the catalog, such as `lab`.")
    language: list[str] = Field([], description="Languages of what is found.")
    exact: bool = Field(False, description="Whether the text is never corrected.")
    facets: bool = Field(False, description="Whether to count facets.")
    limit: int = Field(20, ge=1, le=100)
    offset: int = Field(0, ge=0, le=1_000)


class SuggestQuery(Schema):
    q: str = Field(max_length=200, description="What was typed so far.")
    locale: str = Field(
        "", max_length=12, description="The reader's language, such as `fr`."
    )


class ReferenceSchema(Schema):
    kind: str
    key: str


class SectionSchema(Schema):
    """A part of the page: plain text under an anchor of its address."""

    anchor: str
    heading: str
    text: str


class PartOfRecordSchema(Schema):
    """What `expand` asks for: pages and terms that stand around a record."""

    items: list[dict[str, Any]] | None = Field(
        description="Null: the search engine cannot answer now."
    )
    total: int | None = Field(None, description="Of children: how many there are.")
    all: str | None = Field(None, description="Of children: the list of all of them.")


class RecordSchema(Schema):
    key: UUID
    kind: str
    locale: str
    title: str
    summary: str
    path: str = Field(description="The page's present address, without host.")
    parent: ReferenceSchema | None
    first_published_at: datetime | None
    last_published_at: datetime | None
    expires_at: datetime | None = Field(
        description="From this moment on the record is gone."
    )
    licence: str | None = Field(description="SPDX identifier; null: not stated.")
    fields: dict[str, Any] = Field(
        description="What the kind says of itself. Null and empty: not stated."
    )
    sections: list[SectionSchema]
    parts: dict[str, str | PartOfRecordSchema] = Field(
        description="By name, the address that expands it; or what was expanded."
    )


class PartSchema(Schema):
    text: str
    matched: bool = Field(description="Whether these words answer the query.")


class FoundSectionSchema(Schema):
    """The part of the page, or of its file, that the extract was taken from."""

    anchor: str
    heading: str
    url: str


class FoundSchema(Schema):
    key: UUID
    locale: str
    kind: str
    title: str
    summary: str
    url: str
    extract: list[PartSchema] = Field(
        description="Plain text in parts: put together they are the passage."
    )
    section: FoundSectionSchema | None
    score: float = Field(description="Compares within one answer, and nowhere else.")
    first_published_at: datetime | None


class FacetValueSchema(Schema):
    value: str
    label: str
    count: int = Field(description="How many would be found with this value.")


class FacetSchema(Schema):
    name: str = Field(description="The parameter to narrow by.")
    label: str
    values: list[FacetValueSchema]


class LinksSchema(Schema):
    first: str
    prev: str | None
    next: str | None


class ListSchema(Schema):
    items: list[RecordSchema] = Field(
        description="Whole records, or the names of them that `fields` asks for."
    )
    total: int | None = Field(description="Null: not asked for.")
    facets: list[FacetSchema] | None = Field(description="Null: not asked for.")
    links: LinksSchema


class ChangeSchema(Schema):
    event: Literal["published", "withdrawn"]
    key: UUID
    kind: str
    locale: str
    record: RecordSchema | None = Field(description="Null: it is withdrawn.")


class NextSchema(Schema):
    next: str


class ChangesSchema(Schema):
    items: list[ChangeSchema]
    cursor: str = Field(description="Whoever has this answer has read so far.")
    more: bool = Field(description="Whether there is more to read at once.")
    links: NextSchema


class SearchSchema(Schema):
    items: list[FoundSchema]
    total: int = Field(description="How many there are, a thousand at the most.")
    corrected: str | None = Field(
        description="What was searched for in place of `q`; null: `q` itself."
    )
    facets: list[FacetSchema] | None = Field(description="Null: not asked for.")
    links: LinksSchema


class SuggestionSchema(Schema):
    key: UUID
    locale: str
    kind: str
    title: str
    url: str


class SuggestSchema(Schema):
    items: list[SuggestionSchema]


class FaultSchema(Schema):
    loc: list[str]
    msg: str


class ProblemSchema(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FaultSchema] = []
