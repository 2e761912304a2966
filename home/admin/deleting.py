"""What the admin says when a term cannot be deleted."""

from collections.abc import Sequence

from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from home.terms.uses import Users, users_that_hold
from home.wording import one_after_the_other
from search.catalog.registry import vocabulary_kind


def refuse_to_delete(
    request: HttpRequest, terms: Sequence[models.Model]
) -> HttpResponse | None:
    """Leads back with the reason, if something names one of the terms."""
    held = [
        (term, users)
        for term in terms
        if vocabulary_kind(type(term)) is not None and (users := users_that_hold(term))
    ]
    for term, users in held:
        messages.error(request, _reason(term, users), buttons=_ways_out(term))
    if not held:
        return None
    if len(terms) > 1:
        return redirect(_url(terms[0], "list"))
    return redirect(_url(terms[0], "edit", quote(terms[0].pk)))


def _reason(term: models.Model, users: list[Users]) -> str:
    return _(
        "“%(term)s” cannot be deleted while it is named. %(users)s. Take it out there, "
        "or merge it into another."
    ) % {"term": term, "users": one_after_the_other(users)}


def _ways_out(term: models.Model) -> list:
    viewset = type(term).snippet_viewset
    if not hasattr(viewset, "merge_view_class"):
        return []
    return [messages.button(_url(term, "merge", quote(term.pk)), _("Merge into…"))]


def _url(term: models.Model, view: str, *args) -> str:
    return reverse(type(term).snippet_viewset.get_url_name(view), args=args)
