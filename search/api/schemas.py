"""What goes over the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from search.catalog.completeness import TranslationState


class RecordQuery(Schema):
    locale: str = Field("", max_length=12, description="Language, such as `fr`.")
    fallback: str = Field(
        "",
        max_length=60,
        description="Languages to try after it, in order, separated by commas.",
    )


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


class ReferenceSchema(Schema):
    kind: str
    key: str


class SectionSchema(Schema):
    """A part of the page: plain text under an anchor of its address."""

    anchor: str
    heading: str
    text: str


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
