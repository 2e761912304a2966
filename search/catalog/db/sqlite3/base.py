"""Django's sqlite3 backend, with the catalog settled before each COMMIT."""

from django.db.backends.sqlite3 import base

from search.catalog.db.precommit import PreCommit


class DatabaseWrapper(PreCommit, base.DatabaseWrapper):
    pass
