"""The pages of a resource, in each of its languages: looked at, made, brought up."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from home.models import FormerKey, PageKeyword, SiteDocument
from home.snapshots import Snapshots, by_present_keys
from home.terms.keys import term_for
from home.translation.sources import source_language
from home.translation.twins import someone_translates, translate
from resources.importing.failures import NotImported, failure, failures_of
from resources.importing.keywords import bring_keyword
from resources.importing.wanting import Wanted
from resources.models import (
    CollectionPage,
    ImportedResource,
    ResourceFile,
    ResourceIndexPage,
    ResourcePage,
)

_APOSTROPHES = re.compile(r"['’]")

Pages = dict[str, ResourcePage]
Files = list[tuple[SiteDocument, str]]


def present_pages(imported: ImportedResource, *, lock: bool = False) -> Pages:
    """By language; the source's first. An alias only stands in for a page."""
    if lock:
        key = imported.translation_key
        list(
            Page.objects.filter(translation_key=key).select_for_update().order_by("pk")
        )
    found = ResourcePage.objects.filter(
        translation_key=imported.translation_key, alias_of=None
    ).select_related("locale", "latest_revision")
    pages = {page.locale.language_code: page for page in found}
    return dict(sorted(pages.items(), key=lambda pair: pair[0] != source_language()))


def content_of(page: ResourcePage) -> dict:
    """What was said of the page last, published or not."""
    if page.has_unpublished_changes and page.latest_revision is not None:
        return Snapshots().of_values(type(page), page.latest_revision.content)
    return Snapshots().of(page)


def edits(imported: ImportedResource, pages: Pages) -> str:
    """What someone has done with the pages since they were written, if anything."""
    if not imported.written:
        return "it was there already" if pages else ""
    gone = [code for code in imported.written if code not in pages]
    if gone:
        return f"an editor deleted it in {', '.join(gone)}"
    edited = [code for code, page in pages.items() if _is_edited(imported, code, page)]
    return f"someone edited it in {', '.join(edited)}" if edited else ""


def _is_edited(imported: ImportedResource, code: str, page: ResourcePage) -> bool:
    written = imported.written.get(code)
    if written is None or (written["live"] and not page.live):
        return True
    now, before = content_of(page), written["content"]
    if now != before and now != by_present_keys(ResourcePage, before, _present_key):
        return True
    return code != source_language() and someone_translates(page)


def _present_key(kind: str, key: str) -> str:
    """The key of today, where a term was merged into another."""
    if not FormerKey.objects.filter(kind=kind, key=key).exists():
        return key
    term = term_for(kind, key)
    return term.key if term is not None else key


