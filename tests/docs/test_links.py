"""Links inside the documentation lead somewhere."""

from urllib.parse import urlsplit

import pytest

from tests.docs.pages import ROOT, Page, page, pages


@pytest.mark.parametrize("source", pages(), ids=str)
def test_links_lead_to_files_and_headings_that_exist(source):
    for link in source.links:
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = (source.path.parent / parts.path).resolve() if parts.path else None
        assert target is None or target.exists(), link
        if parts.fragment:
            assert parts.fragment in Page(target or source.path).anchors, link


def test_every_page_is_in_the_index():
    index = page("docs/README.md")
    linked = {(index.path.parent / link).resolve() for link in index.links}

    written = set(ROOT.glob("docs/*/*.md"))

    assert written <= linked


def test_the_screenshot_is_small_enough_for_a_readme():
    assert (ROOT / "docs/images/programme.png").stat().st_size < 300_000
