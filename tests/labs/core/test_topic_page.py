"""A topic with its questions, as readers get it."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from home.models import Keyword
from labs.core.models import TopicPage, TopicPlaceKind
from search.catalog import registry
from tests.factories import (
    add_page,
    add_testimony,
    add_testimony_index,
    add_topic,
    add_topic_index,
    edit,
    make_admin,
    record,
    translate,
)
from tests.home.reading import read
from tests.labs.core.reading import card_titles, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(tree):
    index = add_topic_index(tree.fr)
    translate(index, title="Topics", slug="topics")
    return index


def test_every_question_has_its_anchor_in_both_languages(client, topics):
    topic = add_topic(topics, "Pourquoi ?", "Comment ?", slug="makers", number=1)
    twin = translate(topic, slug="makers-in-english")
    for row, text in zip(twin.questions.all(), ("Why?", "How?"), strict=True):
        row.text = text
        row.save()
    edit(twin)

    for path, first in (
        ("/fr/thematiques/makers/", "Pourquoi~?"),
        ("/en/topics/makers-in-english/", "Why?"),
    ):
        html = part(read(client, path), "questions")
        anchors = re.findall(r'<li id="(.*?)">', html)
        assert anchors == ["makers-1", "makers-2"]
        assert first in html


def test_a_question_added_later_keeps_the_others_where_they_are(topics):
    topic = add_topic(topics, "Un ?", "Deux ?", slug="makers")
    draft = topic.get_latest_revision_as_object()
    questions = list(draft.questions.all())
    added = type(questions[0])(text="Zéro ?", locale=topics.locale)
    draft.questions = [added, *questions]
    draft.save_revision().publish()
    keys = {row.text: row.key for row in topic.questions.all()}
    assert keys["Un ?"] == "makers-1"
    assert keys["Deux ?"] == "makers-2"
    assert keys["Zéro ?"] not in ("", "makers-1", "makers-2")


def test_questions_written_in_the_form_have_their_keys_at_once(client, topics):
    client.force_login(make_admin())
    rows = [{"text": "Un ?", "ORDER": "1"}, {"text": "Deux ?", "ORDER": "2"}]
    data = nested_form_data(
        {
            "title": "Les makers",
            "slug": "makers",
            "body": streamfield([]),
            "questions": inline_formset(rows),
            "place_kinds": inline_formset([]),
            "action-publish": "action-publish",
        }
    )
    answer = client.post(f"/admin/pages/add/labs_core/topicpage/{topics.pk}/", data)
    assert answer.status_code == 302
    keys = TopicPage.objects.get(slug="makers").questions.values_list("key", flat=True)
    assert list(keys) == ["makers-1", "makers-2"]


def test_the_questions_can_be_found(topics):
    sections = record(add_topic(topics, "Pourquoi ?", "Comment ?")).sections
    assert [each["anchor"] for each in sections] == ["questions"]
    assert sections[0]["text"] == "Pourquoi ?\nComment ?"


def test_a_topic_says_its_place_among_the_others_and_leads_to_its_neighbours(
    client, topics
):
    for number, slug in ((3, "c"), (1, "a"), (2, "b")):
        add_topic(topics, title=slug.upper(), slug=slug, number=number)
    add_topic(topics, title="Sans numéro", slug="sans-numero")

    html = read(client, "/fr/thematiques/b/")
    assert re.search(r'sheet__plate">.*?<span>2 \S+ 3</span>', html)
    links = re.findall(r'<a class="go" href="(.*?)">(.*?)</a>', html)
    assert links == [("/fr/thematiques/a/", "1. A"), ("/fr/thematiques/c/", "3. C")]
    assert card_titles(read(client, "/fr/thematiques/")) == [
        "A",
        "B",
        "C",
        "Sans numéro",
    ]
    html = read(client, "/fr/thematiques/sans-numero/")
    assert re.findall(r'<a class="go" href="(.*?)">', html) == ["/fr/thematiques/c/"]


def test_kinds_of_place_are_called_by_their_directory_or_not_at_all(
    client, topics, monkeypatch
):
    topic = add_topic(topics, slug="makers")
    topic.place_kinds = [
        TopicPlaceKind(key="fablab"),
        TopicPlaceKind(key="hackerspace"),
    ]
    topic.save_revision().publish()

    html = read(client, "/fr/thematiques/makers/")
    assert "fablab" not in html
    assert "Types de lieux concernés" not in html
    assert not record(topic).facets.exists()

    Keyword.objects.create(name="Fablab", slug="fablab", label={"fr": "Les fablabs"})
    without = {
        model: kind
        for model, kind in registry._vocabularies.items()
        if model is not Keyword
    }
    monkeypatch.setattr(registry, "_vocabularies", without | {Keyword: "place_type"})
    html = part(read(client, "/fr/thematiques/makers/"), "places")
    assert re.findall(r"<span>(.*?)</span>", html) == ["Les fablabs"]


def test_what_names_a_topic_is_on_its_page(client, tree, topics):
    topic = add_topic(topics, slug="makers")
    html = read(client, "/fr/thematiques/makers/")
    assert "card--blank" in part(html, "testimonies")

    add_testimony(add_testimony_index(tree.fr), topic, title="Témoin")
    link = f'<a linktype="page" id="{topic.pk}">la thématique</a>'
    body = [("section", {"heading": "", "text": f"<p>Voir {link}.</p>"})]
    add_page(tree.fr, title="Une page", body=body)

    html = read(client, "/fr/thematiques/makers/")
    assert card_titles(part(html, "testimonies")) == ["Témoin"]
    assert card_titles(part(html, "also")) == ["Une page"]


def test_a_number_is_given_once_in_a_language(topics):
    topic = add_topic(topics, title="Un", number=1)
    other = add_topic(topics, title="Deux", number=2)
    translate(topic, title="One", slug="one")

    other.number = 1
    with pytest.raises(ValidationError) as refused:
        other.full_clean()

    assert list(refused.value.message_dict) == ["number"]


def test_a_copy_is_another_topic_without_a_number(topics):
    topic = add_topic(topics, number=1)

    copy = topic.copy(update_attrs={"slug": "copie"})

    assert copy.number is None
