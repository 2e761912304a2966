"""Pages, published with their translations."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from demo.checking import faults_of_record, faults_of_rows
from demo.faults import BadContent
from demo.filling import Filled, Filler
from demo.resolving import Resolver
from demo.specs import Spec
from home.actions import make_source_home
from home.models import HomePage
from home.snapshots import Snapshots
from home.translation.twins import someone_translates, translate


class Pages:
    """Looks pages up and writes them; one snapshot a language."""

    def __init__(
        self,
        locales: list[Locale],
        resolver: Resolver,
        filler: Filler,
        snapshots: Snapshots,
    ):
        self.source, *self.others = locales
        self.resolver = resolver
        self.filler = filler
        self.snapshots = snapshots

    def present(self, spec: Spec) -> dict[str, Page]:
        page = self.resolver.find(spec.reference)
        if page is None:
            return {}
        present = {self.source.language_code: page}
        for locale in self.others:
            twin = _translation(page, locale)
            if twin is not None:
                present[locale.language_code] = twin
        return present

    def wanted(self, spec: Spec, present: dict[str, Page]) -> dict[str, dict]:
        """What the files would make. Addresses stay what they were first."""
        wanted = {}
        for locale in self._locales(spec):
            code = locale.language_code
            record = self.filler.new(spec, locale).record
            if code in present:
                record.slug = present[code].slug
            wanted[code] = self.snapshots.of(record)
        return wanted

    def snapshot(self, page: Page) -> dict:
        return self.snapshots.of(page)

    def is_held_back(self, page: Page, content: dict) -> bool:
        """Whether someone took the page down, or is preparing another version of it."""
        if not page.live:
            return True
        if page.has_unpublished_changes and page.latest_revision is not None:
            draft = page.latest_revision.content
            if self.snapshots.of_values(type(page), draft) != content:
                return True
        return page.locale_id != self.source.pk and someone_translates(page)

    def obstacle(self, spec: Spec) -> str:
        """Why a page cannot be made; empty when it can."""
        missing = [*self.filler.missing(spec)]
        if spec.under and self.resolver.find(spec.under) is None:
            missing.append(spec.under)
        return ", ".join(f"there is no {each.kind} {each.key}" for each in missing)

    def create(self, spec: Spec) -> dict[str, Page]:
        if issubclass(spec.model, HomePage):
            page = self._make_home(spec)
        else:
            page = self._add(spec)
        return self._with_translations(spec, page)

    def update(self, spec: Spec, present: dict[str, Page]) -> dict[str, Page]:
        draft = present[self.source.language_code].get_latest_revision_as_object()
        filled = self.filler.fill(draft, spec, self.source)
        page = self._publish(filled, lambda: None)
        return self._with_translations(spec, page)

    def _locales(self, spec: Spec) -> list[Locale]:
        """The languages that the page has, or can have: its parent's."""
        above = self.resolver.find(spec.under) if spec.under else None
        return [
            self.source,
            *(
                locale
                for locale in self.others
                if above is None or _translation(above, locale) is not None
            ),
        ]

    def _make_home(self, spec: Spec) -> HomePage:
        filled = self.filler.new(spec, self.source)
        return make_source_home(title=filled.record.title, intro=filled.record.intro)

    def _add(self, spec: Spec) -> Page:
        above = self.resolver.find(spec.under)
        # As the database has it now: other pages were added meanwhile.
        above = type(above).objects.get(pk=above.pk)
        filled = self.filler.new(spec, self.source)
        filled.record.slug = find_available_slug(above, filled.record.slug)
        filled.record.live = False
        return self._publish(filled, lambda: above.add_child(instance=filled.record))

    def _publish(self, filled: Filled, place: Callable[[], object]) -> Page:
        """
        Gives a page its place, if it has none yet, and publishes it.

        Raises `BadContent` with what the page's model does not take.
        """
        spec, record = filled.spec, filled.record
        faults = list(faults_of_rows(filled))
        try:
            place()
            revision = record.save_revision()
        except ValidationError as error:
            faults += faults_of_record(error, filled)
        if faults:
            raise BadContent(faults)
        revision.publish()
        self.resolver.forget(spec.reference)
        return type(record).objects.get(pk=record.pk)

    def _with_translations(self, spec: Spec, page: Page) -> dict[str, Page]:
        pages = {self.source.language_code: page}
        for locale in self._locales(spec)[1:]:
            code = locale.language_code
            filled = self.filler.new(spec, locale)
            before = _translation(page, locale)
            if before is not None:
                filled.record.slug = before.slug
            translated = translate(page, filled.record, into=locale)
            pages[code] = type(page).objects.get(pk=translated.pk)
        return pages


def _translation(page: Page, locale: Locale) -> Page | None:
    """The page in another language; an alias only stands in for one."""
    return (
        type(page)
        .objects.filter(
            translation_key=page.translation_key, locale=locale, alias_of=None
        )
        .first()
    )
