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
from tests.search.catalog.walk.facts_and_words import prose
from tests.search.catalog.walk.kinds import kind_to_stand_below, parents_for
from tests.search.catalog.walk.making import Maker
from tests.search.catalog.walk.oracle import Oracle
from tests.search.catalog.walk.site import draw_files

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

MOST_PAGES = 36


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
        draw_files()
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

    def editable(self, which: int) -> Page:
        """Any page that has content of its own."""
        return self.any_page(which, alias_of=None)

    def draft(self, page: Page) -> Page:
        return page.get_latest_revision_as_object()

    def maker(self, number: int, word: str, **options) -> Maker:
        return Maker(number, word.replace("é", "e"), self.fresh, **options)

    def new_page(self, model: type[Page], parent: Page, word: str, choice: int) -> Page:
        slug = self.fresh(word.replace("é", "e"))
        page = model(title=f"{word} {self.made}", slug=slug, locale=parent.locale)
        return self.maker(choice, word).fill(page)

    def parent_for(self, model: type[Page], where: int, word: str) -> Page:
        """A page below which one of the kind may stand; it is made if there is none."""
        found = parents_for(model, self.pages(alias_of=None))
        if found:
            return self.pick(where, found).specific
        above = kind_to_stand_below(model)
        parent = self.parent_for(above, where, word)
        page = self.new_page(above, parent, word, where)
        parent.add_child(instance=page)
        return page

    def is_translation(self, page: Page) -> bool:
        """Whether the page's facts are told by another."""
        return page.locale.language_code == "en" and bool(
            self.pages(
                translation_key=page.translation_key,
                locale__language_code="fr",
                alias_of=None,
                live=True,
            )
        )

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
