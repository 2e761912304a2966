"""What browsers are told to refuse."""

import re

import pytest

from tests.factories import make_admin


def directives(answer) -> dict[str, list[str]]:
    pairs = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in pairs}


@pytest.mark.parametrize("path", ["/fr/", "/en/", "/fr/nowhere/", "/robots.txt"])
def test_public_pages_run_only_their_own_files(tree, client, path):
    answer = client.get(path)

    policy = directives(answer)
    assert policy["default-src"] == ["'none'"]
    for name in ("script-src", "style-src", "font-src", "connect-src"):
        assert policy[name] == ["'self'"]


@pytest.mark.parametrize("path", ["/fr/", "/en/", "/fr/nowhere/"])
def test_public_pages_have_nothing_inline_and_nothing_from_elsewhere(
    tree, client, path
):
    html = client.get(path).content.decode()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)
    loaded = re.findall(r'<(?:script|link|img)[^>]*\s(?:src|href)="([^"]+)"', html)
    foreign = [
        each
        for each in loaded
        if "//" in each and not each.startswith("http://testserver/")
    ]
    assert loaded
    assert not foreign


def test_the_admin_has_a_policy_of_its_own(tree, client):
    client.force_login(make_admin())

    policy = directives(client.get("/admin/"))

    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["frame-ancestors"] == ["'self'"]


def test_the_root_leads_to_the_readers_language(tree, client):
    for language in ("fr", "en"):
        answer = client.get("/", headers={"Accept-Language": language})
        assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
