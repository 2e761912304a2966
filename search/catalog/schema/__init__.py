"""
The JSON Schema of what `search.catalog.representation` writes of each kind.

Schemas are derived from the models: a field, a block or a class that the derivation
cannot know says its own in `record_schema()`, which returns JSON Schema.
"""

from search.catalog.schema.record import record_schema

__all__ = ["record_schema"]
