"""A process that publishes is killed: nothing is out of step afterwards."""

import os
import random
import time

from search.catalog.actions import check_catalog
from search.catalog.selectors import current_cursor
from tests.search.catalog.processes import (
    PROCESSES,
    make_site_to_work_on,
    processes_on_this_database,
    work,
)
from tests.search.catalog.walk.facts_and_words import check_facts

KILLS = 120 if os.environ.get("COUSINAGE_FULL") else 15


def test_a_killed_editor_leaves_the_catalog_in_step(committed_tree, tmp_path):
    make_site_to_work_on(committed_tree)
    start = current_cursor()
    moments = random.Random()  # noqa: S311 - protects nothing

    with processes_on_this_database(tmp_path):
        for number in range(KILLS):
            begun = PROCESSES.Event()
            editor = PROCESSES.Process(
                target=work, args=(number, None), kwargs={"begun": begun}
            )
            editor.start()
            assert begun.wait(timeout=60)
            time.sleep(moments.uniform(0, 1))
            assert editor.is_alive(), f"editor {number} ended by itself"
            editor.kill()
            editor.join()
            editor.close()
            found = check_catalog()
            assert not found, f"after the kill of editor {number}: {found}"
            check_facts()

    written = current_cursor().sequence - start.sequence
    assert written > KILLS // 3, "the editors were killed before they did anything"
