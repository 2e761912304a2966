"""A new site, without the demonstration."""

from io import StringIO

from django.core.management import call_command
from wagtail.models import Site

from home.models import HomePage
from search.catalog.models import Record
from tests.factories import edit


def test_an_empty_site_gets_a_home_in_each_language(empty, client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://labs.example"

    call_command("make_homes", stdout=StringIO())

    paths = Record.objects.public().values_list("path", flat=True)
    assert sorted(paths) == ["/en/", "/fr/"]
    assert client.get("/fr/").status_code == client.get("/en/").status_code == 200
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("labs.example", 443)


def test_what_is_there_is_left_as_it_is(empty):
    call_command("make_homes", stdout=StringIO())
    home = HomePage.objects.get(locale__language_code="en")
    edit(home, title="The inventory")

    call_command("make_homes", stdout=StringIO())

    assert HomePage.objects.count() == 2
    home.refresh_from_db()
    assert home.title == "The inventory"
