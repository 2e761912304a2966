"""The pages that show vocabularies: a glossary, the sources, people."""

import re

import pytest
from django.utils.translation import override
from wagtail.images.models import Filter
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from home.mentions import pages_naming
from home.models import (
    GlossaryPage,
    PeoplePage,
    PersonPost,
    SiteImage,
    SourcesPage,
    VocabularyPage,
)
from search.catalog.registry import catalogued_models
from tests.factories import (
    add_article,
    add_article_index,
    add_page,
    edit,
    make_glossary_term,
    make_person,
    make_source,
    record,
    settle_if_open,
    translate,
)
from tests.home.reading import cost_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def glossary(tree):
    page = add_page(tree.fr, GlossaryPage(title="Glossaire", slug="glossaire"))
    translate(page, title="Glossary", slug="glossary")
    return page


@pytest.fixture
def sources(tree):
    page = add_page(tree.fr, SourcesPage(title="Sources", slug="sources"))
    translate(page)
    return page


@pytest.fixture
def people(tree):
    page = add_page(tree.fr, PeoplePage(title="Personnes", slug="personnes"))
    translate(page, title="People", slug="people")
    return page


@pytest.fixture
def news(tree):
    index = add_article_index(tree.fr)
    translate(index, title="News", slug="news")
    return index


def entry(html, key):
    """What stands under a term's anchor, up to the next term or the end."""
    return re.split(r"<section|<div id=|</main>", html.split(f'id="{key}"')[1])[0]


def shows_every_section(client, page):
    """Whether each anchor that a search leads to is on the page, once."""
    html = client.get(page.get_url()).text
    anchors = [section["anchor"] for section in record(page).sections]
    return anchors and all(html.count(f'id="{each}"') == 1 for each in anchors)


VOCABULARY_PAGES = [
    model for model in catalogued_models() if issubclass(model, VocabularyPage)
]


def test_no_term_takes_an_id_of_the_frame(client, glossary):
    ids = re.findall(r' id="([^"]+)"', client.get(glossary.get_url()).text)
    taken = [key for key in ids if re.fullmatch(r"[-\w]+", key)]
    for key in {*taken, "main", "menu", "search", "q"}:
        make_glossary_term(key=key)
    settle_if_open()

    html = client.get(glossary.get_url()).text

    shown = re.findall(r' id="([^"]+)"', html)
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("model", VOCABULARY_PAGES, ids=lambda model: model.__name__)
def test_links_of_the_search_find_every_term(client, tree, model):
    make_glossary_term(key="ditp")
    source = make_source(key="notes")
    make_person(key="lou", name="Lou", source=source)
    for label in model.catalog_lists:
        _make_one(label)
    page = add_page(tree.fr, model(title="Liste", slug="liste"))
    assert shows_every_section(client, page)
    assert shows_every_section(client, translate(page, title="List", slug="list"))


def _make_one(label):
    """A term of a vocabulary that this suite does not know, with only its name."""
    from django.apps import apps  # a plugin's models are ready now

    model = apps.get_model(label)
    if model._meta.app_label != "home":
        model.objects.create(key="of-a-plugin", **{model.label_field: {"fr": "Un"}})
        settle_if_open()


def test_a_glossary_is_in_the_order_of_the_readers_alphabet(client, glossary):
    make_glossary_term(
        key="third-place", term={"fr": "Tiers-lieu", "en": "Third place"}
    )
    make_glossary_term(key="ecosystem", term={"fr": "Écosystème", "en": "Ecosystem"})
    make_glossary_term(key="hr", term={"fr": "DRH", "en": "HR"})

    def words(path):
        return re.findall(r"<dfn>([^<]*)</dfn>", client.get(path).text)

    assert words("/fr/glossaire/") == ["DRH", "Écosystème", "Tiers-lieu"]
    assert words("/en/glossary/") == ["Ecosystem", "HR", "Third place"]


def test_a_word_is_explained_where_it_stands(client, glossary):
    make_glossary_term(
        key="amo",
        term={"fr": "AMO"},
        expansion={"fr": "Assistance à maîtrise d'ouvrage"},
        definition={"fr": "L'aide apportée à qui commande un projet."},
        basis="editorial",
    )
    html = read(client, "/fr/glossaire/")
    amo = entry(html, "amo")
    assert "<dt><dfn>AMO</dfn></dt>" in amo
    assert "Assistance à maîtrise d’ouvrage" in amo
    assert "L’aide apportée à qui commande un projet." in amo
    assert "According" not in amo


