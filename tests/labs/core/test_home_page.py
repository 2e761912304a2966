"""What the labs bring to the home page."""

import re

import pytest

from labs.core.models import TopicIndexPage, TopicPage
from tests.factories import add_page
from tests.home.reading import read

pytestmark = pytest.mark.django_db


def test_topics_are_a_numbered_list(client, tree):
    index = add_page(tree.fr, TopicIndexPage(title="Thématiques", slug="thematiques"))
    for number in (2, 1, None):
        title = f"Sujet {number or 'sans numéro'}"
        add_page(index, TopicPage(title=title, slug=f"sujet-{number}", number=number))
    html = read(client, "/fr/")
    topics = re.findall(r'aria-hidden="true">(\d*)</span>.*?>([^<]*)</a>', html)
    assert topics == [
        ("1", "Sujet 1"),
        ("2", "Sujet 2"),
        ("", "Sujet sans numéro"),
    ]
    assert 'href="/fr/thematiques/sujet-1/"' in html
