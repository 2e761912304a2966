"""For the tests: nothing that they do outlives them."""

import tempfile
from pathlib import Path

from config import env
from config.settings.base import *  # noqa: F403 - settings extend settings

DEBUG = False
SECRET_KEY = "not-a-secret: this key is for the tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

INSTALLED_APPS = [
    "tests.plugins.makerspace",
    "tests.plugins.kitchen",
    "tests.plugins.toolroom",
    *INSTALLED_APPS,  # noqa: F405
]

DATA_DIR = Path(tempfile.mkdtemp(prefix="cousinage-test-"))
MEDIA_ROOT = DATA_DIR / "media"
SEARCH_FOLDER = DATA_DIR / "search"
SEARCH_SERVER = None
# A file, not memory: threads and processes of one test share it.
DATABASES = {"default": env.database(default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

# Fast, for passwords that protect nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A thread that writes beside the tests would meet their transactions.
SEARCH_LOG_DAYS = 0
