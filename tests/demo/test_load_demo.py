"""The demonstration's shell: the homes of both languages."""

from io import StringIO

from django.apps import apps
from django.core.management import call_command

from search.catalog.models import Record


def test_both_homes_are_there_and_lead_to_each_other(empty, client):
    call_command("load_demo", stdout=StringIO())

    homes = Record.objects.public().filter(kind="home").values_list("path", flat=True)
    assert sorted(homes) == ["/en/", "/fr/"]
    for here, there in (("/fr/", "/en/"), ("/en/", "/fr/")):
        html = client.get(here).content.decode()
        assert f'href="http://testserver{there}"' in html


def test_what_is_left_out_is_said(empty):
    said = StringIO()

    call_command("load_demo", stdout=said)

    left_out = not apps.is_installed("labs.core")
    assert ("left out" in said.getvalue()) == left_out
