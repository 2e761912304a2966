"""What commands, loaders and merges do to pages without any form."""

from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from tests.search.catalog.walk.kinds import kinds, rows_of_pages
from tests.search.catalog.walk.making import owner_of
from tests.search.catalog.walk.walker import BaseWalker, chance, number, word

kind = st.sampled_from(kinds())


class CodeRules(BaseWalker):
    @rule(model=kind, where=number, choice=number, title=word)
    def create_live(self, model, where, choice, title):
        """A page that is never "published": it is live from the start."""
        if self.is_full():
            return

        def action():
            parent = self.parent_for(model, where, title)
            page = self.new_page(model, parent, title, choice)
            parent.add_child(instance=page)
            return page.url_path

        self.act("create live by code", action, writes=())

    @rule(which=number)
    def save(self, which):
        def action():
            page = self.any_page(which)
            page.save()
            return page.url_path

        self.act("save", action, writes=())

    @rule(which=number)
    def delete_by_queryset(self, which):
        def action():
            page = self.below_home(which)
            Page.objects.filter(pk=page.pk).delete()
            return page.url_path

        self.act("delete by queryset", action, writes=())

    @rule(which=number, keep_live=chance)
    def copy_by_code(self, which, keep_live):
        if self.is_full():
            return

        def action():
            page = self.below_home(which)
            CopyPageAction(
                page,
                recursive=True,
                keep_live=keep_live,
                update_attrs={"slug": self.fresh("copie")},
            ).execute()
            return page.url_path

        self.act("copy by code", action, writes=())

    @rule(which=number, choice=number)
    def publish_old_revision(self, which, choice):
        page = self.editable(which)

        def action():
            revision = self.pick(choice, page.revisions.order_by("pk"))
            revision.publish()
            return page.url_path

        self.act("publish an old revision", action, writes={page.pk})

    @rule(which=number)
    def new_key(self, which):
        """What a merge does: the page becomes another, with no translation yet."""

        def action():
            page = self.below_home(which, alias_of=None)
            page.translation_key = uuid4()
            page.save(clean=False)
            return page.url_path

        self.act("new key", action, writes=())

    @rule(which=number, choice=number, text=word)
    def change_row(self, which, choice, text):
        """A row below a page, written directly as a loader does."""
        row, page = self.row(which)

        def action():
            if row is not None:
                self.maker(choice, text).fill(row).save()
                return f"{type(row).__name__} of {page.url_path}"

        self.act("change row", action, writes={page.pk} if page else ())

    @rule(which=number)
    def delete_row(self, which):
        row, page = self.row(which)

        def action():
            if row is not None:
                row.delete()
                return f"{type(row).__name__} of {page.url_path}"

        self.act("delete row", action, writes={page.pk} if page else ())

    def row(self, which: int) -> tuple:
        """Any row of a page that has content of its own, with its page."""
        rows = [
            row for model in rows_of_pages() for row in model.objects.order_by("pk")
        ]
        found = [(row, owner_of(row)) for row in rows]
        found = [(row, page) for row, page in found if page.alias_of_id is None]
        return found[which % len(found)] if found else (None, None)
