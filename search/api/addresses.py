"""Addresses that are sent to partners: whole, with the site's host."""

from django.conf import settings


def absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
