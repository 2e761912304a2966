"""Two processes that are asked to read the same file at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from resources import actions
from resources.models import DocumentText, ReadingClaim
from tests.factories import add_document, add_resource, add_resource_index, record
from tests.resources import files

READERS = 4


@pytest.mark.postgres
@pytest.mark.parametrize("copies", [1, 2])
def test_one_of_them_reads_it_and_all_documents_have_its_text(
    committed_tree, monkeypatch, copies
):
    """The barrier lets them start together; what is counted is what was started."""
    monkeypatch.setattr("resources.handlers.read_soon", lambda documents: None)
    content = files.pdf("Une page", "Une autre")
    documents = [add_document(f"Guide {n}", content=content) for n in range(copies)]
    page = add_resource(add_resource_index(committed_tree.fr), documents=documents)
    started = []

    def counted(*arguments, **options):
        started.append(arguments)
        return read_file(*arguments, **options)

    read_file = actions.read_file
    monkeypatch.setattr("resources.actions.read_file", counted)
    barrier = Barrier(READERS)

    def read(number):
        try:
            barrier.wait()
            return actions.read_document(documents[number % copies].pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as readers:
        states = list(readers.map(read, range(READERS)))

    assert len(started) == 1
    assert set(states) <= {"extracted", "pending"}
    assert DocumentText.objects.filter(state="extracted").count() == copies
    assert not ReadingClaim.objects.exists()
    found = [each for each in record(page).sections if "path" in each]
    assert len(found) == 2 * copies


@pytest.mark.postgres
def test_a_file_named_by_two_publications_at_once_waits_once(
    committed_tree, monkeypatch
):
    monkeypatch.setattr("resources.handlers.read_soon", lambda documents: None)
    index = add_resource_index(committed_tree.fr)
    documents = [add_document(f"Guide {n}", name=f"{n}.txt") for n in range(3)]
    pages = [
        add_resource(index, documents=documents[::step], live=False) for step in (1, -1)
    ]
    DocumentText.objects.all().delete()
    barrier = Barrier(2)

    def publish(page):
        try:
            barrier.wait()
            with transaction.atomic():
                page.save_revision().publish()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as editors:
        list(editors.map(publish, pages))

    assert DocumentText.objects.count() == 3
