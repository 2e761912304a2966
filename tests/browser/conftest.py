"""Debian's Chromium, on a server of the test's own."""

import shutil

import pytest

#: In milliseconds: what does not come by then does not come.
PATIENCE = 10_000


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run; a test that needs it is skipped without it."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs the package playwright"
    )
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs the program chromium")
    with pytest.MonkeyPatch.context() as patch, playwright.sync_playwright() as running:
        # Playwright's loop runs in the thread of the test, which is no reason for
        # Django to refuse it the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = running.chromium.launch(
            executable_path=executable,
            # As root, and without a call home.
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium, live_server):
    """Opens an address of the site in a profile that knows nothing."""
    contexts = []

    def open_tab(path, **options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(path)
        return tab

    yield open_tab
    for context in contexts:
        context.close()
