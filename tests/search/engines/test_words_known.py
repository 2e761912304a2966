"""Synonyms, promoted results, and the dictionary that the site's own pages make."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from search.catalog.cursors import Cursor
from search.catalog.registry import registered_synonyms
from search.engines.base import Query
from search.engines.dictionary import Learner, learn, translations_of
from search.engines.models import Promotion, SynonymGroup, WordPair
from search.engines.searching import SiteSearch
from search.engines.synonyms import SynonymTables
from search.engines.tantivy import TantivyEngine
from tests.factories import add_page, make_admin, make_glossary_term, record

pytestmark = pytest.mark.django_db

LANGUAGES = ("fr", "en")


@pytest.fixture
def engine(tmp_path):
    engine = TantivyEngine(tmp_path / "words", LANGUAGES, patience=0)
    engine.reset()
    engine.write([], Cursor("spring", 0))
    return engine


@pytest.fixture
def keys(engine):
    site = SiteSearch(engine, engine, LANGUAGES)

    def keys(text, locale="fr", **options):
        found = site.search(Query(text, locale, **options))
        return [hit.key for hit in found.hits]

    return keys


def save(*records):
    for each in records:
        # Beside the records of the tree.
        each.pk = each.sequence = each.sequence + 10_000
        each.save(force_insert=True)


# Synonyms


def test_a_synonym_finds_what_is_said_otherwise(make_record, write, keys):
    SynonymGroup.objects.create(locale="fr", expressions="fablab\nfabrique numérique")
    fablab = make_record("Un fablab")
    named = make_record("Les fabriques numériques", text="une fabrique numérique")
    write(named, fablab, make_record("Une fabrique de pâtes"))
    assert keys("fablabs") == [fablab.key, named.key]
    assert keys("fabriques numériques")[:2] == [named.key, fablab.key]


def test_a_synonym_is_of_one_language(make_record, write, keys):
    SynonymGroup.objects.create(locale="en", expressions="lab\natelier")
    write(make_record("Un atelier"))
    assert keys("lab") == []


def test_letters_find_what_they_stand_for(make_record, write, keys):
    expansion = {
        "fr": "Direction interministérielle de la transformation publique",
        "en": "Interministerial Directorate for Public Transformation (France)",
    }
    make_glossary_term(
        key="ditp", term={"fr": "DITP", "en": "DITP"}, expansion=expansion
    )
    named = make_record(text=expansion["fr"])
    english = make_record(
        text="the Interministerial Directorate for Public Transformation", locale="en"
    )
    write(named, english, make_record(text="La direction des routes"))
    assert keys("ditp") == [named.key, english.key]
    assert list(registered_synonyms(["en"])) == [
        ("en", ["DITP", "Interministerial Directorate for Public Transformation"])
    ]


def test_the_synonyms_of_all_languages_are_read_in_two_queries(
    django_assert_num_queries,
):
    tables = SynonymTables(["fr", "en"])
    # The editors' own, and the glossary's.
    with django_assert_num_queries(2):
        assert not tables.of("fr")
        assert not tables.of("en")


@pytest.mark.parametrize(
    ("expressions", "told"),
    [
        ("fablab", "two expressions"),
        ("fablab\nFablabs", "there twice"),
        ("fablab\nde la", "holds no word"),
        ("fablab\n" + "a" * 81, "too long"),
        ("\n".join(f"mot{number}" for number in range(21)), "20 lines"),
    ],
)
def test_synonyms_that_mean_nothing_are_refused(expressions, told):
    group = SynonymGroup(locale="fr", expressions=expressions)
    with override("en"), pytest.raises(ValidationError, match=told) as refused:
        group.full_clean()
    assert set(refused.value.message_dict) == {"expressions"}


# Promoted results


def test_a_promoted_page_comes_first_for_just_these_words(
    tree, engine, make_record, write, keys
):
    page = add_page(tree.fr, title="Nous écrire", slug="nous-ecrire")
    key = record(page).key
    promotion = Promotion(locale="fr", queries="contact\nécrire", page=page)
    promotion.full_clean()
    promotion.save()
    other = make_record("Contacts utiles")
    write(other)
    assert keys("Contacts") == [key, other.key]
    assert keys("contact presse") == [other.key]
    assert keys("contact", "en") == [other.key]
    assert keys("contact", filters={"kind": frozenset(["programme"])}) == [other.key]


def test_a_promoted_page_that_is_a_draft_is_not_shown(tree, make_record, write, keys):
    page = add_page(tree.fr, title="Brouillon", slug="brouillon", live=False)
    Promotion.objects.create(locale="fr", queries="contact", page=page)
    write(make_record("Autre"))
    assert keys("contact") == []


def test_editors_write_both_in_the_admin(client, tree):
    client.force_login(make_admin())
    page = add_page(tree.fr, title="Contact", slug="contact")
    for model, fields in (
        (SynonymGroup, {"locale": "fr", "expressions": "fablab\natelier"}),
        (
            Promotion,
            {"locale": "fr", "queries": "écrire", "page": page.pk, "order": "1"},
        ),
    ):
        name = f"wagtailsnippets_search_engines_{model._meta.model_name}"
        client.post(reverse(f"{name}:add"), fields)
        assert model.objects.count() == 1
        assert client.get(reverse(f"{name}:list")).status_code == 200


# The dictionary


def _translated(make_record, *titles):
    for french, english in titles:
        one = make_record(french, summary=french)
        yield one
        yield make_record(english, summary=english, locale="en", key=one.key)


def test_words_are_learned_from_pages_and_their_translations(make_record):
    save(
        *_translated(
            make_record,
            ("Atelier de menuiserie", "Carpentry workshop"),
            ("Atelier de couture", "Sewing workshop"),
            ("Menuiserie ouverte", "Open carpentry"),
            ("Couture ouverte", "Open sewing"),
            ("Jardin partagé", "Shared garden"),
        )
    )
    assert learn(LANGUAGES)
    table = translations_of("fr", "en", ["ateli", "menuiser", "coutur"])
    surest = {stem: found[0] for stem, found in table.items()}
    assert {stem: other for stem, (other, _sure) in surest.items()} == {
        "ateli": "workshop",
        "menuiser": "carpentri",
        "coutur": "sew",
    }
    assert all(sure > 0.9 for _other, sure in surest.values())
    assert translations_of("en", "fr", ["carpentri"])["carpentri"][0][0] == "menuiser"


def test_a_page_in_the_other_language_only_is_found(make_record, write, keys):
    pairs = list(
        _translated(
            make_record,
            ("Atelier de menuiserie", "Carpentry workshop"),
            ("Menuiserie ouverte", "Open carpentry"),
            ("Atelier du soir", "Evening workshop"),
        )
    )
    only = make_record("Carpentry for beginners", locale="en")
    write(*pairs, only)
    save(*pairs, only)
    learn(LANGUAGES)
    assert only.key in keys("menuiserie")


def test_learning_again_replaces_what_was_learned(make_record):
    WordPair.objects.create(
        origin="fr", target="en", stem="vieux", other="old", sureness=1
    )
    learn(LANGUAGES)
    assert not WordPair.objects.filter(stem="vieux").exists()


def test_a_consumer_learns_when_enough_has_changed(make_record, monkeypatch):
    started = []
    monkeypatch.setattr(Learner, "start", lambda self: started.append(1))
    learner = Learner(LANGUAGES)
    assert learner.position() is None
    learner.write([make_record("Un")], Cursor("spring", 1))
    learner.caught_up()
    assert started == [1]
    assert learner.position() == Cursor("spring", 1)
    WordPair.objects.create(
        origin="fr", target="en", stem="un", other="one", sureness=1
    )
    learner.caught_up()
    assert started == [1]
    learner.write([make_record("Deux") for _each in range(30)], Cursor("spring", 31))
    learner.caught_up()
    assert started == [1, 1]
    learner.reset()
    assert learner.position() is None


@pytest.mark.django_db(transaction=True)
def test_learning_in_a_thread_leaves_nothing_open(make_record):
    save(*_translated(make_record, ("Atelier", "Workshop"), ("Atelier", "Workshop")))
    learner = Learner(LANGUAGES)
    learner.start().join(timeout=60)
    assert WordPair.objects.filter(stem="ateli", other="workshop").exists()
