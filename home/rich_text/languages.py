"""Passages in another language than the page's: `<span lang="en">`."""

from django.conf import settings


def passage_languages() -> list[tuple[str, str]]:
    """Codes and names: the content languages, then those of `PASSAGE_LANGUAGES`."""
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    for code, name in settings.PASSAGE_LANGUAGES:
        names.setdefault(code, name)
    return list(names.items())


def style_of(code: str) -> str:
    """The name of the inline style that marks a passage in the editor."""
    return f"LANGUAGE-{code}"
