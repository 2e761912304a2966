"""The pages that are drawn when something is missing or broken."""

import re

import pytest
from django.template.loader import get_template


def test_the_error_page_needs_nothing_and_speaks_both_languages():
    html = get_template("500.html").render()
    assert '<html lang="fr">' in html
    assert "Réessayez dans quelques minutes." in html
    assert '<p class="sheet__lede" lang="en">' in html
    assert {'href="/fr/"', 'href="/en/"'} <= set(re.findall(r'href="/../"', html))


@pytest.mark.parametrize("template", ["500.html", "404.html", "base.html"])
def test_nothing_is_inline(template):
    source = get_template(template).template.source
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", source)
