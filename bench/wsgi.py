"""The site beside a handler without any middleware, in one process."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()


def _bare_handler() -> WSGIHandler:
    middleware, settings.MIDDLEWARE = settings.MIDDLEWARE, []
    try:
        return WSGIHandler()
    finally:
        settings.MIDDLEWARE = middleware


_bare, _site = _bare_handler(), WSGIHandler()


def application(environ, start_response):
    bare = environ["PATH_INFO"] == "/constant/"
    return (_bare if bare else _site)(environ, start_response)
