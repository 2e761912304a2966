"""What editors do with the tree: unpublish, delete, move, copy, restrict."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import PageViewRestriction

from tests.search.catalog.walk.walker import BaseWalker, chance, number

restrictions = st.sampled_from(["login", "password", "groups", "none", "none"])


class TreeRules(BaseWalker):
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
