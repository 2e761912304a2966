"""The small schemas that others are made of."""

from collections.abc import Collection, Iterable

TEXT = {"type": "string"}
NULL = {"type": "null"}
HTML = {"type": "string", "contentMediaType": "text/html"}
DATE = {"type": "string", "format": "date"}
TIME = {"type": "string", "format": "date-time"}
KEY = {"type": "string", "format": "uuid"}
#: What says nothing of the value that stands there.
ANYTHING: dict = {}


def or_null(schema: dict) -> dict:
    """The same, where nothing may be stated."""
    if not schema or NULL in schema.get("anyOf", ()):
        return schema
    if isinstance(schema.get("type"), str) and not schema.keys() & {"enum", "const"}:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, NULL]}


def list_of(items: dict) -> dict:
    return {"type": "array", "items": items}


def one_of(values: Iterable) -> dict:
    """One of some texts or numbers, each once and in their order."""
    return {"enum": list(dict.fromkeys(values))}


def object_of(members: dict[str, dict]) -> dict:
    """An object with all of the members, and no other."""
    return {
        "type": "object",
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }


def reference(kinds: Collection[str] = (), *, key: dict = TEXT) -> dict:
    """`{"kind", "key"}` of a thing of one of these kinds, or of any."""
    return object_of({"kind": _kind(kinds), "key": key})


def _kind(kinds: Collection[str]) -> dict:
    if not kinds:
        return TEXT
    return {"const": next(iter(kinds))} if len(kinds) == 1 else one_of(kinds)
