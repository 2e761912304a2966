"""Keys of the demonstration's pages: the same on every installation."""

from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "https://cousinage.example/demo/")


def key_of(kind: str, key: str) -> UUID:
    """The translation key of a page."""
    return uuid5(NAMESPACE, f"{kind}:{key}")
