"""Wagtail's admin, driven through its own views."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from tests.search.catalog.walk.forms import flat, form_data


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

    # Pages

    def create(self, parent: Page, page: Page, *, publish: bool) -> None:
        """Fills in the form for a new page."""
        meta = page._meta
        data = self.page_data(page, parent) | _action(publish)
        path = (meta.app_label, meta.model_name, parent.pk)
        self.post("wagtailadmin_pages:add", *path, data=data)

    def edit(self, page: Page, *, publish: bool, **more) -> None:
        """Sends the form of a page that was changed in memory."""
        data = self.page_data(page, page.get_parent()) | _action(publish) | more
        self.post("wagtailadmin_pages:edit", page.pk, data=data)

    def page_data(self, page: Page, parent: Page) -> dict:
        """What a browser would send of the form that shows this page."""
        form_class = page.get_edit_handler().get_form_class()
        form = form_class(instance=page, parent_page=parent, for_user=self.user)
        return flat(form_data(form))

    # Terms

    def create_term(self, term: models.Model) -> None:
        self.post(_view(term, "add"), data=self.term_data(term))

    def edit_term(self, term: models.Model) -> None:
        """Sends the form of a term that was changed in memory."""
        self.post(_view(term, "edit"), term.pk, data=self.term_data(term))

    def delete_term(self, term: models.Model) -> None:
        self.post(_view(term, "delete"), term.pk)

    def term_data(self, term: models.Model) -> dict:
        handler = viewset_of(type(term)).get_edit_handler()
        form = handler.get_form_class()(instance=term, for_user=self.user)
        return flat(form_data(form))


def viewset_of(model: type[models.Model]) -> ModelViewSet | None:
    """The admin's views of a vocabulary, if it has views of its own."""
    for viewset in viewsets.viewsets:
        if isinstance(viewset, ModelViewSet) and viewset.model is model:
            return viewset
    return None


def _view(term: models.Model, action: str) -> str:
    return viewset_of(type(term)).get_url_name(action)


def _action(publish: bool) -> dict:
    return {"action-publish": "1"} if publish else {}


def _errors(response) -> str:
    shown = getattr(response, "context_data", None) or {}
    form = shown.get("form")
    if form is None:
        return "no form"
    told = [form.errors]
    for formset in getattr(form, "formsets", {}).values():
        told += [formset.non_form_errors(), *formset.errors]
    return str([each for each in told if each])
