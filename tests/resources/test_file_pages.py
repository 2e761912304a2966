"""Pages of files as readers read them."""

import pytest
from django.apps import apps
from wagtail.models import PageViewRestriction

from resources.models import DocumentText
from tests.factories import add_document, add_resource, make_admin, translate
from tests.resources import files


def add_text(document, *pages, **fields):
    return DocumentText.objects.create(
        document=document,
        content_hash=document.file_hash,
        state="extracted",
        pages=list(pages),
        **fields,
    )


@pytest.fixture
def guide(db):
    document = add_document("The guide", content=files.pdf("x"), language="en")
    add_text(document, "Start here.\nGo <on>.", "The canteen", "The end")
    return document


@pytest.fixture
def page(library, guide):
    return add_resource(library, slug="guide", documents=[guide])


def address(document, number, *, language="fr") -> str:
    if language == "en":
        return f"/en/resources/guide/files/{document.pk}/{number}/"
    return f"/fr/ressources/guide/fichiers/{document.pk}/{number}/"


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_a_page_of_a_file_is_read_in_its_language(page, guide, client):
    html = client.get(address(guide, 1)).content.decode()

    assert "<h1" in html
    assert "The guide, page 1</h1>" in html.replace("\xa0", " ")
    assert '<div class="prose" lang="en">' in html
    assert "<p>Start here.</p>\n" in html
    assert "<p>Go &lt;on&gt;.</p>" in html


def test_the_original_stands_beside_it_with_its_format_and_size(page, guide, client):
    html = main_of(client.get(address(guide, 2)).content.decode())

    assert f'href="{guide.url}#page=2" hreflang="en"' in html
    assert '<span translate="no">PDF</span>' in html
    assert "octets" in html or "Kio" in html or "Ko" in html


def test_one_turns_the_pages(page, guide, client):
    first, second, last = (
        main_of(client.get(address(guide, number)).content.decode())
        for number in (1, 2, 3)
    )

    assert 'rel="prev"' not in first
    assert f'href="{address(guide, 2)}" rel="next"' in first
    assert f'href="{address(guide, 1)}" rel="prev"' in second
    assert f'href="{address(guide, 3)}" rel="next"' in second
    assert "<li>2 sur 3</li>" in second.replace("\xa0", " ")
    assert 'rel="next"' not in last
    assert 'href="/fr/ressources/guide/#files"' in last


def test_it_has_its_twin_in_the_other_language(page, guide, client):
    translate(page, title="Guide", slug="guide")

    html = client.get(address(guide, 2, language="en")).content.decode()

    french = address(guide, 2)
    english = address(guide, 2, language="en")
    assert f'<link rel="canonical" href="http://localhost{english}">' in html or (
        f'<link rel="canonical" href="http://testserver{english}">' in html
    )
    assert f'hreflang="fr" href="http://testserver{french}"' in html
    assert f'lang="fr" href="{french}"' in html
    assert '<div class="prose">' in html
    assert client.get(french).status_code == 200


def test_breadcrumbs_lead_to_the_resource(page, guide, client):
    html = client.get(address(guide, 1)).content.decode()

    crumbs = html.partition('class="page breadcrumb"')[2].partition("</nav>")[0]
    assert 'href="/fr/ressources/guide/"' in crumbs
    assert 'href="/fr/ressources/"' in crumbs
    assert crumbs.count('aria-current="page"') == 1


def test_the_resource_leads_to_what_can_be_read_here(page, guide, client):
    html = client.get("/fr/ressources/guide/").content.decode()

    assert f'href="fichiers/{guide.pk}/1/"' in html


@pytest.mark.parametrize("number", ["0", "4", "01", "²", "99999999999"])
def test_there_is_no_other_page(page, guide, client, number):
    assert client.get(address(guide, number)).status_code == 404


def test_the_address_is_the_one_of_its_language(page, guide, client):
    below = f"files/{guide.pk}/1/"

    assert client.get(f"/fr/ressources/guide/{below}").status_code == 404


def test_a_file_of_another_resource_is_not_read_here(page, library, guide, client):
    add_resource(library, slug="autre")

    other = f"/fr/ressources/autre/fichiers/{guide.pk}/1/"

    assert client.get(other).status_code == 404


def test_what_is_not_public_any_more_is_gone(page, guide, private, client, settled):
    guide.collection = private
    settled(guide.save)

    assert client.get(address(guide, 1)).status_code == 404
    client.force_login(make_admin())
    assert client.get(address(guide, 1)).status_code == 404


def test_the_text_of_a_file_that_was_replaced_is_gone(page, guide, client, settled):
    guide.file_hash = "0" * 40
    settled(guide.save)

    assert client.get(address(guide, 1)).status_code == 404


def test_a_page_that_is_restricted_or_not_published_shows_none_of_its_files(
    page, guide, client, settled
):
    restriction = settled(
        lambda: PageViewRestriction.objects.create(page=page, restriction_type="login")
    )
    assert client.get(address(guide, 1)).status_code == 302
    settled(restriction.delete)
    assert client.get(address(guide, 1)).status_code == 200

    settled(page.unpublish)

    assert client.get(address(guide, 1)).status_code == 404


def test_only_the_beginning_is_said_to_be_so(page, guide, client):
    sentence = "seul son début est ici"
    assert sentence not in client.get(address(guide, 1)).content.decode()

    guide.texts.update(partial=True)

    assert sentence in client.get(address(guide, 1)).content.decode()


def test_a_page_without_words_says_so(library, client):
    document = add_document("Scan", content=files.pdf("y"), language="fr")
    add_text(document, "Un", "")
    add_resource(library, slug="guide", documents=[document])

    html = client.get(address(document, 2)).content.decode()

    assert "Il n’y a pas de mots sur cette page." in html


def test_a_page_of_a_file_costs_few_queries(
    page, guide, client, django_assert_max_num_queries
):
    client.get(address(guide, 1))

    with django_assert_max_num_queries(18):
        client.get(address(guide, 2))


def test_a_result_leads_to_the_page_of_the_file(page, guide, client, request):
    if not apps.is_installed("search.pages"):
        return
    # Its plugin may be left out, and with it what the fixture is for.
    request.getfixturevalue("feed_engine")()

    html = client.get("/fr/chercher/?q=canteen").content.decode()

    assert f'href="{address(guide, 2)}">The guide, page 2</a>' in html.replace(
        "\xa0", " "
    )
    assert '<p class="hit__text" lang="en">The <mark>canteen</mark></p>' in html
    assert "(PDF, " in html
