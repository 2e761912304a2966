"""Keys of imported pages: the same wherever the same folder is imported."""

from uuid import NAMESPACE_URL, UUID, uuid5

_NAMESPACE = uuid5(NAMESPACE_URL, "https://cousinage.example/import/")


def translation_key_of(folder: str, key: str) -> UUID:
    return uuid5(_NAMESPACE, f"{folder}:{key}")
