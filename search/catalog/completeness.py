"""What a published thing still lacks: words of its own page, and translations."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings

from search.catalog.models import Record
from search.catalog.registry import outdated_languages


class TranslationState(StrEnum):
    """How a published thing stands in one language."""

    PRESENT = "present"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete a record is in one language."""

    #: Codes of what the page should have and has not; see `Catalogued.catalog_lacks`.
    lacking: list[str]
    #: The state of every language of the site, its own among them, by code.
    translations: dict[str, TranslationState]
    is_public: bool

    @property
    def is_complete(self) -> bool:
        states = set(self.translations.values())
        return not self.lacking and states == {TranslationState.PRESENT}


def completeness_of(*, key: UUID, locale: str) -> Completeness | None:
    """
    How complete the record of a key is in a language; None when it never had one.

    The answer may be about what is public no more (`is_public` tells).
    """
    rows = Record.objects.filter(key=key).only(
        "locale", "lacking", "withdrawn", "expires_at"
    )
    found = {record.locale: record for record in rows}
    if locale not in found:
        return None
    return Completeness(
        lacking=found[locale].lacking,
        translations=_states(key, {code for code in found if found[code].is_public}),
        is_public=found[locale].is_public,
    )


def _states(key: UUID, public: set[str]) -> dict[str, TranslationState]:
    late = outdated_languages([key]).get(key, set())
    states = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code not in public:
            states[code] = TranslationState.MISSING
        elif code in late:
            states[code] = TranslationState.OUTDATED
        else:
            states[code] = TranslationState.PRESENT
    return states
