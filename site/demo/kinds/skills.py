"""The skills that labs name: one term for one name, whichever labs have it."""

from collections.abc import Iterator

from django.utils.text import slugify

from demo.reading import Content
from demo.specs import Spec, one_by_one, provenance
from labs.core.models import Competence


def key_of_skill(name: dict[str, str]) -> str:
    return slugify(name["en"])[:80]


def specs(content: Content) -> Iterator[Spec]:
    made: dict[str, dict] = {}
    for entry in content["labs"]:
        for name in one_by_one(entry, "team_skills"):
            key = key_of_skill(name.value)
            if key not in made:
                made[key] = name.value
                yield Spec(
                    "competence",
                    entry.place,
                    Competence,
                    facts={"name": name} | provenance(entry, content),
                    named=key,
                )
            elif made[key] != name.value:
                other = ", ".join(made[key].values())
                content.refuse(
                    entry.place, name.field, f"the skill {key!r} is called {other} too"
                )
