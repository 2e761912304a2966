"""What a format's module gives of a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from resources.text.about import About


@dataclass(frozen=True, slots=True)
class Content:
    """
    The texts of a file's pages, read as they are asked for.

    `language` is what the file says of itself, such as "fr-FR".
    """

    pages: Iterable[str]
    language: str = ""
    about: About = About()
