"""Every command that the documentation names exists, with its options."""

import re
import shlex

import pytest
from django.core.management import get_commands, load_command_class

from tests.docs.pages import ROOT, page, pages

TARGET = re.compile(r"\bmake ([a-z]+)")
MANAGE = re.compile(r"manage\.py ([a-z_]+[^`\n]*)")
OF_PLUGINS = {"import_resources", "load_demo", "read_files"}
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("source", pages(), ids=str)
def test_targets_of_make_exist(source):
    named = {target for line in source.code for target in TARGET.findall(line)}

    assert named <= TARGETS


@pytest.mark.parametrize("source", pages(), ids=str)
def test_management_commands_exist_and_take_these_arguments(source):
    known = get_commands()
    for line in source.code:
        for command in MANAGE.findall(line):
            name, *arguments = shlex.split(command)
            if name in OF_PLUGINS and name not in known:
                continue  # its plugin is left out of this run
            parser = load_command_class(known[name], name).create_parser(
                "manage.py", name
            )
            parser.parse_args(arguments)


def test_the_reference_has_every_target_of_make():
    named = {
        target
        for line in page("docs/reference/commands.md").table("make")
        for target in TARGET.findall(line)
    }

    assert named == TARGETS


def test_the_reference_has_every_subcommand_of_catalog():
    parser = load_command_class("search.catalog", "catalog").create_parser(
        "manage.py", "catalog"
    )
    (choices,) = (each.choices for each in parser._actions if each.dest == "what")

    named = {
        line.split()[2]
        for line in page("docs/reference/commands.md").table("manage.py")
        if line.startswith("manage.py catalog ")
    }

    assert named == set(choices)
