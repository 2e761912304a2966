"""A term that is renamed is found by its new name, and by the old one no more."""

from home.models import GlossaryPage
from search.engines.base import Query
from search.engines.current import get_search
from tests.factories import add_page, make_glossary_term, record


def test_a_renamed_term_is_found_by_its_new_name(tree, feed_engine, settled):
    term = make_glossary_term(term={"fr": "Préfiguration"})
    page = add_page(tree.fr, GlossaryPage(title="Glossaire", slug="glossaire"))

    term.term = {"fr": "Incubation"}
    settled(term.save)
    feed_engine()

    found = {
        word: [hit.key for hit in get_search().search(Query(word, "fr")).hits]
        for word in ("incubation", "préfiguration")
    }
    assert found["incubation"] == [page.translation_key]
    assert found["préfiguration"] == []
    assert record(page).title == "Glossaire"
