"""What is true of every installation. `dev`, `test` and `production` change little."""

from django.utils.translation import gettext_lazy as _

from config import env

# Applications

INSTALLED_APPS = [
    *env.plugins(),
    "home",
    "search.catalog",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "corsheaders",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

# The API stays out of what it does not use: see config.middleware.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.ApiCorsMiddleware",
    "config.middleware.ApiGZipMiddleware",
    "search.catalog.middleware.UnsafeRequestsAtomic",
    "config.middleware.PageSessionMiddleware",
    "config.middleware.PageLocaleMiddleware",
    "config.middleware.PageCommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.PageAuthenticationMiddleware",
    "config.middleware.PageMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.ContentSecurityPolicy",
    "config.middleware.PageRedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [env.ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data

DATA_DIR = env.data_dir()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SEARCH_FOLDER = DATA_DIR / "search"
SEARCH_SERVER = env.search_server()
AUTH_USER_MODEL = "home.User"
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "home.SiteDocument"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages: French is the source language.

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Beside those, what a passage of a text may be in: a quotation, a title.
PASSAGE_LANGUAGES = [
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("nl", _("Dutch")),
    ("pt", _("Portuguese")),
]
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [env.ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [env.ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "html", "md", "odt", "pdf", "txt", "zip"]

# Wagtail

WAGTAIL_SITE_NAME = "Cousinage"
# The admin asks nothing of third parties.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
# The catalog keeps the former addresses of pages, and of what was public only.
WAGTAILREDIRECTS_AUTO_CREATE = False
# A page sent to its translator is a draft there until the translator publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# A keyword typed in passing is the one that is there, in whatever case.
TAGGIT_CASE_INSENSITIVE = True
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database"},
}

# The public pages' policy. The admin has its own: see config.middleware.

# Anyone may read the API, from pages of any other site: it is the same for everybody.
CORS_URLS_REGEX = r"^/api/v1/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "accept-language", "if-none-match"]
CORS_EXPOSE_HEADERS = ["etag", "link", "content-language", "retry-after"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    },
}
