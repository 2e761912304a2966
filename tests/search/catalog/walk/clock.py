"""Time that a walk can move."""

from datetime import datetime, timedelta

from django.utils import timezone

_real_now = timezone.now


class Clock:
    """Stands in for `django.utils.timezone.now`, ahead of it by a chosen time."""

    def __init__(self):
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return _real_now() + self.ahead

    def advance(self, **time) -> None:
        self.ahead += timedelta(**time)
