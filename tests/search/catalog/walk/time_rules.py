"""What happens by the clock: pages that open and close at their hour."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.search.catalog.walk.walker import BaseWalker, number

hours_from_now = st.integers(1, 5)


class TimeRules(BaseWalker):
    @rule(which=number, hours=hours_from_now)
    def schedule(self, which, hours):
        page = self.editable(which)

        def action():
            draft = self.draft(page)
            draft.title = self.fresh("plus-tard")
            draft.go_live_at = timezone.now() + timedelta(hours=hours)
            draft.expire_at = None
            self.admin.edit(draft, publish=True)
            return f"{page.url_path} in {hours} h"

        self.act("schedule", action, writes={page.pk})

    @rule(which=number, hours=hours_from_now)
    def expire(self, which, hours):
        page = self.editable(which)

        def action():
            draft = self.draft(page)
            draft.go_live_at = None
            draft.expire_at = timezone.now() + timedelta(hours=hours)
            self.admin.edit(draft, publish=True)
            return f"{page.url_path} in {hours} h"

        self.act("expire", action, writes={page.pk})

    @rule(hours=st.integers(1, 3))
    def time_passes(self, hours):
        self.clock.advance(hours=hours)

    @rule()
    def publish_scheduled(self):
        self.act("publish_scheduled", lambda: call_command("publish_scheduled"))
