"""What touches many pages: the site's root, homes, pages that are misfiled."""

from hypothesis.stateful import rule
from wagtail.models import Page, Site

from home.models import HomePage
from tests.search.catalog.walk.walker import BaseWalker, number


class SiteRules(BaseWalker):
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
