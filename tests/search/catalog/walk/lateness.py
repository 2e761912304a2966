"""Which words of its source each translation says is known, and kept up."""

from wagtail.models import Page

from home.models.prose import ProseVersion
from home.translation.parts import read_parts
from home.translation.prose import digest_of


def check_lateness() -> None:
    """Every translation with a source is counted, against the words it has now."""
    pages = Page.objects.filter(depth__gt=1, alias_of=None).select_related("locale")
    sources = {
        page.translation_key: page
        for page in pages
        if page.locale.language_code == "fr"
    }
    translations = {
        page.pk: page
        for page in pages
        if page.locale.language_code != "fr" and page.translation_key in sources
    }
    versions = {version.page_id: version for version in ProseVersion.objects.all()}
    assert versions.keys() == translations.keys()
    for pk, page in translations.items():
        source = sources[page.translation_key]
        if source.live:
            (part,) = read_parts([source.specific])
            words = digest_of(part.shape, part.prose())
            assert versions[pk].current == words, f"{pk} is counted by old words"
