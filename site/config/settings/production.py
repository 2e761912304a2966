"""
For a public server, behind a proxy that ends TLS and sets X-Forwarded-Proto.

Required: SECRET_KEY, ALLOWED_HOSTS, SITE_URL, DATABASE_URL.
"""

from config import env
from config.settings.base import *  # noqa: F403 - settings extend settings

DEBUG = False
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.allowed_hosts()
WAGTAILADMIN_BASE_URL = env.site_url()
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DATABASES = {"default": env.database()}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The machine's own checks speak plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Static files, compressed and named by their content, from the application itself.
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
