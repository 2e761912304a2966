"""
The kinds of records that the files ask for, in the order in which they are made.

A family is a module with a function `specs(content)`, which may note faults that only
show when lists are read together. It is imported when its plugin is installed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps

from demo.reading import Content
from demo.specs import Spec


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    plugin: str
    module: str

    @property
    def can_be_held(self) -> bool:
        return apps.is_installed(self.plugin)

    def specs(self, content: Content) -> Iterator[Spec]:
        return import_module(f"demo.kinds.{self.module}").specs(content)


#: What others name comes before them; pages come after the terms that they show.
FAMILIES = (
    Family("Sources", "home", "sources"),
    Family("People", "home", "people"),
    Family("Glossary", "home", "glossary"),
    Family("Territories", "labs.core", "territories"),
    Family("Typology", "labs.core", "typology"),
    Family("Skills", "labs.core", "skills"),
    Family("Home and index pages", "home", "shell"),
    Family("Index of programmes", "labs.core", "programme_family"),
    Family("Labs", "labs.core", "labs"),
    Family("Programmes", "labs.core", "programmes"),
    Family("Testimonies", "labs.core", "testimonies"),
    Family("Topics", "labs.core", "topics"),
    Family("News", "home", "news"),
    Family("Points of vigilance", "labs.core", "vigilance"),
)
