"""What can be found of a resource: its card and its files as words."""

from django.utils.translation import gettext as _

from home.templatetags.typography import partial_date
from home.templatetags.wayfinding import language_name
from home.wording import as_lines
from search.catalog.contract import Section


def resource_sections(page) -> list[Section]:
    """Sections in the active language, under the anchors of the resource's page."""
    return [
        Section("facts", _("The card"), as_lines(_facts(page))),
        Section("files", _("Files"), "\n".join(_files(page))),
    ]


def _facts(page):
    told = (
        ("kind", page.get_kind_display()),
        ("authors", page.authors),
        ("date", partial_date(page.date)),
    )
    return [(page._meta.get_field(name).verbose_name, value) for name, value in told]


def _files(page):
    """A line a file: "Guide to prefiguration, PDF, English"."""
    for row in page.public_files:
        document = row.document
        said = [document.title, document.format_name]
        if row.file_language:
            said.append(str(language_name(row.file_language)))
        yield ", ".join(filter(None, said))
