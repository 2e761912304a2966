"""Several editors at once, each a process, and a partner who follows them."""

import os
from queue import Empty

from search.catalog.actions import check_catalog
from search.catalog.models import Record
from search.catalog.selectors import changes_after
from tests.search.catalog.processes import (
    PROCESSES,
    make_site_to_work_on,
    processes_on_this_database,
    work,
)
from tests.search.catalog.walk.facts_and_words import check_facts

FULL = bool(os.environ.get("COUSINAGE_FULL"))
EDITORS = 4
STEPS = 150 if FULL else 15


def test_many_editors_leave_the_catalog_and_its_mirror_right(committed_tree, tmp_path):
    make_site_to_work_on(committed_tree)
    told = PROCESSES.Queue()
    mirror, cursor, numbers = {}, None, []

    with processes_on_this_database(tmp_path):
        editors = [
            PROCESSES.Process(target=work, args=(seed, STEPS), kwargs={"told": told})
            for seed in range(EDITORS)
        ]
        for editor in editors:
            editor.start()
        reports = []
        while len(reports) < EDITORS:
            at_work = any(each.is_alive() for each in editors)
            try:
                reports.append(told.get(timeout=0.05))
            except Empty:
                # What was told before the last one left is there by now.
                assert at_work, [each.exitcode for each in editors]
            records, cursor = changes_after(cursor, limit=3)
            numbers += [record.sequence for record in records]
            mirror |= _rows(records)
        for editor in editors:
            editor.join()
            assert editor.exitcode == 0
            editor.close()

    records, cursor = changes_after(cursor, limit=10_000)
    mirror |= _rows(records)
    assert numbers == sorted(set(numbers))
    assert mirror == _rows(Record.objects.all())
    assert not check_catalog()
    check_facts()
    for done, errors in reports:
        assert sum(done.values()) == STEPS
        assert not [name for name in errors if "database is locked" in name]


def _rows(records) -> dict:
    return {
        (each.key, each.locale): (
            each.sequence,
            each.withdrawn,
            each.path,
            each.etag,
            each.digest,
        )
        for each in records
    }
