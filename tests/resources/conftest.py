"""The documentation in both languages, empty."""

import pytest
from wagtail.models import Collection

from tests.factories import add_resource_index, translate


@pytest.fixture
def library(tree):
    """The French index of resources; the English one is its translation."""
    index = add_resource_index(tree.fr)
    translate(index, title="Resources", slug="resources")
    return index


@pytest.fixture
def private(db):
    """A collection of documents that only those who log in may read."""
    collection = Collection.get_first_root_node().add_child(name="Réservé")
    collection.view_restrictions.create(restriction_type="login")
    return collection
