"""Whether the process lives, and whether it can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.catalog.consumers import Unavailable, consumers, lag
from search.catalog.selectors import current_cursor


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """
    200 when the database answers and is migrated, else 503.

    Engines are told with their position and lag (numbers behind the catalog; null when
    they must start again), and why one cannot answer. Such a one makes the site
    "degraded", not unready: everything but search goes on without it, and search too
    while another engine answers.
    """
    try:
        pending = _pending_migrations()
        cursor = str(current_cursor()) if not pending else None
        engines = {each.name: _engine(each) for each in consumers() if not pending}
    except DatabaseError:
        return JsonResponse({"status": "failed", "database": "failed"}, status=503)
    degraded = any("reason" in told for told in engines.values())
    status = "failed" if pending else "degraded" if degraded else "ok"
    return JsonResponse(
        {
            "status": status,
            "database": "ok",
            "migrations": {"pending": pending},
            "catalog": cursor,
            "engines": engines,
        },
        status=503 if pending else 200,
    )


def _pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _engine(consumer) -> dict:
    try:
        # One that cannot answer is not asked where it stands: it would be waited for.
        reason = consumer.health().reason if hasattr(consumer, "health") else ""
        if reason:
            return {"position": None, "lag": None, "reason": reason}
        position = consumer.position()
        return {
            "position": str(position) if position else None,
            "lag": lag(consumer),
        }
    except Unavailable as error:
        return {"position": None, "lag": None, "reason": str(error)}
