"""What an editor of vocabularies does, and what the forms say."""

from html import unescape

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import FormerKey, GlossaryPage, GlossaryTerm, Keyword, Person, Source
from home.terms.keys import term_for
from search.catalog.registry import vocabularies
from tests.anything import any_term, full_term
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_admin,
    make_glossary_term,
    make_person,
    make_source,
)

MERGEABLE = [
    model
    for model in vocabularies()
    if hasattr(getattr(model, "snippet_viewset", None), "merge_view_class")
]


@pytest.fixture
def editor(client, tree):
    client.force_login(make_admin())
    return client


def address(model, view, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def messages_of(answer) -> str:
    return " ".join(unescape(str(each)) for each in answer.context["messages"])


# Making and changing


def test_a_term_is_made_of_its_name_alone(editor):
    form = {"term_fr": "Preuve de concept", "term_en": "Proof of concept"}

    answer = editor.post(address(GlossaryTerm, "add"), form, follow=True)

    assert answer.status_code == 200
    assert GlossaryTerm.objects.get().key == "preuve-de-concept"


def test_a_term_without_a_name_is_refused_at_the_name(editor):
    answer = editor.post(address(GlossaryTerm, "add"), {"term_en": "Only English"})

    assert list(answer.context["form"].errors) == ["term"]


def test_each_input_of_a_label_has_the_name_of_its_language_before_it(editor):
    page = editor.get(address(GlossaryTerm, "add")).content.decode()

    assert '<label for="id_term_0">Français</label>' in page
    assert '<label for="id_term_1">Anglais</label>' in page


def test_a_new_key_is_taken_and_the_old_one_still_leads_to_the_term(editor):
    term = make_glossary_term(key="poc")
    form = {"term_fr": "POC", "key": "preuve"}

    answer = editor.post(address(GlossaryTerm, "edit", term.pk), form, follow=True)

    assert "poc" in messages_of(answer)
    assert term_for("glossary_term", "poc") == term
    assert term_for("glossary_term", "preuve") == term


def test_a_key_can_be_taken_back(editor):
    term = make_glossary_term(key="poc")
    for key in ("preuve", "poc"):
        form = {"term_fr": "POC", "key": key}
        answer = editor.post(address(GlossaryTerm, "edit", term.pk), form)
        assert answer.status_code == 302

    assert {former.key: former.present_key for former in FormerKey.objects.all()} == {
        "preuve": "poc"
    }


def test_a_form_that_keeps_the_key_says_nothing_of_it(editor):
    term = make_glossary_term(key="poc")
    form = {"term_fr": "Autre nom", "key": "poc"}

    answer = editor.post(address(GlossaryTerm, "edit", term.pk), form, follow=True)

    assert "poc" not in messages_of(answer)
    assert not FormerKey.objects.exists()


def test_a_post_that_ends_before_it_starts_is_refused_in_its_row(editor):
    posts = [{"role_fr": "Élue", "start": "2020", "end": "2018"}]
    form = nested_form_data({"name": "Lou", "posts": inline_formset(posts)})

    answer = editor.post(address(Person, "add"), form)

    (row,) = answer.context["form"].formsets["posts"].errors
    assert list(row) == ["end"]


# Finding


@pytest.mark.parametrize("words", ["preuve", "proof", "POC", "p-o-c"])
def test_a_term_is_found_by_its_words_in_either_language_and_by_its_key(editor, words):
    make_glossary_term(
        key="p-o-c", term={"fr": "POC"}, expansion={"fr": "Preuve", "en": "Proof"}
    )
    make_glossary_term(term={"fr": "Autre"})

    answer = editor.get(address(GlossaryTerm, "list_results"), {"q": words})

    assert [str(term) for term in answer.context["object_list"]] == ["POC"]


@pytest.mark.parametrize("order", ["term__fr", "-key", "source", "_updated_at"])
def test_a_search_can_be_filtered_and_sorted_by_any_column(editor, order):
    source = make_source()
    found = make_glossary_term(term={"fr": "Atelier"}, source=source)
    make_glossary_term(term={"fr": "Atelier"})

    answer = editor.get(
        address(GlossaryTerm, "list_results"),
        {"q": "atelier", "ordering": order, "source": source.pk},
    )

    assert list(answer.context["object_list"]) == [found]


def test_a_list_says_in_which_language_a_name_is_missing(editor):
    make_glossary_term(term={"fr": "Labo"})

    assert "Anglais" in editor.get(address(GlossaryTerm, "list")).content.decode()


def test_a_chooser_finds_a_term_by_its_name_in_the_other_language(editor):
    make_source(title={"fr": "Nos cousins", "en": "Our cousins"})
    make_source(title={"fr": "Autre"})
    chooser = Source.snippet_viewset.chooser_viewset

    answer = editor.get(reverse(chooser.get_url_name("choose_results")), {"q": "our"})

    page = answer.content.decode()
    assert "Nos cousins" in page
    assert "Autre" not in page


def test_a_chooser_makes_a_term_without_leaving_the_form(editor):
    chooser = Person.snippet_viewset.chooser_viewset

    answer = editor.post(
        reverse(chooser.get_url_name("create")), {"name": "Lou Martin"}
    )

    assert answer.json()["result"]["string"] == "Lou Martin"
    assert Person.objects.get().key == "lou-martin"


# Deleting


def test_a_term_that_a_page_names_is_kept_and_the_admin_says_who_names_it(editor, tree):
    source = make_source()
    add_page(tree.fr, title="Une page", source=source)

    answer = editor.post(address(Source, "delete", source.pk), follow=True)

    assert Source.objects.filter(pk=source.pk).exists()
    assert "«\xa0Une page\xa0»" in messages_of(answer)
    assert address(Source, "merge", source.pk) in messages_of(answer)


def test_a_term_that_only_a_draft_names_is_kept(editor, tree):
    source = make_source()
    page = add_page(tree.fr, title="Une page")
    edit(page, publish=False, source=source)

    answer = editor.post(address(Source, "delete", source.pk), follow=True)

    assert Source.objects.filter(pk=source.pk).exists()
    assert "Une page" in messages_of(answer)


def test_a_term_that_is_named_is_kept_also_in_bulk(editor, tree):
    named, free = make_source(), make_source()
    add_page(tree.fr, title="Une page", source=named)

    answer = editor.post(
        "/admin/bulk/home/source/delete/"
        f"?id={named.pk}&id={free.pk}&next=/admin/snippets/home/source/",
        follow=True,
    )

    assert Source.objects.count() == 2
    assert "Une page" in messages_of(answer)


def test_a_term_that_nothing_names_is_deleted(editor):
    source = make_source()

    editor.post(address(Source, "delete", source.pk))

    assert not Source.objects.exists()


def test_a_page_opens_though_an_old_revision_names_what_was_deleted(editor, tree):
    source = make_source()
    page = add_page(tree.fr, source=source)
    first = page.get_latest_revision()
    edit(page, source=None)
    source.delete()

    assert first.as_object().source is None
    answer = editor.get(
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    )
    assert answer.status_code == 200


# Merging


def test_an_editor_merges_a_term_after_seeing_what_will_move(editor, tree):
    kept, merged = make_person(name="Lou"), make_person(name="Lou Martin")
    article = add_article(add_article_index(tree.fr), title="Nouvelle", author=merged)
    view = address(Person, "merge", merged.pk)

    asked = editor.get(view)
    shown = editor.get(view, {"into": kept.pk})
    done = editor.post(view, {"into": kept.pk}, follow=True)

    assert asked.context["plan"] is None
    assert "Nouvelle" in shown.content.decode()
    article.refresh_from_db()
    assert article.author == kept
    assert "Lou Martin" in messages_of(done)
    assert "Lou Martin" in (
        ModelLogEntry.objects.for_instance(kept).latest("pk").message
    )


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_what_a_term_takes_over_is_shown_field_by_field(editor, model):
    kept, merged = any_term(model), full_term(model)

    answer = editor.get(address(model, "merge", merged.pk), {"into": kept.pk})

    assert answer.status_code == 200
    for said in answer.context["plan"].joined.taken:
        assert said.shown in unescape(answer.content.decode())


def test_a_date_that_is_taken_over_reads_as_its_readers_get_it(editor):
    kept, merged = make_source(), make_source(published="2018-06")

    answer = editor.get(address(Source, "merge", merged.pk), {"into": kept.pk})

    assert "juin 2018" in answer.content.decode()


def test_a_term_is_not_merged_into_itself(editor):
    person = make_person()
    view = address(Person, "merge", person.pk)

    answer = editor.get(view, {"into": person.pk})

    assert list(answer.context["form"].errors) == ["into"]


def test_lists_and_forms_lead_to_merging(editor):
    keyword = Keyword.objects.create(name="Un")
    way = address(Keyword, "merge", keyword.pk)

    for view in (address(Keyword, "list"), address(Keyword, "edit", keyword.pk)):
        assert way in editor.get(view).content.decode()


# Preview


@pytest.mark.parametrize(("mode", "words"), [("fr", "Preuve"), ("en", "Proof")])
def test_a_term_is_previewed_as_its_vocabulary_shows_it(editor, tree, mode, words):
    for home in (tree.fr, tree.en):
        add_page(home, GlossaryPage(title="Glossaire", slug="glossaire"))
    make_glossary_term(term={"fr": "Zorglub"})
    view = address(GlossaryTerm, "preview_on_add")
    form = {
        "term_fr": "POC",
        "definition_fr": "Preuve de concept",
        "definition_en": "Proof of concept",
    }

    assert editor.post(view, form).json()["is_valid"]
    page = editor.get(view, {"mode": mode}).content.decode()

    assert words in page
    assert "Zorglub" not in page
    assert f'<html lang="{mode}">' in page


def test_a_term_without_a_page_of_its_vocabulary_is_previewed_by_its_facts(editor):
    view = address(Source, "preview_on_add")
    form = {"title_fr": "Nos cousins", "author": "Lou Martin"}

    assert editor.post(view, form).json()["is_valid"]
    page = editor.get(view, {"mode": "fr"}).content.decode()

    assert "Nos cousins" in page
    assert "Lou Martin" in page
