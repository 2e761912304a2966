"""The mirror client of the documentation equals the site, whatever happens to it."""

import os
import subprocess
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.catalog.models import Record
from tests.factories import add_page, edit
from tests.search.api.mirrors import PATH, Mirror
from tests.search.catalog.processes import (
    PROCESSES,
    make_site_to_work_on,
    processes_on_this_database,
    work,
)
from tests.search.catalog.walk.database import Snapshot

FULL = bool(os.environ.get("COUSINAGE_FULL"))


@pytest.fixture
def mirror(live_server, committed_tree):
    with Mirror(live_server.url) as mirror:
        yield mirror


def test_it_is_short():
    assert len(PATH.read_text().splitlines()) < 80


def test_it_follows_what_is_published_and_withdrawn(mirror, committed_tree):
    pages = [add_page(committed_tree.fr) for _number in range(3)]
    mirror.check()

    edit(pages[0], title="Autre")
    pages[1].unpublish()
    add_page(committed_tree.en)
    mirror.check()

    Record.objects.filter(key=pages[2].translation_key).update(
        expires_at=timezone.now() + timedelta(seconds=1)
    )
    mirror.check()


def test_it_reads_more_changes_than_an_answer_holds(mirror, committed_tree):
    mirror.follow()
    number = Record.objects.order_by("-sequence").first().sequence
    for each in range(1, 251):
        Record.objects.create(
            key=f"00000000-0000-4000-8000-{each:012}",
            locale="fr",
            kind="page",
            representation=f'{{"key":"{each}","locale":"fr","expires_at":null}}',
            sequence=number + each,
        )
    connection.cursor().execute(
        "UPDATE search_catalog_counter SET sequence = %s", [number + 250]
    )
    mirror.check()


def test_it_begins_again_when_a_backup_was_restored(mirror, committed_tree):
    page = add_page(committed_tree.fr, title="Avant")
    snapshot = Snapshot()
    mirror.check()
    edit(page, title="Après")
    add_page(committed_tree.fr, title="Perdue")
    mirror.check()

    snapshot.restore()
    call_command("catalog", "restored", stdout=StringIO())
    mirror.check()


def test_an_export_that_breaks_off_leaves_the_mirror_as_it_was(
    mirror, committed_tree, monkeypatch
):
    mirror.follow()
    known = mirror.program.records(mirror.database)
    broken = BytesIO(b'{"key":"a","locale":"fr","expires_at":null}\n')
    monkeypatch.setattr(mirror.program, "urlopen", lambda *args, **options: broken)

    with pytest.raises(ConnectionError):
        mirror.program.export(mirror.site, mirror.database)

    assert known
    assert mirror.program.records(mirror.database) == known


@pytest.mark.postgres
def test_it_equals_the_site_among_editors_and_after_a_backup(
    live_server, committed_tree, tmp_path
):
    make_site_to_work_on(committed_tree)

    @settings(
        max_examples=20 if FULL else 2,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(
        seeds=st.lists(st.integers(0, 999), min_size=2, max_size=4, unique=True),
        steps=st.integers(3, 8),
        lost=st.integers(1, 8),
    )
    def mirrored(seeds, steps, lost):
        with Mirror(live_server.url) as mirror:
            mirror.follow()
            _edit(mirror, seeds, steps)
            mirror.check()
            backup = _run("pg_dump", "--format=custom")
            _edit(mirror, seeds, lost)
            mirror.check()
            _run("pg_restore", "--clean", "--if-exists", given=backup)
            call_command("catalog", "restored", stdout=StringIO())
            _edit(mirror, seeds, steps)
            mirror.check()

    with processes_on_this_database(tmp_path):
        mirrored()


def _edit(mirror: Mirror, seeds: list[int], steps: int) -> None:
    """Editors at work, each a process, while the mirror follows."""
    editors = [PROCESSES.Process(target=work, args=(seed, steps)) for seed in seeds]
    for editor in editors:
        editor.start()
    while any(editor.is_alive() for editor in editors):
        mirror.follow()
    for editor in editors:
        editor.join()
        assert editor.exitcode == 0
        editor.close()


def _run(program: str, *options: str, given: bytes = b"") -> bytes:
    """One of PostgreSQL's own programs, on the database of the test."""
    held = connection.settings_dict
    place = [
        f"--dbname={held['NAME']}",
        f"--host={held['HOST'] or 'localhost'}",
        f"--port={held['PORT'] or 5432}",
        f"--username={held['USER']}",
    ]
    done = subprocess.run(
        [program, *place, *options],
        input=given,
        capture_output=True,
        check=True,
        env=os.environ | {"PGPASSWORD": held["PASSWORD"] or ""},
    )
    return done.stdout
