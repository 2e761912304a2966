"""What touches many pages: terms, images, the site's root, homes, misfiled pages."""

from django.apps import apps
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page, Site

from home.models import HomePage, SiteImage, Source
from tests.search.catalog.walk.site import new_image
from tests.search.catalog.walk.walker import BaseWalker, number, word


def _vocabularies() -> list:
    if apps.is_installed("labs.core"):
        from labs.core.models import Territory

        return [Source, Territory]
    return [Source]


vocabularies = st.sampled_from(_vocabularies())


class SiteRules(BaseWalker):
    @rule(model=vocabularies, which=number, text=word)
    def rename_term(self, model, which, text):
        def action():
            term = self.pick(which, model.objects.order_by("pk"))
            form_class = model.get_edit_handler().get_form_class()
            data = self.admin.plain_data(form_class(instance=term))
            label = "title" if model is Source else "name"
            data |= {f"{label}_fr": text, f"{label}_en": f"{text} in English"}
            data["key"] = self.fresh(term.key.split("-")[0])
            self.admin.post(f"{_views(model)}:edit", term.pk, data=data)
            return data["key"]

        self.act("rename term", action, writes=())

    @rule(model=vocabularies, which=number)
    def delete_term(self, model, which):
        def action():
            term = self.pick(which, model.objects.order_by("pk"))
            self.admin.post(f"{_views(model)}:delete", term.pk)
            return term.key

        self.act("delete term", action, writes=())

    @rule(model=vocabularies)
    def create_term(self, model):
        def action():
            label = "title" if model is Source else "name"
            key = self.fresh("terme")
            model.objects.create(key=key, **{label: {"fr": key}})

        self.act("create term", action, writes=())

    @rule(text=word)
    def describe_image(self, text):
        def action():
            image = SiteImage.objects.first() or new_image()
            image.alt = {"fr": self.fresh(text)}
            image.save()

        self.act("describe image", action, writes=())

    @rule()
    def delete_image(self):
        self.act(
            "delete image", lambda: SiteImage.objects.all().delete() and "", writes=()
        )

    def site(self) -> Site:
        """The site; another once it was deleted with its root."""
        return Site.objects.first() or Site(hostname="localhost", is_default_site=True)

    @rule(which=number)
    def move_the_site(self, which):
        """The site's root becomes any page: a draft, an alias, one inside another."""

        def action():
            site = self.site()
            site.root_page = self.any_page(which)
            site.save()
            return site.root_page.url_path

        self.act("move the site", action, writes=())

    @rule()
    def move_the_site_back(self):
        def action():
            site = self.site()
            homes = HomePage.objects.filter(depth=2, alias_of=None)
            site.root_page = self.pick(0, homes.filter(locale__language_code="fr"))
            site.save()

        self.act("move the site back", action, writes=())

    @rule(which=number)
    def close_a_home(self, which):
        """What the admin refuses, code can do."""

        def action():
            home = self.pick(which, HomePage.objects.filter(live=True).order_by("pk"))
            home.unpublish()
            return home.url_path

        self.act("close a home", action, writes=())

    @rule()
    def open_the_homes(self):
        def action():
            for home in HomePage.objects.filter(live=False, alias_of=None):
                home.get_latest_revision().publish()

        self.act("open the homes", action)

    @rule(which=number, where=number)
    def misfile(self, which, where):
        """A page moved by code to any place, the other language's tree too."""

        def action():
            page = self.any_page(which)
            target = self.any_page(where)
            if not Page._slug_is_available(page.slug, target, page):
                return "nothing"
            page.move(target, pos="last-child")
            return f"{page.url_path} below {target.url_path}"

        self.act("misfile", action, writes=())


def _views(model) -> str:
    return f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}"
