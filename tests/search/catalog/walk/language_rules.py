"""Translation with wagtail-localize, through its views, and tree synchronisation."""

from hypothesis.stateful import rule
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    LocaleSynchronization,
    Translation,
    TranslationSource,
)

from tests.search.catalog.walk.walker import BaseWalker, chance, number, word


class LanguageRules(BaseWalker):
    def english(self) -> Locale:
        return Locale.objects.get(language_code="en")

    @rule(which=number, subtree=chance)
    def submit(self, which, subtree):
        """Makes a translation: a draft that holds the source's words."""
        if self.is_full():
            return

        def action():
            page = self.below_home(which, locale__language_code="fr", alias_of=None)
            data = {"locales": [self.english().pk]}
            if subtree:
                data["include_subtree"] = "on"
            self.admin.post(
                "wagtail_localize:submit_page_translation", page.pk, data=data
            )
            return page.url_path

        self.act("submit for translation", action, writes=())

    def translation(self, which: int) -> Translation:
        return self.pick(which, Translation.objects.filter(enabled=True).order_by("pk"))

    @rule(which=number, choice=number, text=word)
    def translate(self, which, choice, text):
        """Translates one string, without publishing."""

        def action():
            translation = self.translation(which)
            segments = translation.source.stringsegment_set.order_by("pk")
            segment = self.pick(choice, segments)
            slug = segment.context.path == "slug"
            value = self.fresh("en") if slug else f"{text} {choice}"
            path = (translation.pk, segment.pk)
            self.admin.put(
                "wagtail_localize:edit_string_translation", *path, value=value
            )
            return f"{segment.context.path} = {value}"

        self.act("translate", action, writes=())

    @rule(which=number)
    def publish_translation(self, which):
        def action():
            page = self.target(self.translation(which))
            self.admin.post(
                "wagtailadmin_pages:edit", page.pk, data={"action": "publish"}
            )
            return page.url_path

        self.act("publish translation", action)

    def target(self, translation: Translation) -> Page:
        return Page.objects.get(
            translation_key=translation.source.object_id,
            locale=translation.target_locale,
        )

    @rule(which=number, publish=chance)
    def sync(self, which, publish):
        """Updates translations from their source."""

        def action():
            source = self.pick(which, TranslationSource.objects.order_by("pk"))
            data = {"publish_translations": "on"} if publish else {}
            self.admin.post(
                "wagtail_localize:update_translations", source.pk, data=data
            )
            return str(source)

        self.act("sync", action)

    @rule(which=number)
    def stop_translation(self, which):
        def action():
            translation = self.translation(which)
            self.admin.post("wagtail_localize:stop_translation", translation.pk)

        self.act("stop translation", action, writes=())

    @rule(which=number)
    def convert_to_alias(self, which):
        def action():
            page = self.target(self.translation(which))
            self.admin.post("wagtail_localize:convert_to_alias", page.pk)
            return page.url_path

        self.act("convert to alias", action)

    @rule(which=number)
    def alias_in_the_other_language(self, which):
        """What tree synchronisation makes: French words in the English tree."""
        if self.is_full():
            return

        def action():
            page = self.below_home(which, locale__language_code="fr")
            page.copy_for_translation(self.english(), copy_parents=True, alias=True)
            return page.url_path

        self.act("alias in the other language", action, writes=())

    @rule(which=number)
    def translate_by_hand(self, which):
        """A copy in the other language that wagtail-localize knows nothing of."""
        if self.is_full():
            return

        def action():
            page = self.below_home(which, locale__language_code="fr", alias_of=None)
            twin = page.copy_for_translation(self.english(), copy_parents=True)
            twin.save_revision().publish()
            return page.url_path

        self.act("translate by hand", action, writes=())

    @rule()
    def synchronise_trees(self):
        """Turns tree synchronisation on, and off again."""

        def action():
            present = LocaleSynchronization.objects.first()
            if present:
                present.delete()
            elif not self.is_full():
                LocaleSynchronization.objects.create(
                    locale=self.english(),
                    sync_from=Locale.objects.get(language_code="fr"),
                )

        self.act("synchronise trees", action, writes=())
