"""What the site as a whole is made of: its languages and their homes."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import HomePage


def make_locales() -> list[Locale]:
    """The site's languages, the source's first; makes those that are missing."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    codes.sort(key=lambda code: code != settings.LANGUAGE_CODE)
    return [Locale.objects.get_or_create(language_code=code)[0] for code in codes]


def make_source_home(*, title: str, intro: str = "") -> HomePage:
    """
    The published home page of the source language, root of the one site.

    Returns the one that is there, untouched. Otherwise makes it, and takes away the
    page of welcome that a new Wagtail brings.
    """
    source = make_locales()[0]
    present = HomePage.objects.filter(locale=source, alias_of=None).first()
    if present is not None:
        return present
    root = Page.get_first_root_node()
    welcome = _welcome_page(root)
    home = root.add_child(
        instance=HomePage(
            title=title, intro=intro, slug=source.language_code, locale=source
        )
    )
    home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True
    )
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome is not None:
        welcome.delete()
    return home


def make_homes() -> list[HomePage]:
    """
    A published home page in every language, for a site that starts empty.

    Those that are there are left as they are. Editors change their titles.
    """
    source = make_source_home(title=settings.WAGTAIL_SITE_NAME)
    homes = [source]
    for locale in make_locales()[1:]:
        home = source.get_translation_or_none(locale)
        if home is None:
            home = source.copy_for_translation(locale)
            home.slug = locale.language_code
            home.save_revision().publish()
        homes.append(home)
    return homes


def _welcome_page(root: Page) -> Page | None:
    """The page of a bare Wagtail: of no type of ours, never edited."""
    return (
        root.get_children()
        .filter(slug="home", latest_revision=None, numchild=0)
        .exact_type(Page)
        .first()
    )
