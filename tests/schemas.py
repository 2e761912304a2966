"""What the JSON Schema of a kind says of a record."""

from functools import lru_cache

from jsonschema import Draft202012Validator

from search.catalog.registry import catalogued_models
from search.catalog.schema import record_schema


@lru_cache
def validator(kind: str) -> Draft202012Validator:
    (model,) = (each for each in catalogued_models() if each.catalog_kind == kind)
    schema = record_schema(model, address="https://example.org/schema/")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def faults(stored: dict, kind: str = "") -> list[str]:
    """Where a record is not as the schema of a kind, or of its own, says; and why."""
    return [
        f"{fault.json_path}: {fault.message}"
        for fault in validator(kind or stored["kind"]).iter_errors(stored)
    ]
