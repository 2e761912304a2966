"""What the site says of itself on every page, and where editors write it."""

import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.imprint import read_imprint
from home.models import SiteLink, SiteSettings, StandardPage
from tests.factories import add_page, make_admin, translate
from tests.home.reading import cost_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(tree):
    """Settings in which everything is written."""
    written = SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        name={"fr": "L'inventaire", "en": "The inventory"},
        footer={"fr": "Publié par un réseau d'essai."},
        contact="bonjour@example.org",
        licence="etalab-2.0",
    )
    for number, name in enumerate(("Mastodon", "PeerTube")):
        written.links.add(
            SiteLink(
                name=name, url=f"https://example.org/{name}", sort_order=1 - number
            )
        )
    written.save()
    return written


def foot_of(html):
    return html[html.index("<footer") :]


def test_a_site_without_settings_has_the_name_of_its_installation(client, tree):
    assert f"· {settings.WAGTAIL_SITE_NAME}</title>" in read(client, "/fr/")
    foot = foot_of(read(client, "/fr/"))
    assert "mailto:" not in foot
    assert "Licence" not in foot


def test_the_name_stands_in_title_head_and_foot(client, said):
    for path, name in (("/fr/", "inventaire"), ("/en/", "The inventory")):
        html = read(client, path)
        assert re.search(rf"<title>[^<]*{name}</title>", html)
        assert re.search(rf'class="masthead__name"[^>]*>[^<]*{name}', html)
        assert re.search(rf'class="footer__name">[^<]*{name}', html)


def test_a_name_in_another_language_is_marked_but_not_in_the_title(client, said):
    said.name = {"fr": "Inventaire"}
    said.save()
    html = read(client, "/en/")
    assert "· Inventaire</title>" in html
    assert '(&nbsp;<span lang="fr">Inventaire</span>&nbsp;)' in html


def test_the_foot_says_who_publishes_and_where_else_they_are(client, said):
    foot = foot_of(read(client, "/fr/"))
    assert "<p>Publié par un réseau d’essai.</p>" in foot
    assert 'href="mailto:bonjour@example.org"' in foot
    links = re.findall(r'href="(https://example[^"]*)" rel="external">([^<]*)<', foot)
    assert links == [
        ("https://example.org/PeerTube", "PeerTube"),
        ("https://example.org/Mastodon", "Mastodon"),
    ]
    english = foot_of(read(client, "/en/"))
    assert '<span lang="fr">Publié par un réseau d’essai.</span>' in english


def test_a_page_without_licence_has_the_sites(client, tree, said):
    add_page(tree.fr, slug="sans")
    add_page(tree.fr, slug="avec", licence="CC0-1.0")
    for slug, name in (
        ("sans", "Licence Ouverte Etalab 2.0"),
        ("avec", "Creative Commons Zéro 1.0"),
    ):
        html = read(client, f"/fr/{slug}/")
        licences = re.findall(r'<a rel="license" href="[^"]*">([^<]*)</a>', html)
        assert licences == [name, name]


def test_where_nobody_names_a_licence_it_is_not_stated(client, tree):
    add_page(tree.fr, slug="sans")
    assert 'Licence~: <span class="unknown">' in read(client, "/fr/sans/")


def test_days_are_those_of_the_sites_time_zone(client, tree, said):
    page = add_page(tree.fr, slug="tard")
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=late)
    assert "2~mars 2026" in read(client, "/fr/tard/")
    said.time_zone = "America/Los_Angeles"
    said.save()
    assert "1er~mars 2026" in read(client, "/fr/tard/")


def test_what_the_site_says_costs_one_query(tree, said, django_assert_num_queries):
    with django_assert_num_queries(1):
        imprint = read_imprint()
    assert [name for name, _address in imprint.links] == ["PeerTube", "Mastodon"]
    assert str(imprint.footer) == "Publié par un réseau d'essai."


def test_a_page_costs_the_same_with_settings_and_without(client, tree, said):
    page = add_page(tree.fr, slug="page")
    translate(page, slug="page")
    cost = cost_of(client, "/en/page/")
    said.delete()
    assert cost_of(client, "/en/page/") == cost


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


@pytest.fixture
def address(tree):
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])


def form_data(*links, **values):
    """What the settings' form sends."""
    rows = [{"name": name, "url": url, "ORDER": "1"} for name, url in links]
    written = {"name_fr": "L'inventaire", "time_zone": "Europe/Paris"} | values
    return nested_form_data(written | {"links": inline_formset(rows)})


def test_an_editor_writes_the_settings(editor, address):
    html = editor.get(address, follow=True).text
    assert "time_zone" in html
    data = form_data(("Mastodon", "https://example.org/@labos"))
    answer = editor.post(address, data, follow=True)
    assert answer.status_code == 200
    imprint = read_imprint()
    assert str(imprint.name) == "L'inventaire"
    assert imprint.links == [("Mastodon", "https://example.org/@labos")]


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "javascript:alert(1)", "/ailleurs", "nothing at all"]
)
def test_a_link_that_is_no_web_address_is_refused_at_its_field(editor, address, url):
    answer = editor.post(address, form_data(("Ailleurs", url)))
    assert answer.status_code == 200
    (errors,) = answer.context["form"].formsets["links"].errors
    assert list(errors) == ["url"]
    assert read_imprint().links == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_refusal_is_in_the_editors_language(language):
    link = SiteLink(name="Ailleurs", url="ftp://example.org/")
    with override(language), pytest.raises(ValidationError) as refused:
        link.full_clean(exclude=["settings"])
    with override(language):
        said = gettext(
            "Write a whole web address, which begins with https:// or http://."
        )
        assert refused.value.message_dict == {"url": [said]}


def test_another_time_zone_than_those_that_exist_is_refused(editor, address):
    answer = editor.post(address, form_data(time_zone="Europe/Atlantis"))
    assert list(answer.context["form"].errors) == ["time_zone"]
