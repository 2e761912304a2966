"""What goes over the wire of the site itself: its types, words, menus, addresses."""

from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema


class LocaleQuery(Schema):
    locale: str = Field(
        "", max_length=12, description="Language of the labels, such as `fr`."
    )


class ValueSchema(Schema):
    value: str
    label: str


class TypeFacetSchema(Schema):
    """What records of a type are filtered by. Several values are alternatives."""

    name: str = Field(description="The parameter to filter by.")
    label: str
    type: Literal["term", "page", "choice", "boolean", "number", "text"] = Field(
        description="What the values are. Those of `term` and `page` are keys."
    )
    kinds: list[str] = Field(
        description="Of the terms or pages that are named; empty: of any, or of none."
    )
    values: list[ValueSchema] | None = Field(
        description="All that there may be; null: it depends on what is published."
    )


class TypeSchema(Schema):
    """A kind of the catalog."""

    name: str = Field(description="The `kind` of its records.")
    label: str
    label_plural: str
    description: str = Field(description="What such a page is, in a sentence.")
    listed: bool = Field(description="Whether lists and searches show it by default.")
    facets: list[TypeFacetSchema]
    # `schema` is a method of pydantic's.
    schema_url: str = Field(
        serialization_alias="schema", description="Address of its JSON Schema."
    )


class TypesSchema(Schema):
    items: list[TypeSchema]


class JsonSchemaSchema(Schema):
    """A JSON Schema of the dialect 2020-12: each type has `fields` of its own."""

    dialect: str = Field(serialization_alias="$schema")
    address: str = Field(serialization_alias="$id")
    title: str
    description: str
    type: Literal["object"]
    properties: dict[str, Any] = Field(description="The names of a record.")
    required: list[str]
    additionalProperties: Literal[False]
    definitions: dict[str, Any] = Field(
        serialization_alias="$defs", description="A schema for each part of a body."
    )


class TermsQuery(LocaleQuery):
    cursor: str = Field(
        "", max_length=500, description="Where the last page ended: see `links.next`."
    )
    limit: int = Field(50, ge=1, le=100)


class NextSchema(Schema):
    next: str | None = Field(description="Address of the next page; null: none.")


class VocabularySchema(Schema):
    """Terms of one sort, which records name by `kind` and `key`."""

    name: str = Field(description="The `kind` of its terms.")
    label: str
    label_plural: str
    terms: int = Field(description="How many there are that can be read.")
    url: str = Field(description="Address of its terms.")


class VocabulariesSchema(Schema):
    items: list[VocabularySchema]


class TermSchema(Schema):
    kind: str
    key: str
    label: dict[str, str] = Field(
        description="A text for each language that it has words in."
    )
    url: str = Field(description="Address of this answer.")


class TermsSchema(VocabularySchema):
    """A vocabulary with its terms, in their order."""

    items: list[TermSchema]
    links: NextSchema


class PlaceSchema(Schema):
    """A page, as a link to it needs it."""

    key: UUID
    kind: str
    title: str
    url: str


class MenuItemSchema(PlaceSchema):
    children: list[PlaceSchema] = Field(
        description="The first hundred listed pages below it, by title."
    )
    children_total: int = Field(description="How many there are below it.")


class LinkSchema(Schema):
    name: str
    url: str


class LanguageSchema(Schema):
    code: str
    name: str = Field(description="In that language itself.")
    url: str = Field(description="Address of its home page.")


class NavigationSchema(Schema):
    """What leads around the site, whatever page one is on."""

    locale: str
    home: PlaceSchema | None = Field(description="Null: not published in `locale`.")
    main: list[MenuItemSchema] = Field(description="The main menu.")
    secondary: list[MenuItemSchema] = Field(
        description="What one looks up more than one reads, at the foot of pages."
    )
    links: list[LinkSchema] = Field(
        description="To other sites of the publisher, at the foot of pages."
    )
    languages: list[LanguageSchema] = Field(
        description="Those that have a public home page."
    )


class RedirectsQuery(Schema):
    cursor: str = Field(
        "", max_length=500, description="Where the last page ended: see `links.next`."
    )
    limit: int = Field(50, ge=1, le=100)


class RedirectSchema(Schema):
    """An address that leads to another."""

    # `from` is a word of Python's.
    former: str = Field(
        serialization_alias="from",
        description="The path that was, without host, with or without its final slash.",
    )
    to: str = Field(description="The address that it leads to.")
    permanent: bool = Field(description="Whether the answer is 301; else it is 302.")
    key: UUID | None = Field(description="The page's key; null: of another site.")


class RedirectsSchema(Schema):
    items: list[RedirectSchema]
    links: NextSchema
