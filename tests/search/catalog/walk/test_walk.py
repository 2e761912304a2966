"""The catalog holds what anyone can open, whatever was done before."""

import gc
import os

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.factories import make_admin
from tests.search.catalog.walk.clock import Clock
from tests.search.catalog.walk.code_rules import CodeRules
from tests.search.catalog.walk.database import Snapshot
from tests.search.catalog.walk.editing_rules import EditingRules
from tests.search.catalog.walk.language_rules import LanguageRules
from tests.search.catalog.walk.media_rules import MediaRules
from tests.search.catalog.walk.site import make_site
from tests.search.catalog.walk.site_rules import SiteRules
from tests.search.catalog.walk.term_rules import TermRules
from tests.search.catalog.walk.time_rules import TimeRules
from tests.search.catalog.walk.tree_rules import TreeRules

FULL = bool(os.environ.get("COUSINAGE_FULL"))
#: Looking for the shortest walk that fails takes minutes.
SHRINK = bool(os.environ.get("COUSINAGE_SHRINK"))

WALKS = settings(
    max_examples=int(os.environ.get("COUSINAGE_WALKS", 100 if FULL else 6)),
    stateful_step_count=50,
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    phases=[
        phase for phase in Phase if SHRINK or phase.name not in ("shrink", "explain")
    ],
    suppress_health_check=list(HealthCheck),
)


# Wagtail leaves it to the garbage collector to close what it makes a rendition in.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
@pytest.mark.django_db(transaction=True)
def test_the_catalog_holds_exactly_what_anyone_can_open(client, monkeypatch, capsys):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    user = make_admin()
    client.force_login(user)

    class Walker(
        EditingRules,
        TreeRules,
        TimeRules,
        CodeRules,
        LanguageRules,
        TermRules,
        MediaRules,
        SiteRules,
    ):
        look_every = 1 if FULL else 8

    make_site()
    Walker.start = Snapshot()
    Walker.client, Walker.user, Walker.clock = client, user, clock
    Walker.done.clear()

    run_state_machine_as_test(Walker, settings=WALKS)
    gc.collect()

    with capsys.disabled():
        if os.environ.get("COUSINAGE_TALK"):
            for (name, outcome), times in sorted(Walker.done.items()):
                print(f"{times:6} {name}: {outcome}")  # noqa: T201