def test_what_falls_back_to_another_language_is_marked(client, glossary):
    make_glossary_term(
        key="amo",
        term={"fr": "AMO", "en": "AMO"},
        definition={"fr": "L'aide apportée."},
    )
    amo = entry(read(client, "/en/glossary/"), "amo")
    assert "<dfn>AMO</dfn>" in amo
    assert '<span lang="fr">L’aide apportée.</span>' in amo


def test_the_editors_say_once_that_the_words_are_theirs(client, glossary):
    for _number in range(3):
        make_glossary_term(basis="editorial")
    html = read(client, "/en/glossary/")
    assert html.count("An editor’s reading, where no source is named.") == 1
    assert html.count("Source:") == 0


def test_a_word_that_a_source_explains_names_it(client, glossary, sources):
    source = make_source(key="notes", title={"fr": "Les notes"})
    make_glossary_term(key="poc", source=source, basis="stated")
    html = read(client, "/fr/glossaire/")
    assert '<a href="/fr/sources/#notes">Les notes</a>' in entry(html, "poc")
    assert "Lecture propre" not in html


def test_a_word_that_nobody_explains_says_so(client, glossary):
    make_glossary_term(key="poc")
    poc = entry(read(client, "/en/glossary/"), "poc")
    # The definition and the source.
    assert poc.count("Not stated") == 2


def test_letters_lead_through_a_long_glossary_only(client, glossary):
    for word in ("abri", "Écluse", "école"):
        make_glossary_term(term={"fr": word, "en": word})
    assert 'href="#letter-1"' not in client.get("/en/glossary/").text
    for number in range(10):
        make_glossary_term(term={"fr": f"mot {number}"})
    html = read(client, "/en/glossary/")
    assert '<li><a href="#letter-2">E</a></li>' in html
    assert '<h2 class="name" id="letter-3">M</h2>' in html
    assert html.count("<dfn>") == 13


def test_a_source_says_what_it_states_and_what_it_does_not(client, sources):
    make_source(
        key="post",
        title={"fr": "Le billet", "en": "The post"},
        kind="article",
        author="Lou Martin",
        publisher="La Gazette",
        number=20443,
        published="2018-05",
        language="fr",
        views=1068,
        likes=0,
    )
    make_source(key="slides", title={"fr": "Les vues", "en": "The slides"})
    html = read(client, "/en/sources/")
    post = entry(html, "post")
    for fact in (
        "<dd>Article</dd>",
        "<dd>Lou Martin</dd>",
        "<dd>La Gazette</dd>",
        "N°.&nbsp;20443",
        '<time datetime="2018-05">May 2018</time>',
        "<dd>French</dd>",
        "<dt>Views</dt><dd>1,068</dd>",
        "<dt>Likes</dt><dd>0</dd>",
        '<dt>Dislikes</dt><dd><span class="unknown">Not stated</span>',
        '<dt>Category</dt><dd><span class="unknown">Not stated</span>',
    ):
        assert fact in post
    slides = entry(html, "slides")
    assert '<span class="unknown">Undated</span>' in slides
    assert '<dt>Figures as stated</dt><dd><span class="unknown">' in slides
    # Kind, author, publisher, number, category, language, figures.
    assert slides.count("Not stated") == 7


def test_a_source_leads_to_the_pages_that_rely_on_it(client, sources, news):
    source = make_source(key="notes")
    read_in_both = add_article(news, title="Deux langues", source=source)
    translate(read_in_both, title="Two languages")
    add_article(news, title="Une langue", source=source)
    add_article(news, title="Brouillon", source=source, live=False)
    add_article(news, title="Sans rapport")
    english = entry(read(client, "/en/sources/"), "notes")
    assert re.findall(r'<a href="([^"]*)"', english) == [
        "/en/news/article-" + read_in_both.slug.split("-")[1] + "/",
        "/fr/actualites/" + english.split("/fr/actualites/")[1].split("/")[0] + "/",
    ]
    assert ">Two languages</a>" in english
    assert '<span lang="fr">Une langue</span></a>' in english
    french = entry(read(client, "/fr/sources/"), "notes")
    assert re.findall(r">([^<]+)</a>", french) == ["Deux langues", "Une langue"]


def test_a_source_that_nothing_relies_on_says_so(client, sources):
    make_source(key="notes")
    assert "No page relies on it yet." in entry(read(client, "/en/sources/"), "notes")


def test_a_long_list_of_pages_is_shortened_and_counted(client, sources, news):
    source = make_source(key="notes")
    for _number in range(10):
        add_article(news, source=source)
    notes = entry(read(client, "/en/sources/"), "notes")
    assert notes.count("<a href=") == SourcesPage.most_pages
    assert "and 2 other pages" in notes


