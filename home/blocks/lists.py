"""The blocks that show pages: asked for by what they are, or chosen one by one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from home.blocks.choices import FacetBlock, KeywordBlock, KindsBlock, OrderBlock
from home.blocks.choosers import FixedPageChooserBlock
from home.blocks.links import LINKS
from home.blocks.part import PartBlock

MOST = 24


class ListingBlock(PartBlock):
    """
    Criteria over the catalog, of any kind and facet that a plugin declares.

    The record of its page has the criteria, never the pages found: those change without
    the page. See `home.listing` for what is found.
    """

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    kinds = KindsBlock(
        label=_("Kinds of page"),
        required=False,
        help_text=_("None chosen: every kind that lists show."),
    )
    facets = blocks.ListBlock(
        FacetBlock(label=_("Criterion")),
        label=_("Only those that have"),
        default=[],
        help_text=_(
            "Several values of the same criterion: one is enough. Different criteria: "
            "all of them."
        ),
    )
    keyword = KeywordBlock(label=_("Keyword"), required=False)
    order = OrderBlock(
        label=_("Order"),
        choices=[
            ("title", _("By title")),
            ("newest", _("Newest first")),
            ("oldest", _("Oldest first")),
            ("updated", _("Last updated first")),
        ],
    )
    limit = blocks.IntegerBlock(
        label=_("At most"), default=6, min_value=1, max_value=MOST
    )
    layout = OrderBlock(
        label=_("Shown as"),
        choices=[("cards", _("Cards")), ("list", _("A list"))],
    )

    class Meta:
        label = _("List of pages")
        icon = "list-ul"
        group = LINKS
        description = _(
            "Pages that share a kind, a criterion or a keyword. New ones appear by "
            "themselves."
        )
        preview_value = {
            "heading": _("The last published"),
            "kinds": [],
            "facets": [],
            "keyword": "",
            "order": "newest",
            "limit": 2,
            "layout": "cards",
        }

    def get_context(self, value, parent_context=None):
        # Models are not ready when blocks are declared.
        from home.listing import listed_records
        from home.selectors import pages_as_read

        context = super().get_context(value, parent_context)
        page = context.get("page")
        records = list(
            listed_records(
                kinds=value["kinds"] or [],
                facets=list(value["facets"]),
                keyword=value["keyword"],
                order=value["order"],
                limit=value["limit"] or MOST,
                without=page.translation_key if isinstance(page, Page) else None,
            )
        )
        context["records"] = records
        if value["layout"] == "cards":
            context["pages"] = pages_as_read(record.key for record in records)
        return context


class FeaturedBlock(PartBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, default="", max_length=160
    )
    pages = blocks.ListBlock(
        FixedPageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12
    )

    class Meta:
        label = _("Chosen pages")
        icon = "thumbtack"
        group = LINKS
        description = _(
            "The cards of pages that you choose, in your order and in the reader’s "
            "language."
        )

    def get_preview_value(self):
        # Models are not ready when blocks are declared.
        from home.listing import last_published
        from home.selectors import pages_as_read

        pages = pages_as_read(record.key for record in last_published(3))
        return self.normalize({"heading": "", "pages": pages})

    def clean(self, value):
        cleaned = super().clean(value)
        seen, repeated = set(), {}
        for number, page in enumerate(cleaned["pages"]):
            if page is not None and page.translation_key in seen:
                repeated[number] = ValidationError(_("This page is chosen twice."))
            elif page is not None:
                seen.add(page.translation_key)
        if repeated:
            errors = blocks.list_block.ListBlockValidationError(block_errors=repeated)
            raise blocks.StructBlockValidationError(block_errors={"pages": errors})
        return cleaned

    def get_context(self, value, parent_context=None):
        # Models are not ready when blocks are declared.
        from home.selectors import pages_as_read

        context = super().get_context(value, parent_context)
        context["pages"] = pages_as_read(
            page.translation_key for page in value["pages"] if page is not None
        )
        return context
