"""The settings of the search engines, with their defaults."""

from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """SEARCH_FOLDER: where embedded indexes are kept. Default: DATA_DIR/search."""
    chosen = getattr(settings, "SEARCH_FOLDER", None)
    return Path(chosen) if chosen else Path(settings.DATA_DIR) / "search"


def languages() -> tuple[str, ...]:
    """The languages that are indexed: those of the content."""
    return tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)


def language_choices() -> list[tuple[str, str]]:
    """The same with their names, for forms."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def log_days() -> int:
    """SEARCH_LOG_DAYS: how long searches of readers are kept; 0 keeps none. 180."""
    return max(int(getattr(settings, "SEARCH_LOG_DAYS", 180)), 0)
