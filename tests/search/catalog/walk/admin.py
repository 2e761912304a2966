"""Wagtail's admin, driven through its own views."""

from datetime import datetime
from urllib.parse import urlencode

from django.forms import MultiWidget
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from home.blocks.text import RICH_TEXT_FEATURES


class Refused(Exception):
    """The admin answered with errors, or with a refusal of its own."""


class Admin:
    """What an administrator does, by POST, as a browser would."""

    def __init__(self, client, user):
        self.client = client
        self.user = user

    def post(self, name: str, *args, data=None, query="") -> object:
        """Posts to a view by its name. Raises `Refused` unless it did as asked."""
        response = self.client.post(reverse(name, args=args) + query, data or {})
        if response.status_code >= 400:
            raise Refused(f"{name}: {response.status_code}")
        content = response.content
        is_form = response.status_code == 200 and b"<form" in content
        if is_form or b'"step": "set_privacy"' in content:
            raise Refused(f"{name}: {_errors(response)}")
        return response

    def put(self, name: str, *args, **data) -> None:
        response = self.client.put(
            reverse(name, args=args),
            urlencode(data),
            content_type="application/x-www-form-urlencoded",
        )
        if response.status_code >= 400:
            raise Refused(f"{name}: {response.content}")

    def create(self, parent: Page, page: Page, *, publish: bool) -> None:
        """Fills in the form for a new page."""
        meta = page._meta
        data = self.form_data(page, parent) | _action(publish)
        path = (meta.app_label, meta.model_name, parent.pk)
        self.post("wagtailadmin_pages:add", *path, data=data)

    def edit(self, page: Page, *, publish: bool, **more) -> None:
        """Sends the form of a page that was changed in memory."""
        data = self.form_data(page, page.get_parent()) | _action(publish) | more
        self.post("wagtailadmin_pages:edit", page.pk, data=data)

    def form_data(self, page: Page, parent: Page) -> dict:
        """What a browser would send of the form that shows this page."""
        form_class = page.get_edit_handler().get_form_class()
        form = form_class(instance=page, parent_page=parent, for_user=self.user)
        data = self.plain_data(form)
        if "body" in form.fields:
            data["body"] = _body(page)
        for name in form.formsets:
            rows = [] if name == "comments" else list(getattr(page, name).all())
            data[name] = _rows(rows, form.formsets[name].form.base_fields)
        return nested_form_data(data)

    def plain_data(self, form) -> dict:
        """The same of a form without parts."""
        data = {}
        for name, field in form.fields.items():
            value = form.get_initial_for_field(field, name)
            if name == "body":
                continue
            if isinstance(field.widget, MultiWidget):
                parts = field.widget.decompress(value)
                names = field.widget.widgets_names
                data |= {
                    f"{name}{end}": part for end, part in zip(names, parts, strict=True)
                }
            elif value is True:
                data[name] = "on"
            elif value not in (None, False, ""):
                data[name] = _text(value)
        return data


def _action(publish: bool) -> dict:
    return {"action-publish": "1"} if publish else {}


def _body(page: Page) -> dict:
    return streamfield(
        (
            block.block_type,
            {
                "heading": block.value["heading"],
                "text": rich_text(
                    _html(block.value["text"]), features=RICH_TEXT_FEATURES
                ),
            },
        )
        for block in page.body
    )


def _rows(rows: list, names) -> dict:
    saved = [row for row in rows if row.pk]
    data = [
        {
            name: _text(value)
            for name, value in model_to_dict(row, fields=names).items()
            if value is not None
        }
        | {"id": str(row.pk or "")}
        for row in [*saved, *(row for row in rows if not row.pk)]
    ]
    return inline_formset(data, initial=len(saved))


def _html(value) -> str:
    return value.source if isinstance(value, RichText) else value


def _text(value) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return str(value)


def _errors(response) -> str:
    shown = getattr(response, "context_data", None) or {}
    return str(getattr(shown.get("form"), "errors", "no form"))
