"""Two terms of a vocabulary become one, and nothing that named either is lost."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import (
    ArticlePage,
    FormerKey,
    Keyword,
    PersonPost,
    Source,
    StandardPage,
)
from home.terms.keys import term_for, terms_for
from home.terms.merging import merge_terms, plan_merge
from home.terms.uses import users_of
from home.translation.lateness import is_outdated
from search.catalog.registry import vocabularies
from tests.anything import any_term
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_admin,
    make_glossary_term,
    make_person,
    make_source,
    record,
    settle_if_open,
    translate,
)
from tests.plugins.kitchen.models import Dish, DishStep, Ingredient, KitchenPage


@pytest.fixture
def pair(db):
    return make_source(key="kept"), make_source(key="merged")


def fields_of(page) -> dict:
    return json.loads(record(page).representation)["fields"]


def body_of(*blocks) -> str:
    return json.dumps(
        [
            {"type": kind, "value": value, "id": f"block-{number}"}
            for number, (kind, value) in enumerate(blocks)
        ]
    )


def section(html: str):
    return ("section", {"heading": "Un", "text": html})


def abbreviation(key: str) -> str:
    return f'<p>Le <abbr data-term="{key}">POC</abbr> commence.</p>'


# Rows


def test_pages_that_named_the_merged_term_name_the_kept_one(tree, pair, settled):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)

    merge_terms(kept=kept, merged=merged)
    settled()

    page.refresh_from_db()
    assert page.source == kept
    assert fields_of(page)["source"] == {"kind": "source", "key": "kept"}
    assert not Source.objects.filter(key="merged").exists()


def test_a_translation_follows_with_its_source_page(tree, pair, settled):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)
    twin = translate(page, title="Twin", slug="twin")

    merge_terms(kept=kept, merged=merged)
    settled()

    twin.refresh_from_db()
    assert twin.source == kept
    assert fields_of(twin)["source"]["key"] == "kept"
    assert not is_outdated(twin)


def test_terms_that_named_the_merged_one_name_the_kept_one(db, pair):
    kept, merged = pair
    person = make_person(source=merged)

    merge_terms(kept=kept, merged=merged)

    person.refresh_from_db()
    assert person.source == kept


def test_the_admin_knows_at_once_what_names_the_kept_term(tree, pair):
    kept, merged = pair
    add_page(tree.fr, source=merged)

    merge_terms(kept=kept, merged=merged)

    assert ReferenceIndex.get_grouped_references_to(kept).count() == 1


def test_child_rows_of_the_merged_term_stand_after_those_of_the_kept(db):
    kept, merged = make_person(name="Lou"), make_person(name="Lou Martin")
    for person, role in ((kept, "Un"), (merged, "Deux"), (merged, "Trois")):
        PersonPost.objects.create(person=person, role={"fr": role}, sort_order=0)

    merge_terms(kept=kept, merged=merged)

    assert [str(post) for post in kept.posts.all()] == ["Un", "Deux", "Trois"]


def test_a_child_row_that_says_the_same_is_not_kept_twice(db):
    kept, merged = make_person(), make_person()
    for person in (kept, merged):
        PersonPost.objects.create(
            person=person, role={"fr": "Chargée de mission"}, start="2018"
        )

    merge_terms(kept=kept, merged=merged)

    assert kept.posts.count() == 1


def test_a_keyword_that_a_page_has_already_is_not_kept_twice(tree, settled):
    kept, merged = (
        Keyword.objects.create(name="Un"),
        Keyword.objects.create(name="Deux"),
    )
    page = add_page(tree.fr)
    page.keywords.add(kept, merged)
    page.save_revision().publish()
    other = add_page(tree.fr)
    other.keywords.add(merged)
    other.save_revision().publish()

    merge_terms(kept=kept, merged=merged)
    settled()

    assert list(StandardPage.objects.get(pk=page.pk).keywords.all()) == [kept]
    assert list(page.get_latest_revision_as_object().keywords.all()) == [kept]
    assert fields_of(other)["keywords"] == [{"kind": "keyword", "key": "un"}]


def test_a_row_with_rows_of_its_own_is_kept_beside_one_that_says_the_same(tree):
    kept, merged = any_term(Ingredient), any_term(Ingredient)
    page = add_page(tree.fr, KitchenPage(title="Cuisine", slug="cuisine"))
    for ingredient in (kept, merged):
        Dish.objects.create(page=page, name={"fr": "Soupe"}, ingredient=ingredient)
    DishStep.objects.create(
        dish=Dish.objects.get(ingredient=merged), text="<p>Cuire.</p>"
    )

    merge_terms(kept=kept, merged=merged)

    assert Dish.objects.filter(page=page, ingredient=kept).count() == 2
    assert DishStep.objects.count() == 1


# Drafts, old revisions, what waits for translators


def test_drafts_and_old_revisions_name_the_kept_term_too(tree, pair):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)
    edit(page, source=None)
    edit(page, publish=False, source=merged)

    merge_terms(kept=kept, merged=merged)

    assert [
        revision.as_object().source for revision in page.revisions.order_by("pk")
    ] == [kept, None, kept]


def test_a_scheduled_draft_goes_live_with_the_kept_term(tree, pair):
    kept, merged = pair
    page = add_page(tree.fr)
    draft = page.get_latest_revision_as_object()
    draft.source, draft.go_live_at = merged, timezone.now() + timezone.timedelta(days=1)
    scheduled = draft.save_revision(approved_go_live_at=draft.go_live_at)
    edit(page, publish=False, title="Autre", source=None)

    merge_terms(kept=kept, merged=merged)

    scheduled.refresh_from_db()
    assert scheduled.as_object().source == kept


def test_the_child_rows_of_drafts_move_too(tree):
    kept, merged = any_term(Ingredient), any_term(Ingredient)
    page = add_page(tree.fr, KitchenPage(title="Cuisine", slug="cuisine"))
    draft = page.get_latest_revision_as_object()
    draft.favourite = merged
    draft.dishes = [
        Dish(name={"fr": "Soupe"}, ingredient=merged, sort_order=0),
        Dish(name={"fr": "Tarte"}, ingredient=kept, sort_order=1),
        Dish(name={"fr": "Tarte"}, ingredient=merged, sort_order=2),
    ]
    revision = draft.save_revision()

    merge_terms(kept=kept, merged=merged)

    revision.refresh_from_db()
    draft = revision.as_object()
    assert draft.favourite == kept
    assert [(str(dish.name), dish.ingredient) for dish in draft.dishes.all()] == [
        ("Soupe", kept),
        ("Tarte", kept),
    ]


def test_the_snapshot_of_a_translation_names_the_kept_term(tree, pair):
    kept, merged = pair
    page = add_page(tree.fr, source=merged)
    snapshot, _created = TranslationSource.update_or_create_from_instance(page)

    merge_terms(kept=kept, merged=merged)

    snapshot.refresh_from_db()
    assert snapshot.as_instance().source == kept


# Bodies and rich text


def test_blocks_that_chose_the_merged_term_choose_the_kept_one(tree, pair, settled):
    kept, merged = pair
    quotation = {
        "text": "Mot",
        "attribution": "",
        "original_language": "",
        "source": merged.pk,
    }
    page = add_page(tree.fr, body=body_of(("quotation", quotation)))
    twin = translate(page, title="Twin", slug="twin")

    merge_terms(kept=kept, merged=merged)
    settled()

    page.refresh_from_db()
    assert page.body[0].value["source"] == kept
    assert page.get_latest_revision_as_object().body[0].value["source"] == kept
    assert not is_outdated(twin)


def test_abbreviations_are_explained_by_the_kept_term(tree, settled):
    kept = make_glossary_term(key="poc", expansion={"fr": "Preuve de concept"})
    merged = make_glossary_term(key="p-o-c", expansion={"fr": "Preuve"})
    page = add_page(tree.fr, body=body_of(section(abbreviation("p-o-c"))))

    merge_terms(kept=kept, merged=merged)
    settled()

    page.refresh_from_db()
    assert 'data-term="poc"' in page.body[0].value["text"].source
    assert "Preuve de concept" in record(page).representation


def test_what_was_translated_stays_translated(tree, django_capture_on_commit_callbacks):
    kept, merged = make_glossary_term(key="poc"), make_glossary_term(key="p-o-c")
    page = add_page(tree.fr, body=body_of(section(abbreviation("p-o-c"))))
    snapshot, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=snapshot, target_locale=tree.en.locale
    )
    for segment in snapshot.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=tree.en.locale,
            context=segment.context,
            data=segment.string.data.replace("commence", "begins"),
        )

    merge_terms(kept=kept, merged=merged)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    settle_if_open()

    twin = page.get_translation(tree.en.locale)
    html = twin.body[0].value["text"].source
    assert "begins" in html
    assert 'data-term="poc"' in html
    assert not is_outdated(twin)


def test_a_listing_by_keyword_asks_for_the_kept_one(tree):
    kept, merged = (
        Keyword.objects.create(name="Un"),
        Keyword.objects.create(name="Deux"),
    )
    listing = {"heading": "Liste", "keyword": "deux"}
    page = add_page(tree.fr, body=body_of(("listing", listing)))

    merge_terms(kept=kept, merged=merged)

    page.refresh_from_db()
    assert page.body.raw_data[0]["value"]["keyword"] == "un"


# What the kept term takes over


def test_texts_that_the_kept_term_lacks_come_from_the_merged_one(db):
    kept = make_glossary_term(term={"fr": "Labo"}, definition={})
    merged = make_glossary_term(
        term={"fr": "Laboratoire", "en": "Lab"}, definition={"en": "A place."}
    )

    merge_terms(kept=kept, merged=merged)

    kept.refresh_from_db()
    assert kept.term == {"fr": "Labo", "en": "Lab"}
    assert kept.definition == {"en": "A place."}


def test_the_plan_says_what_is_taken_over_and_what_goes(db):
    kept = make_source(title={"fr": "Un"}, views=0, author="")
    merged = make_source(title={"fr": "Deux", "en": "Two"}, views=12, author="Lou")

    plan = plan_merge(kept=kept, merged=merged)

    assert {(said.field.name, said.shown) for said in plan.joined.taken} == {
        ("title", "Two"),
        ("author", "Lou"),
    }
    assert {(said.field.name, said.shown) for said in plan.joined.differing} == {
        ("title", "Deux"),
        ("views", "12"),
    }


def test_the_kept_term_takes_the_place_of_the_one_above_it(db):
    top = any_term(Ingredient)
    merged = any_term(Ingredient, family=top)
    kept = any_term(Ingredient, family=merged)
    part = any_term(Ingredient, family=merged)

    merge_terms(kept=kept, merged=merged)

    kept.refresh_from_db()
    part.refresh_from_db()
    assert kept.family == top
    assert part.family == kept


def test_a_term_deep_below_the_other_is_not_put_above_itself(db):
    merged = any_term(Ingredient)
    middle = any_term(Ingredient, family=merged)
    kept = any_term(Ingredient, family=middle)

    with pytest.raises(ValidationError) as refused:
        merge_terms(kept=kept, merged=merged)
    assert str(kept) in refused.value.messages[0]

    merge_terms(kept=merged, merged=kept)
    middle.refresh_from_db()
    assert middle.family == merged


ONE_A_LABEL = [
    model for model in vocabularies() if getattr(model, "one_a_label", False)
]


@pytest.mark.parametrize("model", ONE_A_LABEL, ids=lambda model: model.__name__)
def test_no_second_term_is_called_the_same_in_a_language(db, model):
    present = any_term(model)
    names = model.label_parts or (model.label_field,)
    same = {
        name: {"fr": "Autre", "en": f" {getattr(present, name)['en'].upper()}  "}
        for name in names
    }
    scope = {name: getattr(present, name) for name in model.label_scope}

    with pytest.raises(ValidationError) as refused:
        any_term(model, **same | scope)

    assert list(refused.value.message_dict) == [names[0]]


def test_terms_that_were_called_the_same_before_can_be_edited_and_merged(db):
    first, second, third = (
        make_glossary_term(term={"fr": "Labo"}, key=key) for key in ("a", "b", "c")
    )
    first.definition = {"fr": "Un lieu."}
    first.full_clean()

    merge_terms(kept=first, merged=second)

    assert set(type(first).objects.values_list("key", flat=True)) == {"a", "c"}
    assert third.pk


def test_a_term_takes_over_the_name_of_the_one_that_it_stands_for(db):
    kept = make_glossary_term(term={"fr": "Labo"})
    merged = make_glossary_term(term={"fr": "Laboratoire", "en": "Lab"})

    merge_terms(kept=kept, merged=merged)

    kept.refresh_from_db()
    assert kept.term == {"fr": "Labo", "en": "Lab"}


# Keys


def test_the_merged_key_leads_to_the_kept_term(db, pair):
    kept, merged = pair

    merge_terms(kept=kept, merged=merged)

    assert term_for("source", "merged") == kept
    assert terms_for("source", ["kept", "merged", "other"]) == {
        "kept": kept,
        "merged": kept,
    }


def test_keys_lead_on_when_their_term_is_merged_again(db, pair):
    first, second = pair
    third = make_source(key="third")

    merge_terms(kept=second, merged=third)
    merge_terms(kept=first, merged=second)

    assert {former.key: former.present_key for former in FormerKey.objects.all()} == {
        "third": "kept",
        "merged": "kept",
    }


def test_a_key_that_leads_elsewhere_is_not_given_again(db, pair):
    kept, merged = pair
    merge_terms(kept=kept, merged=merged)

    with pytest.raises(ValidationError) as refused:
        Source(key="merged", title={"fr": "Autre"}).full_clean()

    assert list(refused.value.message_dict) == ["key"]


def test_a_key_made_of_a_name_is_a_new_one(db):
    kept, merged = make_source(), make_source(key="deux-mots")
    merge_terms(kept=kept, merged=merged)

    new = Source(title={"fr": "Deux mots"})
    new.full_clean()

    assert new.key == "deux-mots-2"


# Refusals, history, every vocabulary


def test_nothing_is_written_when_the_merge_is_refused(tree, settled):
    """A page may name one ingredient once: it says different things of the two."""
    kept, merged = make_source(), make_source()
    page = add_page(tree.fr, source=merged)

    with pytest.raises(ValidationError):
        merge_terms(kept=merged, merged=merged)
    with pytest.raises(ValidationError):
        merge_terms(kept=make_person(), merged=merged)

    page.refresh_from_db()
    assert page.source == merged
    assert kept.pk != merged.pk


def test_the_history_of_the_kept_term_tells_of_the_merge(db, pair):
    kept, merged = pair
    user = make_admin()

    merge_terms(kept=kept, merged=merged, user=user)

    entry = ModelLogEntry.objects.for_instance(kept).latest("pk")
    assert entry.user == user
    assert merged.key in entry.message


@pytest.mark.parametrize("model", vocabularies(), ids=lambda model: model.__name__)
def test_terms_of_every_vocabulary_can_be_merged(db, model):
    kept, merged = any_term(model), any_term(model)
    key = merged.key

    merge_terms(kept=kept, merged=merged)

    assert list(model.objects.filter(pk__in=[kept.pk, merged.pk])) == [kept]
    assert term_for(vocabularies()[model], key) == kept


def test_who_names_a_term_is_told_by_kind_and_once_for_all_languages(tree):
    person = make_person(name="Lou")
    index = add_article_index(tree.fr)
    translate(index, title="News", slug="news")
    article = add_article(index, title="Une nouvelle", author=person)
    translate(article, title="A piece of news", slug="a-piece")
    draft = add_article(index, title="À paraître", live=False)
    edit(draft, publish=False, author=person)

    (users,) = users_of(person)

    assert users.label == capfirst(ArticlePage._meta.verbose_name_plural)
    assert [str(owner) for owner in users.owners] == ["Une nouvelle", "À paraître"]
