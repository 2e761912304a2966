"""Which manuals there are, and where their packages keep them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A manual in one language: a folder of HTML files in a package of Debian's."""

    package: str
    folder: str


@dataclass(frozen=True, slots=True)
class Manual:
    """
    One manual in both languages, whose files have the same names but for a suffix.

    Changing `name` changes the keys of its documents. `whole` is a file that has the
    text of all others.
    """

    name: str
    editions: dict[str, Edition]
    whole: str = ""


MANUALS = (
    Manual(
        "debian-reference",
        {
            "fr": Edition("debian-reference-fr", "usr/share/debian-reference"),
            "en": Edition("debian-reference-en", "usr/share/debian-reference"),
        },
    ),
    Manual(
        "developers-reference",
        {
            "fr": Edition(
                "developers-reference-fr", "usr/share/developers-reference/fr"
            ),
            "en": Edition("developers-reference", "usr/share/developers-reference"),
        },
        whole="developers-reference",
    ),
    Manual(
        "aptitude",
        {
            "fr": Edition("aptitude-doc-fr", "usr/share/doc/aptitude/html/fr"),
            "en": Edition("aptitude-doc-en", "usr/share/doc/aptitude/html/en"),
        },
    ),
    Manual(
        "debian-faq",
        {
            "fr": Edition("debian-faq-fr", "usr/share/doc/debian/FAQ/fr"),
            "en": Edition("debian-faq", "usr/share/doc/debian/FAQ"),
        },
    ),
    Manual(
        "maint-guide",
        {
            "fr": Edition("maint-guide-fr", "usr/share/doc/maint-guide-fr/html"),
            "en": Edition("maint-guide", "usr/share/doc/maint-guide/html"),
        },
    ),
    Manual(
        "installation-guide",
        {
            language: Edition(
                "installation-guide-amd64",
                f"usr/share/doc/installation-guide-amd64/{language}",
            )
            for language in ("fr", "en")
        },
    ),
)
