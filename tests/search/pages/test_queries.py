"""How many questions the search page puts to the database."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.translation import override

from home.models import GlossaryTerm, Keyword
from search.catalog.models import Facet
from search.engines.models import Promotion, SynonymGroup, WordPair
from tests.factories import add_page
from tests.plugins.kitchen.models import Ingredient

pytestmark = pytest.mark.django_db

KEYWORDS = ("bread", "cheese", "wine")


@pytest.fixture
def kitchens(tree, publish):
    """Everything that an answer may need, at least twice of each."""
    pages = [add_page(tree.fr, title=f"Machine {number}") for number in range(2)]
    for page in pages:
        publish(page.title, key=page.translation_key)
    for key in ("salt", "leek"):
        Ingredient.objects.create(key=key, name={"fr": key, "en": key})
    for key in KEYWORDS:
        Keyword.objects.create(slug=key, name=key, label={"fr": key.title()})
    for number in range(6):
        other = number // 2 % 2
        record = publish(
            f"Soupe {number}",
            kind="kitchen",
            locale="en" if number == 5 else "fr",
            facets={
                "ingredients": ("salt", "leek")[number % 2],
                "machines": str(pages[other].translation_key),
                "open_to_all": ("true", "false")[other],
                "year": str(2018 + other),
            },
        )
        for key in KEYWORDS[: 2 + other]:
            Facet.objects.create(record=record, name="keywords", value=key)
    return pages


@pytest.fixture
def words_known(kitchens):
    """What editors say of words: synonyms, glossary, promoted pages."""
    SynonymGroup.objects.create(locale="fr", expressions="soupe\npotage")
    SynonymGroup.objects.create(locale="en", expressions="soup\nbroth")
    for key in ("cap", "bep"):
        GlossaryTerm.objects.create(
            key=key,
            term={"fr": key.upper(), "en": key.upper()},
            expansion={"fr": f"Diplôme {key}", "en": f"Diploma {key}"},
        )
    WordPair.objects.create(
        origin="fr", target="en", stem="soup", other="soup", sureness=1
    )
    for page in kitchens:
        Promotion.objects.create(locale="fr", queries="soupe", page=page)


def ask(client, **parameters):
    with override("fr"):
        address = reverse("search_pages:search")
    query = urlencode({"q": "soupe"} | parameters)
    return client.get(f"{address}?{query}")


@pytest.mark.parametrize(
    ("filters", "queries"),
    [
        # Promoted pages, and which are public; synonyms, glossary, translations; which
        # of the best are translated. Places, counts, records. The words of facets:
        # titles, terms, the terms of the one vocabulary whose rows are read whole. And
        # the frame's two.
        ({}, 14),
        # A filter must exist and be applied: two more.
        ({"ingredients": "salt", "kind": "kitchen"}, 16),
    ],
)
def test_no_page_asks_more_than_its_share(
    words_known, client, django_assert_num_queries, filters, queries
):
    ask(client)
    with django_assert_num_queries(queries):
        response = ask(client, **filters)
    assert {"machines", "ingredients", "keywords", "year"} <= {
        facet.name for facet in response.context["facets"]
    }
    assert "Bread" in response.text
    assert "Machine 1" in response.text