def test_pages_that_readers_may_not_open_name_nothing(news, settled):
    source = make_source()
    page = add_article(news, source=source)
    with override("fr"):
        assert [each.key for each in pages_naming([source], limit=1)[source.pk].records]
        settled(lambda: page.view_restrictions.create(restriction_type="login"))
        assert pages_naming([source], limit=1) == {}


def test_no_terms_ask_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert pages_naming([], limit=3) == {}


def test_a_person_says_their_posts_and_when(client, people):
    person = make_person(key="lou", name="Lou Martin", organisation="La Région")
    for role, organisation, start, end in (
        ("Consultante", "Un cabinet", "2016", "2018"),
        ("Cheffe", "La Région", "2019-05", ""),
        ("Bénévole", "", "", ""),
    ):
        person.posts.add(
            PersonPost(
                role={"fr": role}, organisation=organisation, start=start, end=end
            )
        )
    person.save()
    lou = entry(read(client, "/fr/personnes/"), "lou")
    assert "<dt>Organisation</dt><dd>La Région</dd>" in lou
    posts = re.findall(r"<li>(.*?)</li>", lou)
    assert posts[0].startswith("Consultante, Un cabinet <span")
    assert '<time datetime="2016">2016</time>–<time' in posts[0]
    assert posts[1].startswith("Cheffe <span")
    assert "mai 2019" in posts[1]
    assert posts[2].startswith('Bénévole <span class="unknown">')


def test_a_person_of_whom_nothing_is_known_is_still_found(client, people):
    make_person(key="lou", name="Lou Martin")
    assert record(people).sections == [
        {"anchor": "lou", "heading": "Lou Martin", "text": "Lou Martin"}
    ]
    lou = entry(read(client, "/en/people/"), "lou")
    assert "No page names this person yet." in lou
    # The organisation, the posts and the source.
    assert lou.count("Not stated") == 3


def test_a_person_leads_to_what_they_wrote(client, people, news):
    person = make_person(key="lou")
    article = add_article(news, title="Un réseau", author=person)
    translate(article, title="A network", slug="a-network")
    lou = entry(read(client, "/en/people/"), "lou")
    assert '<a href="/en/news/a-network/">A network</a>' in lou
    assert "News article" in lou


@pytest.fixture
def make_portrait(settings, tmp_path):
    """Makes pictures that were drawn in the sizes of the page before."""
    settings.MEDIA_ROOT = str(tmp_path)

    def make(**fields):
        with get_test_image_file() as file:
            image = SiteImage.objects.create(title="portrait", file=file, **fields)
            image.file.close()
        for spec in ("format-webp|fill-320x400", "format-jpeg|fill-320x400"):
            image.renditions.create(
                filter_spec=spec,
                focal_point_key=Filter(spec).get_cache_key(image),
                file=f"images/{spec}.img",
                width=320,
                height=400,
            )
        return image

    return make


def test_a_portrait_has_its_words_and_its_credit(client, people, make_portrait):
    portrait = make_portrait(
        alt={"fr": "Lou Martin à son bureau"}, credit="Photo : A. Petit"
    )
    make_person(key="lou", portrait=portrait)
    lou = entry(read(client, "/fr/personnes/"), "lou")
    assert "images/format-webp" in lou
    assert 'alt="Lou Martin à son bureau"' in lou
    assert "Photo~: A. Petit" in lou


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_cost_does_not_grow_with_the_terms(
    client, glossary, sources, people, news, make_portrait, language
):
    locale = Locale.objects.get(language_code=language)
    addresses = [
        page.get_translation(locale).get_url() for page in (glossary, sources, people)
    ]
    costs = []
    for _more in range(2):
        for _number in range(3):
            source = make_source()
            person = make_person(source=source, portrait=make_portrait())
            person.posts.add(PersonPost(role={"fr": "Autrice"}))
            person.save()
            make_glossary_term(source=source)
            add_article(news, author=person, source=source)
        costs.append([cost_of(client, address) for address in addresses])
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 12


def test_a_new_term_is_on_the_page_and_in_the_catalog_at_once(client, glossary):
    make_glossary_term(key="poc", term={"fr": "Preuve"})
    assert [each["anchor"] for each in record(glossary).sections] == ["poc"]
    assert "Preuve" in client.get("/fr/glossaire/").text


def test_an_empty_vocabulary_says_so(client, glossary):
    assert "Nothing has been published here yet." in client.get("/en/glossary/").text


def test_the_introduction_is_the_summary(glossary):
    shown = edit(glossary, intro="Les mots que l'on croise.")
    assert record(shown).summary == "Les mots que l'on croise."
