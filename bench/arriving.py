"""How long after the COMMIT a publication is found, with all its processes running."""

import json
import random
import time
from urllib.parse import urlencode

from django.db import transaction

from bench.figures import Goals, Times, line
from bench.serving import AS_OPERATED, Served, followed, get, served
from labs.core.models import ProgrammePage

ROUNDS = 8
SEED = 8
#: Between two looks.
PAUSE = 0.02
LONGEST = 30


def measure(goals: Goals) -> None:
    """The API is asked for a word that only what was just published has."""
    times = Times()
    chance = random.Random(SEED)  # noqa: S311 - no secret
    page = ProgrammePage.objects.get(
        inventory_number="00C.001", locale__language_code="fr"
    )
    with served(*AS_OPERATED) as server, followed():
        for number in range(ROUNDS):
            # The follower looks now and then: publications come at any moment.
            time.sleep(chance.random())
            word = f"nouveaute{'abcdefgh'[number]}{'zyxwvuts'[number]}"
            _publish(page, word)
            times.taken.append(_until_found(server, word) * 1000)
    goal = goals.at_most("from COMMIT to found, p95", times.p95, 2_000, " ms")
    print(line("from COMMIT to found", "median, ms", "p95, ms"))
    print(
        line("publishing a programme", times.median, times.p95, goal=goal), end="\n\n"
    )


def _publish(page: ProgrammePage, word: str) -> None:
    with transaction.atomic():
        draft = page.get_latest_revision_as_object()
        draft.title = f"Programme {word}"
        draft.save_revision().publish()


def _until_found(server: Served, word: str) -> float:
    start = time.perf_counter()
    path = f"/api/v1/search/?{urlencode({'q': word, 'locale': 'fr', 'exact': 'true'})}"
    while time.perf_counter() - start < LONGEST:
        client = server.open()
        found = json.loads(get(client, path))
        client.close()
        if found["items"]:
            return time.perf_counter() - start
        time.sleep(PAUSE)
    raise RuntimeError(f"What was published is not found within {LONGEST} s.")
