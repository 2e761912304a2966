"""The buttons that this site adds to the editor of rich text."""

from django.conf.locale import LANG_INFO
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    InlineStyleElementHandler,
)
from wagtail.admin.rich_text.editors.draftail import features as draftail
from wagtail.rich_text.feature_registry import FeatureRegistry

from home.rich_text import abbreviations
from home.rich_text.languages import passage_languages, style_of
from home.rich_text.links import OpenPageLinkHandler

SCRIPTS = ["wagtailadmin/js/chooser-modal.js", "home/rich_text.js"]
STYLES = {"all": ["home/rich_text.css"]}


class PassageFeature(draftail.EntityFeature):
    """A button that offers the languages, and an inline style for each of them."""

    def __init__(self):
        super().__init__(
            {
                "type": "PASSAGE",
                "icon": "globe",
                "description": _("Language of this passage"),
                "strings": {
                    "none": _("The language of the page"),
                    "select": _("Select the words of the passage first."),
                    "close": _("Close"),
                },
            },
            js=SCRIPTS,
            css=STYLES,
        )

    def construct_options(self, options):
        # The languages are read late: a test or a deployment sets them.
        offered = [
            {"code": code, "name": name, "style": style_of(code)}
            for code, name in passage_languages()
        ]
        options.setdefault("entityTypes", []).append(self.data | {"languages": offered})
        # Without icon or label the style has no button of its own.
        options.setdefault("inlineStyles", []).extend(
            {
                "type": language["style"],
                "style": {"borderBottom": "2px dotted currentColor"},
            }
            for language in offered
        )


def passage_conversion() -> dict:
    """
    Between the editor and the stored text, for every language that has a name.

    A passage in a language that is no longer offered is kept as it is.
    """
    codes = {*LANG_INFO, *(code for code, _name in passage_languages())}
    return {
        "from_database_format": {
            f'span[lang="{code}"]': InlineStyleElementHandler(style_of(code))
            for code in codes
        },
        "to_database_format": {
            "style_map": {
                style_of(code): {"element": "span", "props": {"lang": code}}
                for code in codes
            }
        },
    }


def register(features: FeatureRegistry) -> None:
    """After Wagtail's own features, of which it replaces the links to pages."""
    features.register_link_type(OpenPageLinkHandler)
    features.register_editor_plugin("draftail", "passage", PassageFeature())
    features.register_converter_rule("contentstate", "passage", passage_conversion())
    features.register_editor_plugin(
        "draftail",
        "abbreviation",
        draftail.EntityFeature(
            {
                "type": abbreviations.ENTITY,
                "icon": "abbreviation",
                "description": _("Abbreviation, explained by the glossary"),
                "attributes": ["key", "expansion"],
                "chooserUrls": {
                    "abbreviation": reverse_lazy("abbreviation_chooser:choose")
                },
            },
            js=SCRIPTS,
            css=STYLES,
        ),
    )
    features.register_converter_rule(
        "contentstate", "abbreviation", abbreviations.conversion_rules()
    )
