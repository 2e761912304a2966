"""Two terms of a vocabulary become one, and nothing that named either is lost."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry, Revision
from wagtail_localize.models import StringSegment, TranslationSource

from home.models import (
    ArticlePage,
    FormerKey,
    GlossaryTerm,
    Keyword,
    PageKeyword,
    Person,
    PersonPost,
    Source,
    StandardPage,
)
from home.terms.keys import term_for
from home.terms.merging import merge_terms, plan_merge
from search.catalog.models import Record
from search.catalog.settle import settle
from tests.factories import add_page, edit, make_admin, record, translate
from tests.plugins.kitchen.models import Dish, Ingredient, KitchenPage


def source(key, **fields):
    return Source.objects.create(key=key, **({"title": {"fr": key}} | fields))


@pytest.fixture
def pair(db):
    return source("kept"), source("merged")


def test_pages_that_named_the_merged_term_name_the_kept_one(tree, pair, settled):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)
    assert "merged" in record(page).representation

    merge_terms(kept=kept, merged=merged)
    settled()

    page.refresh_from_db()
    assert page.source == kept
    assert not Source.objects.filter(key="merged").exists()
    assert json.loads(record(page).representation)["fields"]["source"] == {
        "kind": "source",
        "key": "kept",
    }


def test_drafts_and_old_revisions_name_the_kept_term_too(tree, pair):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)
    edit(page, source=None)
    edit(page, publish=False, source=merged)

    merge_terms(kept=kept, merged=merged)

    assert [
        revision.as_object().source for revision in page.revisions.order_by("pk")
    ] == [kept, None, kept]
