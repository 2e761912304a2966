"""Images and documents, and the collections that hide them."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Collection, CollectionViewRestriction

from home.models import SiteDocument, SiteImage
from tests.search.catalog.walk.site import new_document, new_image
from tests.search.catalog.walk.walker import BaseWalker, chance, number, word

document_change = st.sampled_from(["delete", "rename", "move"])
collection_change = st.sampled_from(["restrict", "move", "open"])


class MediaRules(BaseWalker):
    @rule(text=word, delete=chance)
    def image(self, text, delete):
        def action():
            if delete:
                SiteImage.objects.all().delete()
                return "deleted"
            image = SiteImage.objects.first() or new_image()
            image.alt = {"fr": self.fresh(text)}
            image.save()
            return "described"

        self.act("image", action, writes=())

    @rule(which=number, where=number, text=word, change=document_change)
    def document(self, which, where, text, change):
        def action():
            documents = SiteDocument.objects.order_by("pk")
            document = self.pick(which, documents or [new_document()])
            if change == "delete":
                document.delete()
            elif change == "rename":
                document.title = self.fresh(text)
                document.save()
            else:
                document.collection = self._collection(where)
                document.save()

        self.act(f"document: {change}", action, writes=())

    @rule(which=number, where=number, change=collection_change)
    def collection(self, which, where, change):
        """Files of a closed collection, and of those in it, are nobody's to read."""

        def action():
            target = self._collection(where)
            if change == "restrict":
                CollectionViewRestriction.objects.create(
                    collection=target, restriction_type="login"
                )
            elif change == "move":
                moved = self.pick(which, Collection.objects.filter(depth__gt=1))
                moved.move(target, pos="sorted-child")
            else:
                for restriction in CollectionViewRestriction.objects.all():
                    restriction.delete()

        self.act(f"collection: {change}", action, writes=())

    def _collection(self, where: int) -> Collection:
        return self.pick(where, Collection.objects.order_by("pk"))
