"""What the files hold and the site does not, and why."""

from collections.abc import Iterator

from django.apps import apps

from demo.kinds import FAMILIES
from demo.kinds.shell import pages_left_out
from demo.ordering import named_by
from demo.resolving import Resolver
from demo.schema import LISTS
from demo.specs import Spec


def left_out() -> Iterator[str]:
    """A line for each plugin whose lists cannot be held, with their names."""
    held = {family.plugin for family in FAMILIES}
    lists: dict[str, list[str]] = {}
    for each in LISTS:
        lists.setdefault(each.plugin, []).append(each.name)
    for plugin, names in lists.items():
        if plugin and not apps.is_installed(plugin):
            yield f"Left out, {plugin} is not installed: {', '.join(names)}."
        elif plugin not in held:
            yield f"Left out, nothing can hold them yet: {', '.join(names)}."
    for plugin, keys in pages_left_out().items():
        yield f"Left out, {plugin} is not installed: the pages {', '.join(keys)}."


def left_empty(specs: list[Spec], resolver: Resolver) -> Iterator[str]:
    """A line for each field that names what is not there."""
    for spec in specs:
        for field, reference in named_by(spec):
            if resolver.find(spec.reference) and not resolver.find(reference):
                yield (
                    f"Left empty, there is no {reference.kind} {reference.key}: "
                    f"{spec}, {field}."
                )