class PageWriter:
    """Writes pages below one index and its translations."""

    def __init__(self, index: ResourceIndexPage, *, publish: bool):
        self.index = index
        self.publish = publish
        self.locales = {each.language_code: each for each in Locale.objects.all()}

    def write(
        self, imported: ImportedResource, wanted: Wanted, files: Files, pages: Pages
    ) -> Pages:
        """Raises `NotImported` with what the pages' model does not take."""
        source, *others = wanted.languages
        # A page that is there in the source language is what its translations follow.
        if pages and source_language() in pages and source != source_language():
            source, others = source_language(), [source]
        page = self._write_source(imported, wanted, files, pages.get(source), source)
        written = {source: page}
        for code in others:
            before = pages.get(code)
            written[code] = self._write_twin(page, wanted, code, before)
        for code, each in pages.items():
            written.setdefault(code, type(each).objects.get(pk=each.pk))
        return written

    def _write_source(
        self,
        imported: ImportedResource,
        wanted: Wanted,
        files: Files,
        before: ResourcePage | None,
        code: str,
    ) -> ResourcePage:
        page = before.get_latest_revision_as_object() if before else ResourcePage()
        self._fill(page, wanted, code)
        self._fill_facts(page, wanted, files)
        if before is None:
            page.translation_key = imported.translation_key
            page.locale = self.locales[code]
            page.live = False
            page.has_unpublished_changes = True
        try:
            if before is None:
                above = self._above(wanted.key, code)
                page.slug = find_available_slug(above, _slug(wanted, code))
                above.add_child(instance=page)
            _clean_rows(page)
            revision = page.save_revision()
        except ValidationError as error:
            raise NotImported(failures_of(error, wanted.key, code)) from error
        if self._is_to_publish(before):
            revision.publish()
        return ResourcePage.objects.get(pk=page.pk)

    def _write_twin(
        self,
        page: ResourcePage,
        wanted: Wanted,
        code: str,
        before: ResourcePage | None,
    ) -> ResourcePage:
        twin = ResourcePage(locale=self.locales[code])
        self._fill(twin, wanted, code)
        if before is not None:
            twin.slug = before.slug
        else:
            above = self._above(wanted.key, code)
            twin.slug = find_available_slug(above, _slug(wanted, code))
        publish = page.live and self._is_to_publish(before)
        translated = translate(page, twin, into=self.locales[code], publish=publish)
        return ResourcePage.objects.get(pk=translated.pk)

    def replaces(self, pages: Pages) -> bool:
        """Whether readers may have the new files where the pages had the old ones."""
        return self.publish or not any(page.live for page in pages.values())

    def _is_to_publish(self, before: ResourcePage | None) -> bool:
        """What waits for its review goes on waiting."""
        return self.publish and (before is None or before.live)

    def _above(self, key: str, code: str) -> Page:
        """As the database has it now: other pages were added meanwhile."""
        above = ResourceIndexPage.objects.filter(
            translation_key=self.index.translation_key,
            locale=self.locales[code],
            alias_of=None,
        ).first()
        if above is None:
            raise NotImported([failure("index", key, language=code)])
        return above

    def _fill(self, page: ResourcePage, wanted: Wanted, code: str) -> None:
        """A language whose files are gone keeps its words."""
        if code not in wanted.title:
            return
        page.title = page.draft_title = wanted.title[code]
        page.summary = wanted.summary.get(code, "")

    def _fill_facts(self, page: ResourcePage, wanted: Wanted, files: Files) -> None:
        page.kind, page.date = wanted.kind, wanted.date
        page.authors = wanted.authors
        page.collection = _collection(wanted)
        page.files = [
            ResourceFile(document=document, language=language, sort_order=place)
            for place, (document, language) in enumerate(files)
        ]
        keywords = [bring_keyword(words) for words in wanted.keywords]
        present = {row.tag_id: row for row in page.page_keywords.all()}
        page.page_keywords = [
            present.get(keyword.pk) or PageKeyword(tag=keyword)
            for keyword in dict.fromkeys(keywords)
        ]

    def check(self, wanted: Wanted) -> None:
        """Raises `NotImported` with what can be told before anything is written."""
        for code in wanted.languages:
            self._above(wanted.key, code)
            page = ResourcePage(slug=_slug(wanted, code), locale=self.locales[code])
            self._fill(page, wanted, code)
            page.kind, page.date = wanted.kind, wanted.date
            page.authors, page.collection = wanted.authors, _collection(wanted)
            try:
                page.clean_fields(exclude=_NOT_SAID)
            except ValidationError as error:
                raise NotImported(failures_of(error, wanted.key, code)) from error


_SAID = {"title", "slug", "summary", "kind", "date", "authors"}
_NOT_SAID = {
    each.name for each in ResourcePage._meta.concrete_fields if each.name not in _SAID
}


def _collection(wanted: Wanted) -> CollectionPage | None:
    if not wanted.collection:
        return None
    found = CollectionPage.objects.filter(
        title__iexact=wanted.collection,
        locale__language_code=source_language(),
        alias_of=None,
    ).first()
    if found is None:
        told = failure(
            "no-collection", wanted.key, wanted.collection, field="collection"
        )
        raise NotImported([told])
    return found


def _clean_rows(page: ResourcePage) -> None:
    rows: Iterable[ResourceFile] = page.files.all()
    for row in rows:
        row.clean_fields(exclude=["page"])


def _slug(wanted: Wanted, code: str) -> str:
    slug = slugify(_APOSTROPHES.sub(" ", wanted.title[code]))[:100].strip("-")
    return slug or slugify(wanted.key.replace("/", "-"))[:100].strip("-") or "document"
