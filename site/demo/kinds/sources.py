"""Where everything else comes from."""

from collections.abc import Iterator

from demo.reading import Content
from demo.specs import Spec, said
from home.models import Source


def specs(content: Content) -> Iterator[Spec]:
    for entry in content["sources"]:
        yield Spec(
            "source",
            entry.place,
            Source,
            facts=said(
                entry,
                "title",
                "language",
                "kind",
                "author",
                "publisher",
                "category",
                "published",
                "views",
                "likes",
                "dislikes",
                "comments",
                number="article_number",
            ),
        )
