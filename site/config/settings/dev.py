"""For one's own machine: `make run`."""

from config import env
from config.settings.base import *  # noqa: F403 - settings extend settings

DEBUG = True
env.data_dir().mkdir(parents=True, exist_ok=True)
SECRET_KEY = env.secret_key(default="not-a-secret: this key is for development only")
ALLOWED_HOSTS = env.allowed_hosts(default=["localhost", "127.0.0.1", "[::1]"])
WAGTAILADMIN_BASE_URL = env.site_url(default="http://localhost:8000")
DATABASES = {
    "default": env.database(default=f"sqlite:///{env.data_dir() / 'db.sqlite3'}")
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MIDDLEWARE.append("config.middleware.ReadersNotFound")  # noqa: F405
