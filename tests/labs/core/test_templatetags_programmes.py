import pytest
from django.utils.translation import override

from labs.core.models import ProgrammePage
from labs.core.templatetags.programmes import (
    period,
    workshops_label,
    workshops_rhythm,
)

# A page asks for its locale as soon as it is made.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def plain(html):
    return html.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2017", "2018", "2017–2018"),
        ("2018", "2018", "2018"),
        ("2018-06", "2018-12", "June–December 2018"),
        ("2017-06", "2018-12", "June 2017 – December 2018"),
        ("2018-06-04", "2018-06-08", "4 June 2018 – 8 June 2018"),
        ("2018", "2019-01", "2018 – January 2019"),
        ("2018", "", "start: 2018; end not stated"),
        ("", "2018", "end: 2018; start not stated"),
        ("", "", ""),
    ],
)
def test_a_period_says_what_is_known_of_it(start, end, text):
    drawn = plain(period(ProgrammePage(start=start, end=end)))
    for date in {start, end} - {""}:
        assert f'<time datetime="{date}">' in drawn
    words = drawn.replace("</time>", "")
    for date in (start, end):
        words = words.replace(f'<time datetime="{date}">', "")
    assert words == text


@pytest.mark.parametrize(
    ("frequency", "months", "label", "rhythm"),
    [
        ("monthly", 6, "of workshops a month, over 6 months", "Monthly, over 6 months"),
        ("weekly", None, "of workshops a week", "Weekly"),
        ("other", 1, "for each workshop, over 1 month", None),
        ("", 6, "of workshops, over 6 months", "over 6 months"),
        ("", None, "of workshops", ""),
    ],
)
def test_workshops_are_told_as_far_as_they_are_stated(frequency, months, label, rhythm):
    programme = ProgrammePage(workshop_frequency=frequency, workshop_months=months)
    assert plain(workshops_label(programme)) == label
    if rhythm is not None:
        assert plain(workshops_rhythm(programme)) == rhythm
