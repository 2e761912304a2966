"""Django's postgresql backend, with the catalog settled before each COMMIT."""

from django.db.backends.postgresql import base

from search.catalog.db.precommit import PreCommit


class DatabaseWrapper(PreCommit, base.DatabaseWrapper):
    pass
