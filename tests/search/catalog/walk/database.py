"""A database that really commits, put back quickly to where it was."""

from django.core.cache import cache
from django.db import connection, transaction

#: Tables that a walk does not change, or may find as it left them.
KEPT = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_session",
    "home_user",
    "home_user_groups",
    "home_user_user_permissions",
    "wagtailcore_locale",
}


class Snapshot:
    """
    Every row of every table but `KEPT` and the admin's search index, to come back to.

    Foreign keys are checked at the COMMIT, so the order does not matter; a `flush`,
    which also makes content types and permissions again, takes many times longer. The
    copies are temporary tables: they go with the connection.
    """

    def __init__(self):
        present = connection.introspection.django_table_names(only_existing=True)
        self.tables = sorted(
            table for table in set(present) - KEPT if "search_indexentry" not in table
        )
        self._run("CREATE TEMPORARY TABLE {copy} AS SELECT * FROM {table}")

    def restore(self) -> None:
        self._run("DELETE FROM {table}", "INSERT INTO {table} SELECT * FROM {copy}")
        cache.clear()

    def _run(self, *statements: str) -> None:
        quote = connection.ops.quote_name
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                for table in self.tables:
                    names = {"table": quote(table), "copy": quote(f"kept_{table}")}
                    cursor.execute(statement.format(**names))
