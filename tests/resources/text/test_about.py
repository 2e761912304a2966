"""What files of every format say of themselves."""

from tempfile import TemporaryFile

import pytest

from resources.text.about import About
from resources.text.running import FileText, read_file
from tests.resources import files

_CORE = (
    '<c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:dc" xmlns:t="urn:t">'
    "<dc:title>Le guide</dc:title><dc:creator>Ada; Grace</dc:creator>"
    "<dc:description>Pour débuter.</dc:description>"
    "<c:keywords>budget, atelier</c:keywords>"
    "<t:created>2018-03-05T10:00:00Z</t:created></c:coreProperties>"
)
_META = (
    '<o:document-meta xmlns:o="urn:o" xmlns:m="urn:m" xmlns:dc="urn:dc"><o:meta>'
    "<dc:title>Le guide</dc:title><m:initial-creator>Ada, Grace</m:initial-creator>"
    "<dc:description>Pour débuter.</dc:description>"
    "<m:keyword>budget</m:keyword><m:keyword>atelier</m:keyword>"
    "<m:creation-date>2018-03-05T10:00:00.5</m:creation-date></o:meta>"
    "</o:document-meta>"
)
_HTML = """<html lang=fr><head><title>Le
guide</title><meta name=author content="Ada, Grace"><meta name=date content=2018-03-05>
<meta name=Description content="Pour débuter."><meta name=keywords
content="budget, atelier, Budget"></head><body><h1>Autre</h1>"""
_MARKDOWN = """---
title: Le guide
date: 2018-03-05
description: Pour débuter.
tags: [budget, atelier]
authors:
  - Ada
  - Grace
lang: fr
---
# Autre
"""


def read(content: bytes, extension: str) -> FileText:
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return read_file(file, extension, 30)


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (
            files.pdf(
                "Un",
                about={
                    "Title": "Le guide",
                    "Author": "Ada, Grace",
                    "Subject": "Pour débuter.",
                    "Keywords": "budget; atelier",
                    "CreationDate": "D:20180305101112+01'00'",
                },
            ),
            "pdf",
        ),
        (files.docx("Un", docProps__core_xml=_CORE), "docx"),
        (files.odt("Un", meta_xml=_META), "odt"),
        (_HTML.encode(), "html"),
        (_MARKDOWN.encode(), "md"),
    ],
)
def test_every_format_says_the_same_of_itself(content, extension):
    assert read(content, extension).about == About(
        title="Le guide",
        date="2018-03-05",
        summary="Pour débuter.",
        keywords=("budget", "atelier"),
        authors="Ada, Grace",
    )


def test_the_head_of_a_markdown_file_is_no_part_of_its_text():
    found = read(_MARKDOWN.encode(), "md")

    assert (found.pages, found.language) == (["Autre"], "fr")


def test_a_heading_is_the_title_where_nothing_else_is():
    assert read(b"# Le *guide*\n\nUn mot", "md").about.title == "Le guide"
    assert read(b"<h1>Le guide</h1>", "html").about.title == "Le guide"


def test_a_line_drawn_at_the_head_of_a_text_is_no_front_matter():
    found = read(b"---\nUn mot\n---\nDeux", "md")

    assert "Un mot" in found.pages[0]
    assert read(b"---\n: [\n---\n", "md").error == "damaged"


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
def test_what_is_called_a_text_and_is_none_is_damaged(extension):
    assert read(files.pdf("Un"), extension).error == "damaged"
    assert read(files.docx("Un"), extension).error == "damaged"
