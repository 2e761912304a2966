"""The search page as a browser runs it, with its scripts and without."""

import pytest
from django.apps import apps

from tests.factories import add_page
from tests.plugins.kitchen.models import KitchenPage
from tests.plugins.makerspace.models import MakerspacePage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not apps.is_installed("search.pages"), reason="search is left out"
    ),
]


@pytest.fixture
def soups(committed_tree, feed_engine):
    """Two kitchens, open to all and not, and a workshop."""
    home = committed_tree.en
    add_page(home, KitchenPage(title="Soup", slug="soup", open_to_all=True))
    add_page(home, KitchenPage(title="Soup again", slug="again"))
    add_page(home, MakerspacePage(title="Soup workshop", slug="workshop"))
    feed_engine()


def test_suggestions_are_walked_through_with_the_keyboard(soups, open_tab):
    tab = open_tab("/en/search/")
    field = tab.get_by_role("combobox")
    field.press_sequentially("soup")
    options = tab.get_by_role("option")
    options.first.wait_for()
    assert (options.count(), field.get_attribute("aria-expanded")) == (3, "true")
    assert "3" in tab.locator("form.search [role=status]").inner_text()

    field.press("ArrowUp")
    active = tab.locator(f"[id='{field.get_attribute('aria-activedescendant')}']")
    assert active.get_attribute("aria-selected") == "true"
    title = active.locator(".suggestions__title").inner_text()

    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert (field.input_value(), options.count()) == ("soup", 0)

    field.press("ArrowDown")
    options.first.wait_for()
    field.press("ArrowUp")
    field.press("Enter")
    tab.wait_for_url(lambda address: "/search/" not in address)
    assert tab.get_by_role("heading", level=1).inner_text() == title


def test_a_filter_is_applied_in_place_and_undone_by_the_back_button(soups, open_tab):
    tab = open_tab("/en/search/?q=soup")
    said = tab.get_by_role("status").filter(has_text="result")
    assert said.inner_text() == "3 results"
    tab.evaluate("window.sameDocument = true")

    tab.get_by_label("Yes").check()
    tab.get_by_text("1 result of 3").wait_for()
    assert tab.locator(".hit").count() == 1
    assert tab.url.endswith("?q=soup&open_to_all=true")
    assert tab.evaluate("document.activeElement.name") == "open_to_all"
    assert tab.get_by_label("No", exact=False).count() >= 1

    tab.go_back()
    tab.locator(".hit").nth(2).wait_for()
    assert said.inner_text() == "3 results"
    assert not tab.get_by_label("Yes").is_checked()
    assert tab.evaluate("window.sameDocument")


def test_without_a_script_the_button_applies_filters(soups, open_tab):
    tab = open_tab("/en/search/?q=soup", java_script_enabled=False)
    tab.get_by_label("Yes").check()
    tab.get_by_role("button", name="Filter", exact=True).click()
    assert tab.locator(".hit").count() == 1
    tab.get_by_role("link", name="Remove the filter").first.click()
    assert tab.locator(".hit").count() == 3
