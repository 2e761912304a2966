"""What editors do with one page: through the admin's views where there is one."""

from datetime import timedelta
from uuid import uuid4

from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page, PageViewRestriction, Workflow

from home.models import BasePage, HomePage, SiteImage, Source, StandardPage
from tests.plugins.makerspace.models import MakerspacePage
from tests.search.catalog.walk.walker import BaseWalker, chance, number, word

if apps.is_installed("labs.core"):
    from labs.core.models import (
        ProgrammeIndexPage,
        ProgrammePage,
        ProgrammeStep,
        ProgrammeTheme,
        Territory,
    )
else:
    ProgrammeIndexPage = ProgrammePage = ()

restrictions = st.sampled_from(["login", "password", "groups", "none", "none"])


class PageRules(BaseWalker):
    def new_page(self, parent: Page, title: str, choice: int) -> Page:
        """A page of a type that may stand there."""
        slug = self.fresh(title.replace("é", "e"))
        if isinstance(parent.specific, ProgrammeIndexPage):
            code = f"00C.{self.made:03}" if choice % 3 else ""
            page = ProgrammePage(
                inventory_number=code,
                labs_count=1 + choice % 9,
                territory=Territory.objects.order_by("pk")[choice % 2]
                if Territory.objects.count() == 2
                else None,
            )
            page.workshop_themes = [ProgrammeTheme(text=title)]
            page.steps = [
                ProgrammeStep(kind="stage", title=title, duration_weeks=choice % 7 + 1)
            ]
        elif (
            isinstance(parent.specific, HomePage) and choice % 3 == 0 and ProgrammePage
        ):
            page = ProgrammeIndexPage(intro=title)
        elif choice % 2:
            page = StandardPage(summary=title)
        else:
            page = MakerspacePage(machines=choice, speciality=title)
        page.title, page.slug, page.locale = f"{title} {self.made}", slug, parent.locale
        if isinstance(page, BasePage):
            self.refer(page, choice)
        return page

    def refer(self, page: BasePage, choice: int) -> None:
        """Gives a page a link to another, a source and an image."""
        target = self.pick(choice, self.pages())
        link = f'<p><a linktype="page" id="{target.pk}">ici</a> {choice}</p>'
        page.body = [("section", {"heading": "Lien", "text": link})]
        page.source = Source.objects.order_by("pk")[choice % 2 :].first()
        if page.locale.language_code == "fr":
            page.image = SiteImage.objects.first() if choice % 3 else None

    @rule(where=number, choice=number, title=word, publish=chance)
    def create(self, where, choice, title, publish):
        if self.is_full():
            return

        def action():
            parents = [
                page
                for page in self.pages(alias_of=None)
                if not isinstance(page.specific, ProgrammePage)
            ]
            parent = self.pick(where, parents)
            page = self.new_page(parent.specific, title, choice)
            self.admin.create(parent.specific, page, publish=publish)
            return f"{type(page).__name__} {page.slug} below {parent.url_path}"

        self.act("create", action, writes=())

    @rule(where=number, choice=number, title=word)
    def create_live_by_code(self, where, choice, title):
        """A page that is never "published": it is live from the start."""
        if self.is_full():
            return

        def action():
            parent = self.any_page(where, alias_of=None)
            if isinstance(parent, ProgrammePage):
                return "nothing"
            page = self.new_page(parent, title, choice)
            parent.add_child(instance=page)
            return page.url_path

        self.act("create live by code", action, writes=())

    def draft(self, page: Page) -> Page:
        return page.get_latest_revision_as_object()

    @rule(which=number, choice=number, title=word, publish=chance)
    def edit(self, which, choice, title, publish):
        page = self.editable(which)

        def action():
            draft = self.draft(page)
            draft.title = f"{title} {choice}"
            if isinstance(draft, BasePage):
                self.refer(draft, choice)
            if isinstance(draft, ProgrammePage):
                draft.labs_count = choice % 50 + 1
                for theme in draft.workshop_themes.all():
                    theme.text = title
                for step in draft.steps.all():
                    step.duration_weeks = choice % 9 + 1
            if isinstance(draft, MakerspacePage):
                draft.machines = choice
                draft.latitude, draft.longitude = 45.0, choice / 10
            self.admin.edit(draft, publish=publish)
            return f"{page.url_path} publish={publish}"

        self.act("edit", action, writes={page and page.pk})

    def editable(self, which: int) -> Page | None:
        pages = self.pages(alias_of=None)
        return self.pick(which, pages).specific

    @rule(which=number)
    def publish_again(self, which):
        page = self.editable(which)

        def action():
            self.admin.edit(self.draft(page), publish=True)
            return page.url_path

        self.act("publish again", action, writes={page.pk})

    @rule(which=number, publish=chance)
    def rename_slug(self, which, publish):
        page = self.editable(which)

        def action():
            draft = self.draft(page)
            draft.slug = self.fresh("slug")
            self.admin.edit(draft, publish=publish)
            return f"{page.url_path} to {draft.slug}"

        self.act("rename slug", action, writes={page.pk})

    @rule(which=number, with_descendants=chance)
    def unpublish(self, which, with_descendants):
        def action():
            page = self.any_page(which, live=True)
            data = {"include_descendants": "on"} if with_descendants else {}
            self.admin.post("wagtailadmin_pages:unpublish", page.pk, data=data)
            return page.url_path

        self.act("unpublish", action, writes=())

    @rule(which=number)
    def delete(self, which):
        def action():
            page = self.below_home(which)
            self.admin.post("wagtailadmin_pages:delete", page.pk)
            return page.url_path

        self.act("delete", action, writes=())

    @rule(which=number)
    def delete_by_queryset(self, which):
        def action():
            page = self.below_home(which)
            Page.objects.filter(pk=page.pk).delete()
            return page.url_path

        self.act("delete by queryset", action, writes=())

    @rule(which=number, where=number)
    def move(self, which, where):
        def action():
            page = self.below_home(which)
            target = self.any_page(where)
            self.admin.post("wagtailadmin_pages:move_confirm", page.pk, target.pk)
            return f"{page.url_path} below {target.url_path}"

        self.act("move", action, writes=())

    @rule(which=number, position=st.integers(0, 4))
    def reorder(self, which, position):
        def action():
            page = self.below_home(which)
            self.admin.post(
                "wagtailadmin_pages:set_page_position",
                page.pk,
                query=f"?position={position}",
            )

        self.act("reorder", action, writes=())

    @rule(
        which=number,
        where=number,
        recursive=chance,
        publish=chance,
        alias=chance,
        here=chance,
    )
    def copy(self, which, where, recursive, publish, alias, here):
        """The copy form: also makes aliases in the same language."""
        if self.is_full():
            return

        def action():
            page = self.below_home(which)
            parent = page.get_parent() if here else self.any_page(where)
            data = {
                "new_title": f"{page.title} bis",
                "new_slug": self.fresh("copie"),
                "new_parent_page": parent.pk,
            }
            chosen = {
                "copy_subpages": recursive,
                "publish_copies": publish,
                "alias": alias,
            }
            data |= {name: "on" for name, on in chosen.items() if on}
            self.admin.post("wagtailadmin_pages:copy", page.pk, data=data)
            return f"{page.url_path} {chosen}"

        self.act("alias" if alias else "copy", action, writes=())

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

    @rule(which=number)
    def convert_alias(self, which):
        def action():
            alias = self.pick(which, self.pages(alias_of__isnull=False))
            self.admin.post("wagtailadmin_pages:convert_alias", alias.pk)
            return alias.url_path

        self.act("convert alias", action, writes=())

    @rule(which=number, kind=restrictions)
    def restrict(self, which, kind):
        def action():
            page = self.any_page(which)
            data = {"restriction_type": kind}
            if kind == "password":
                data["password"] = "sesame"  # noqa: S105 - protects nothing
            if kind == "groups":
                data["groups"] = ["1"]
            self.admin.post("wagtailadmin_pages:set_privacy", page.pk, data=data)
            return f"{page.url_path} {kind}"

        self.act(f"restrict: {kind}", action, writes=())

    @rule(which=number)
    def unrestrict(self, which):
        def action():
            rows = PageViewRestriction.objects.order_by("pk")
            page = self.pick(which, rows).page
            data = {"restriction_type": "none"}
            self.admin.post("wagtailadmin_pages:set_privacy", page.pk, data=data)
            return page.url_path

        self.act("unrestrict", action, writes=())

    @rule(which=number, choice=number)
    def revert(self, which, choice):
        """Publishes an old revision, as the editor that shows it does."""
        page = self.editable(which)

        def action():
            revision = self.pick(choice, page.revisions.order_by("pk"))
            self.admin.edit(
                revision.as_object(), publish=True, revision=str(revision.pk)
            )
            return page.url_path

        self.act("revert", action, writes={page.pk})

    @rule(which=number, choice=number)
    def publish_old_revision_by_code(self, which, choice):
        page = self.editable(which)

        def action():
            revision = self.pick(choice, page.revisions.order_by("pk"))
            revision.publish()
            return page.url_path

        self.act("publish an old revision", action, writes={page.pk})

    @rule(which=number)
    def approve_in_a_workflow(self, which):
        page = self.editable(which)

        def action():
            self.draft(page).save_revision(user=self.user)
            workflow = Workflow.objects.first() or self.make_workflow()
            state = workflow.start(page, self.user)
            state.current_task_state.approve(user=self.user)
            return page.url_path

        self.act("workflow", action, writes={page.pk})

    def make_workflow(self) -> Workflow:
        from wagtail.models import Task, WorkflowTask

        workflow = Workflow.objects.create(name="Relecture")
        task = Task.objects.create(name="Relire")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        return workflow

    # Time

    @rule(which=number, hours=st.integers(1, 5))
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

    @rule(which=number, hours=st.integers(1, 5))
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

    # Code

    @rule(which=number)
    def save(self, which):
        def action():
            page = self.any_page(which)
            page.save()
            return page.url_path

        self.act("save", action, writes=())

    @rule(which=number)
    def new_key(self, which):
        """What a merge does: the page becomes another, with no translation yet."""

        def action():
            page = self.below_home(which, alias_of=None)
            page.translation_key = uuid4()
            page.save(clean=False)
            return page.url_path

        self.act("new key", action, writes=())

    if ProgrammePage:

        @rule(which=number, text=word, remove=chance)
        def child_row(self, which, text, remove):
            """A row below a page, written directly as a loader does."""
            themes = ProgrammeTheme.objects.filter(page__alias_of=None).order_by("pk")

            def action():
                theme = self.pick(which, themes)
                if remove:
                    theme.delete()
                else:
                    theme.text = self.fresh(text)
                    theme.save()
                return f"of {theme.page.url_path}"

            theme = themes[which % len(themes)] if themes else None
            self.act("child row", action, writes={theme.page_id if theme else 0})
