"""The rules of the text of a document."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from resources.models import DocumentText
from tests.factories import add_document


@pytest.fixture
def document(db):
    return add_document()


def text(document, **fields) -> DocumentText:
    defaults = {"document": document, "content_hash": document.file_hash}
    return DocumentText(**(defaults | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "pending"},
        {"state": "empty"},
        {"state": "empty", "pages": ["", " "]},
        {"state": "extracted", "pages": ["Une page", ""], "language": "fr"},
        {"state": "failed", "error": "encrypted"},
    ],
)
def test_each_state_has_what_belongs_to_it(document, fields):
    made = text(document, **fields)
    made.full_clean()
    made.save()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"content_hash": "abc"}, "content_hash"),
        ({"content_hash": ""}, "content_hash"),
        ({"language": "de"}, "language"),
        ({"state": "done"}, "state"),
        ({"state": "extracted", "pages": []}, "pages"),
        ({"state": "extracted", "pages": ["", " "]}, "pages"),
        ({"state": "extracted", "pages": {"1": "Une page"}}, "pages"),
        ({"state": "extracted", "pages": [1]}, "pages"),
        ({"state": "pending", "pages": ["Une page"]}, "pages"),
        ({"state": "failed"}, "error"),
        ({"state": "empty", "error": "damaged"}, "error"),
        ({"state": "failed", "error": "Why?"}, "error"),
    ],
)
def test_what_contradicts_the_state_is_refused_at_its_field(document, fields, at):
    with pytest.raises(ValidationError) as refused:
        text(document, **fields).full_clean()

    assert list(refused.value.message_dict) == [at]


def test_a_content_of_a_document_has_one_text(document):
    text(document).save()

    with pytest.raises(ValidationError) as refused:
        text(document).full_clean()
    assert list(refused.value.message_dict) == ["content_hash"]
    with pytest.raises(IntegrityError), transaction.atomic():
        text(document).save()


def test_a_replaced_file_has_a_text_of_its_own(document):
    text(document).save()

    text(document, content_hash="0" * 40).full_clean()


def test_a_failure_without_its_reason_is_never_stored(document):
    with pytest.raises(IntegrityError), transaction.atomic():
        text(document, state="failed").save()


def test_a_text_goes_with_its_document(document):
    text(document).save()

    document.delete()

    assert not DocumentText.objects.exists()
