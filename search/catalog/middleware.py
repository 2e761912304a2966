"""Unsafe requests in one transaction each."""

from django.db import transaction

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


class UnsafeRequestsAtomic:
    """
    Runs every unsafe request in a transaction, undone by an exception or a 5xx answer.

    Wagtail commits a form, its revision and its publication one by one: here they are
    one act, and the catalog with them. Reads are left alone: with `ATOMIC_REQUESTS`
    each would take SQLite's only write lock.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "_undo", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request, exception):
        # Django makes a response of it further in: an answer, but not a success.
        request._undo = True
