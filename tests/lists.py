"""Lists of rows in a page's form, written as editors do: moved, swapped, repeated."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from wagtail.models import Page

from tests.factories import edit, settle_if_open
from tests.search.catalog.walk.admin import Admin

#: Every example finds the page as it was.
WRITTEN = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list, as the editor leaves it."""

    #: Which of the rows that were there; None for a new one.
    row: int | None
    #: Which of the values that there are; None for none.
    value: int | None
    gone: bool


@st.composite
def lines(draw, *, rows: int, values: int, empty: bool = False) -> list[Line]:
    """
    The rows in any order and of any value, some taken away, and up to two new.

    One at least stays: some lists may not be empty.
    """
    value = st.integers(0, values - 1)
    news = draw(st.lists(st.none(), max_size=2))
    places = draw(st.permutations([*range(rows), *news]))
    stays = draw(st.integers(0, len(places) - 1))
    return [
        Line(
            row,
            draw(st.none() | value if empty else value),
            gone=place != stays and draw(st.booleans()),
        )
        for place, row in enumerate(places)
    ]


@dataclass(slots=True)
class ListOfPage:
    """A relation of a page whose rows differ in a field, and what may stand there."""

    page: Page
    relation: str
    field: str
    values: list
    #: Makes a row of a value.
    make_row: Callable[[object], models.Model]

    def check(self, admin: Admin, lines: list[Line], *, rows: int) -> None:
        """
        Publishes the form with these lines, of a page that has so many rows.

        Either the page then has exactly these rows, and so has its translation; or the
        rows that repeat others are told so at the field, and nothing else is.
        """
        before = self.values[:rows]
        page = type(self.page).objects.get(pk=self.page.pk)
        rows_before = [self.make_row(value) for value in before]
        # As a form leaves them: a row without a place keeps none while it stays there.
        for place, row in enumerate(rows_before):
            row.sort_order = place
        edit(page, **{self.relation: rows_before})
        wanted = [self.value(line) for line in lines if not line.gone]
        told = [value for value in wanted if value is not None]
        answer = self._send(admin, lines)
        if len(set(told)) == len(told):
            assert answer.status_code == 302, _errors(answer, self.relation)
            for page in self.page.get_translations(inclusive=True):
                assert self.rows_of(page) == wanted
        else:
            assert answer.status_code == 200
            assert self.rows_of(self.page) == before
            message = str(self.make_row(None).distinct_message)
            refused = [each for each in _errors(answer, self.relation) if each]
            assert refused == [{self.field: [message]}] * (len(told) - len(set(told)))

    def rows_of(self, page: Page) -> list:
        """What its published rows say, in their order."""
        page = type(self.page).objects.get(pk=page.pk)
        return [getattr(row, self.field) for row in getattr(page, self.relation).all()]

    def value(self, line: Line):
        return None if line.value is None else self.values[line.value]

    def _send(self, admin: Admin, lines: list[Line]):
        page = type(self.page).objects.get(pk=self.page.pk)
        rows = getattr(page, self.relation)
        places = []
        for line in lines:
            places.append(rows.count() if line.row is None else line.row)
            if line.row is None:
                rows.add(self.make_row(self.value(line)))
        data = admin.page_data(page, page.get_parent()) | {"action-publish": "1"}
        for order, (line, place) in enumerate(zip(lines, places, strict=True), start=1):
            value, name = self.value(line), f"{self.relation}-{place}"
            data[f"{name}-{self.field}"] = str(getattr(value, "pk", value or ""))
            data[f"{name}-ORDER"] = str(order)
            data[f"{name}-DELETE"] = "on" if line.gone else ""
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        answer = admin.client.post(address, data)
        settle_if_open()
        return answer


def _errors(answer, relation: str) -> list[dict]:
    """What is said of the rows, when nothing is said of the page or of the list."""
    form = answer.context["form"]
    formset = form.formsets[relation]
    assert not form.errors
    assert not formset.non_form_errors()
    return [dict(form.errors) for form in formset.forms]
