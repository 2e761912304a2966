"""What the endpoints of one record share: what is asked for, and how it is sent."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.problems import Problem, bad_parameters
from search.api.schemas import ProblemSchema
from search.catalog.selectors import languages_of

JSON = "application/json"

#: What may be answered beside the thing itself.
OTHER_RESPONSES = {
    304: None,
    400: ProblemSchema,
    404: ProblemSchema,
    405: ProblemSchema,
    410: ProblemSchema,
    412: ProblemSchema,
}


def identifier(key: str) -> UUID:
    """The key of an address; raises a `Problem` for what is none."""
    try:
        return UUID(key)
    except ValueError:
        raise Problem(404, _("A key is a UUID; this is none.")) from None


def refuse_unknown_languages(asked: Mapping[str, list[str]]) -> None:
    """Raises a `Problem` that names each parameter with a code the site has not."""
    known = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    sentence = format_lazy(
        _("This language is unknown. Known: {codes}."), codes=", ".join(known)
    )
    errors = [
        (("query", name), sentence)
        for name, codes in asked.items()
        if any(code not in known for code in codes)
    ]
    if errors:
        raise bad_parameters(errors)


def asked_language(locale: str) -> str:
    """The language asked for, else the source's; raises a `Problem` for no language."""
    code = locale or settings.LANGUAGE_CODE
    refuse_unknown_languages({"locale": [code]})
    return code


def split(text: str) -> list[str]:
    """The parts of a parameter that holds several, separated by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def absolute(path: str) -> str:
    """An address of this site with its host."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def unknown_record(key: UUID) -> Problem:
    """The problem of a key that has no record in the languages asked for."""
    others = languages_of(key=key)
    if not others:
        return Problem(404, _("Nothing public has this key."))
    sentence = _("Not in these languages; there is one in: {codes}.")
    return Problem(404, format_lazy(sentence, codes=", ".join(others)))


def withdrawn_record() -> Problem:
    return Problem(410, _("This was public and is public no more."))


def send(
    request: HttpRequest,
    text: str,
    *,
    etag: str,
    locale: str = "",
    media: str = JSON,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A text as it is, under its strong ETag; 304 for who has it already."""
    quoted = f'"{etag}"'
    language = {"Content-Language": locale} if locale else {}
    response = HttpResponse(
        text.encode(),
        content_type=media,
        headers={"ETag": quoted, "Cache-Control": "public, no-cache", **language}
        | dict(headers or {}),
    )
    response = get_conditional_response(request, etag=quoted, response=response)
    if response.status_code == 412:
        raise Problem(412, _("The record is not the one that If-Match names."))
    return response
