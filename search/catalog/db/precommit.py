"""What both database backends of the catalog add to Django's."""

from search.catalog.notes import Notes


class PreCommit:
    """
    Settles the catalog as the last act before each outermost COMMIT.

    Mixed into a `DatabaseWrapper`. Handlers of signals leave notes on the connection;
    if there are any, the catalog's rows are written inside the transaction that made
    them, and an error while doing so undoes both.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.catalog_notes = Notes()

    def commit(self):
        if self.catalog_notes:
            self._settle_catalog()
        super().commit()

    def rollback(self):
        self.catalog_notes.clear()
        super().rollback()

    def close(self):
        self.catalog_notes.clear()
        super().close()

    def _settle_catalog(self):
        # Models are not ready when a backend is imported.
        from search.catalog.settle import settle

        # Autocommit is off here, but Django has already left the outermost block:
        # inside it again, nested atomic() blocks are savepoints.
        self.in_atomic_block = True
        try:
            settle(self.alias)
        except BaseException:
            self.in_atomic_block = False
            # Django itself rolls back for a DatabaseError only.
            self.rollback()
            raise
        self.in_atomic_block = False
