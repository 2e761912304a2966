"""The search page as a browser runs it, with its scripts and without."""

import pytest
from django.apps import apps
from playwright.sync_api import expect

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
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(tab.locator("form.search [role=status]")).to_contain_text("3")

    field.press("ArrowUp")
    active = tab.locator(f"[id='{field.get_attribute('aria-activedescendant')}']")
    expect(active).to_have_attribute("aria-selected", "true")
    title = active.locator(".suggestions__title").inner_text()

    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.get_attribute("aria-activedescendant") is None
    expect(field).to_have_value("soup")
    expect(options).to_have_count(0)

    field.press("ArrowDown")
    options.first.wait_for()
    field.press("ArrowUp")
    field.press("Enter")
    tab.wait_for_url(lambda address: "/search/" not in address)
    expect(tab.get_by_role("heading", level=1)).to_have_text(title)


def test_a_filter_is_applied_in_place_and_undone_by_the_back_button(soups, open_tab):
    tab = open_tab("/en/search/?q=soup")
    said = tab.get_by_role("status").filter(has_text="result")
    expect(said).to_have_text("3 results")
    tab.evaluate("window.sameDocument = true")

    tab.get_by_label("Yes").check()
    tab.get_by_text("1 result of 3").wait_for()
    expect(tab.locator(".hit")).to_have_count(1)
    assert tab.url.endswith("?q=soup&open_to_all=true")
    expect(tab.get_by_label("Yes")).to_be_focused()
    assert tab.get_by_label("No", exact=False).count() >= 1

    tab.go_back()
    expect(tab.locator(".hit")).to_have_count(3)
    expect(said).to_have_text("3 results")
    expect(tab.get_by_label("Yes")).not_to_be_checked()
    assert tab.evaluate("window.sameDocument")


def test_without_a_script_the_button_applies_filters(soups, open_tab):
    tab = open_tab("/en/search/?q=soup", java_script_enabled=False)
    tab.get_by_label("Yes").check()
    tab.get_by_role("button", name="Filter", exact=True).click()
    expect(tab.locator(".hit")).to_have_count(1)
    tab.get_by_role("link", name="Remove the filter").first.click()
    expect(tab.locator(".hit")).to_have_count(3)
