"""The state machine itself: one site, its rules, and what is checked after each."""

from collections import Counter
from contextlib import nullcontext

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from hypothesis import event, note
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)
from treebeard.exceptions import InvalidMoveToDescendant
from wagtail.models import Page, Site

from tests.search.catalog.walk.admin import Admin, Refused
from tests.search.catalog.walk.clock import Clock
from tests.search.catalog.walk.database import Snapshot
from tests.search.catalog.walk.oracle import Oracle, prose
from tests.search.catalog.walk.site import draw_picture

#: Any whole number: which of the things that are there a rule takes.
number = st.integers(min_value=0, max_value=999)
chance = st.booleans()
word = st.sampled_from(["labo", "atelier", "fablab", "cousin", "été", "réseau"])

#: What Wagtail, Django or this site answers to what cannot be done.
REFUSALS = (
    Refused,
    ValidationError,
    IntegrityError,
    ProtectedError,
    InvalidMoveToDescendant,
    ObjectDoesNotExist,
)

MOST_PAGES = 28


class RolledBack(Exception):
    """Ends a transaction that is to leave nothing behind."""


class BaseWalker(RuleBasedStateMachine):
    """
    Holds what rules share. The test gives what every walk has in common.

    A rule reads what is there from the database, picks by number, and does nothing when
    there is nothing to pick: any sequence of steps is possible, and can be shrunk.
    """

    client = None
    user = None
    clock: Clock
    start: Snapshot
    #: Readers open every address after this many steps.
    look_every = 8
    done: Counter = Counter()

    def __init__(self):
        super().__init__()
        self.start.restore()
        draw_picture()
        self.clock.ahead *= 0
        self.admin = Admin(self.client, self.user)
        self.oracle = Oracle()
        self.steps = 0
        self.made = 0
        self._open = None

    # What rules use

    def pages(self, **filters) -> list[Page]:
        pages = Page.objects.filter(depth__gt=1).filter(**filters)
        return list(pages.select_related("locale").order_by("path"))

    def pick(self, choice: int, things):
        """One of the things; the rule ends here when there is none."""
        things = list(things)
        if not things:
            raise ObjectDoesNotExist("nothing to pick")
        return things[choice % len(things)]

    def any_page(self, choice: int, **filters) -> Page:
        return self.pick(choice, self.pages(**filters)).specific

    def below_home(self, choice: int, **filters) -> Page:
        return self.any_page(choice, depth__gt=2, **filters)

    def fresh(self, text: str) -> str:
        self.made += 1
        return f"{text}-{self.made}"

    def is_full(self) -> bool:
        return Page.objects.count() > MOST_PAGES

    def act(self, name: str, action, *, writes=None) -> None:
        """
        Does one thing, and lets it be refused.

        `writes` are the translations whose words the action may change, by primary key;
        those of all others must stay. None: any.
        """
        before = None if writes is None else self._prose()
        outcome = "done"
        try:
            with transaction.atomic() if self._open else nullcontext():
                note(f"{name}: {action() or ''}")
        except REFUSALS as refusal:
            outcome = f"refused ({type(refusal).__name__})"
            note(f"{name}: {outcome} {refusal}")
            Site.clear_site_root_paths_cache()
        self.done[name, outcome] += 1
        event(f"{name}: {outcome}")
        if before is not None:
            after = self._prose()
            for pk in before.keys() & after.keys() - set(writes):
                assert after[pk] == before[pk], f"{name} changed the words of {pk}"

    def _prose(self) -> dict:
        """The words of every translation, by primary key."""
        translations = Page.objects.filter(depth__gt=1, alias_of=None)
        english = translations.filter(locale__language_code="en")
        return {page.pk: prose(page) for page in english.specific()}

    # Transactions that enclose several steps

    @rule()
    @precondition(lambda self: not self._open)
    def begin(self):
        self._open = transaction.atomic()
        self._open.__enter__()

    @rule()
    @precondition(lambda self: self._open)
    def commit(self):
        self._end("commit", None)

    @rule()
    @precondition(lambda self: self._open)
    def roll_back(self):
        self._end("roll back", RolledBack())

    def _end(self, name: str, error: Exception | None) -> None:
        block, self._open = self._open, None
        outcome = "done"
        try:
            block.__exit__(type(error) if error else None, error, None)
        except REFUSALS as refusal:
            outcome = f"refused ({type(refusal).__name__})"
        if error or outcome != "done":
            # Wagtail keeps roots in its cache that were never committed.
            Site.clear_site_root_paths_cache()
        self.done[name, outcome] += 1

    # What must be true

    @invariant()
    def the_catalog_is_what_readers_open(self):
        self.steps += 1
        if not self._open:
            everything = self.steps % self.look_every == 0
            self.oracle.check(everything=everything, batch=1 + self.steps % 5)

    def teardown(self):
        if self._open:
            self._end("roll back", RolledBack())
