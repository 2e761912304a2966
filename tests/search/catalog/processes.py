"""
Editors at work in processes of their own, on the database of the test that starts them.

They are forked from a server that has loaded Django and opened nothing, so that one
starts in no time and can be killed at any.
"""

import os
import random
import sys
from collections import Counter
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.factories import add_page, make_admin, translate
from tests.search.catalog.walk.admin import Admin, Refused

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.search.catalog.start_django", __name__])

SECTIONS = 3


def make_site_to_work_on(tree) -> None:
    """Sections with a page each, translated, that link to each other."""
    make_admin()
    before = tree.fr
    for number in range(SECTIONS):
        section = add_page(tree.fr, title=f"Section {number}", slug=f"section-{number}")
        link = f'<p><a linktype="page" id="{before.pk}">ici</a></p>'
        body = [("section", {"heading": "Lien", "text": link})]
        page = StandardPage(title=f"Page {number}", slug=f"page-{number}", body=body)
        before = add_page(section, page)
        translate(section, slug=f"section-{number}")
        translate(before, slug=f"page-{number}")


@contextmanager
def processes_on_this_database(folder):
    """Lets `Process` be started; `folder` takes what they write."""
    ours = {
        "DATABASE_URL": _url_of_this_database(),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TMPDIR": str(folder),
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _url_of_this_database() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    person = quote(settings["USER"])
    if settings["PASSWORD"]:
        person += f":{quote(settings['PASSWORD'])}"
    place = f"{settings['HOST'] or 'localhost'}:{settings['PORT'] or 5432}"
    return f"postgres://{person}@{place}/{settings['NAME']}"


def work(seed: int, steps: int | None, *, begun=None, told=None) -> None:
    """
    Edits at random through the admin; for ever when `steps` is None.

    A refusal is part of an editor's day, and so is an error when another was quicker,
    or a deadlock: the work goes on. `begun` is an event set after the first step; what
    was done, and the errors, are put into `told`, a queue, at the end.
    """
    editor = Editor(seed)
    for _step in range(steps) if steps else count():
        editor.work()
        if begun is not None:
            begun.set()
    if told is not None:
        told.put((dict(editor.done), dict(editor.errors)))


class Editor:
    def __init__(self, seed: int):
        self.random = random.Random(seed)  # noqa: S311 - protects nothing
        self.seed = seed
        self.done: Counter = Counter()
        self.errors: Counter = Counter()
        got_request_exception.connect(self.note_error)
        user = get_user_model().objects.get(username="admin")
        client = Client(raise_request_exception=False)
        client.force_login(user)
        self.admin = Admin(client, user)

    def work(self) -> None:
        action = self.random.choice(
            [
                self.publish,
                self.publish,
                self.publish,
                self.rename,
                self.move,
                self.unpublish,
                self.restrict,
                self.unrestrict,
                self.unrestrict,
            ]
        )
        page = self.page()
        if page is None:
            return
        try:
            action(page)
        except Refused:
            self.done["refused"] += 1
        except (Page.DoesNotExist, PageViewRestriction.DoesNotExist):
            self.done["gone"] += 1
        else:
            self.done[action.__name__] += 1

    def note_error(self, **_signal) -> None:
        """What made a 500 of a request: it is refused, and was rolled back."""
        error = sys.exc_info()[1]
        self.errors[f"{type(error).__name__}: {str(error).splitlines()[0]}"] += 1

    def page(self):
        pages = StandardPage.objects.filter(alias_of=None).order_by("pk")
        return self.random.choice(pages) if pages else None

    def publish(self, page) -> None:
        draft = page.get_latest_revision_as_object()
        draft.title = f"Titre {self.seed} {self.random.random()}"
        self.admin.edit(draft, publish=True)

    def rename(self, page) -> None:
        draft = page.get_latest_revision_as_object()
        draft.slug = f"slug-{self.seed}-{self.random.randrange(10**6)}"
        self.admin.edit(draft, publish=True)

    def move(self, page) -> None:
        target = self.random.choice(
            Page.objects.filter(locale_id=page.locale_id, depth__in=(2, 3))
        )
        self.admin.post("wagtailadmin_pages:move_confirm", page.pk, target.pk)

    def unpublish(self, page) -> None:
        data = self.random.choice([{}, {"include_descendants": "on"}])
        self.admin.post("wagtailadmin_pages:unpublish", page.pk, data=data)

    def restrict(self, page) -> None:
        data = {"restriction_type": "login"}
        self.admin.post("wagtailadmin_pages:set_privacy", page.pk, data=data)

    def unrestrict(self, page) -> None:
        """The page, or another that is restricted: else all would close in the end."""
        restriction = PageViewRestriction.objects.order_by("?").first()
        pk = restriction.page_id if restriction else page.pk
        data = {"restriction_type": "none"}
        self.admin.post("wagtailadmin_pages:set_privacy", pk, data=data)
