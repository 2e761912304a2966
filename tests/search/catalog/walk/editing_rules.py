"""What editors do with the content of one page, through its form."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from wagtail.models import Task, Workflow, WorkflowTask

from tests.search.catalog.walk.kinds import is_made_once_and_for_all, kinds
from tests.search.catalog.walk.site import translate_with_localize
from tests.search.catalog.walk.walker import BaseWalker, chance, number, word

kind = st.sampled_from(kinds())


class EditingRules(BaseWalker):
    @initialize(
        models=st.lists(kind, min_size=4, max_size=6, unique=True),
        choice=number,
        title=word,
    )
    def some_kinds(self, models, choice, title):
        """Each walk starts with pages of some kinds, every other one translated."""
        for turn, model in enumerate(models):
            if is_made_once_and_for_all(model):
                continue  # It was made for another kind to stand below.
            parent = self.parent_for(model, 0, title)
            page = self.new_page(model, parent, title, choice + turn)
            parent.add_child(instance=page)
            page.save_revision().publish()
            if turn % 2 == 0:
                translate_with_localize(page)

    @rule(model=kind, where=number, choice=number, title=word, publish=chance)
    def create(self, model, where, choice, title, publish):
        if self.is_full():
            return

        def action():
            parent = self.parent_for(model, where, title)
            page = self.new_page(model, parent, title, choice)
            self.admin.create(parent, page, publish=publish)
            return f"{page.slug} below {parent.url_path}"

        self.act(f"create {model.__name__}", action, writes=())

    @rule(which=number, choice=number, title=word, publish=chance)
    def edit(self, which, choice, title, publish):
        """Everything in the form is another; in a translation, every word is."""
        self.edit_page(self.editable(which), choice, title, publish)

    def edit_page(self, page, choice, title, publish):
        def action():
            draft = self.draft(page)
            draft.title = f"{title} {choice}"
            words = self.maker(choice, title, only_prose=self.is_translation(page))
            self.admin.edit(words.fill(draft), publish=publish)
            return f"{page.url_path} publish={publish}"

        self.act(f"edit {type(page).__name__}", action, writes={page.pk})

    @rule(which=number, choice=number, title=word, publish=chance)
    def edit_one_of_a_kind(self, which, choice, title, publish):
        """The same, where every kind that is there has the same chance."""
        by_kind = {}
        for page in self.pages(alias_of=None):
            by_kind.setdefault(page.specific_class, []).append(page)
        pages = self.pick(which, by_kind.values())
        self.edit_page(self.pick(choice, pages).specific, choice, title, publish)

    @rule(which=number, choice=number, title=word)
    def change_facts_of_a_translation(self, which, choice, title):
        """What a translation may not say is refused."""

        def action():
            page = self.any_page(which, alias_of=None, locale__language_code="en")
            draft = self.maker(choice, title).fill(self.draft(page))
            self.admin.edit(draft, publish=True)
            return page.url_path

        self.act("change facts of a translation", action)

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

    @rule(which=number)
    def approve_in_a_workflow(self, which):
        page = self.editable(which)

        def action():
            self.draft(page).save_revision(user=self.user)
            workflow = Workflow.objects.first() or _new_workflow()
            state = workflow.start(page, self.user)
            state.current_task_state.approve(user=self.user)
            return page.url_path

        self.act("workflow", action, writes={page.pk})


def _new_workflow() -> Workflow:
    workflow = Workflow.objects.create(name="Relecture")
    task = Task.objects.create(name="Relire")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    return workflow
