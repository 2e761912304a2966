"""Parameters that no schema can name: they depend on what is installed."""


def facets_parameter(description: str) -> dict:
    """Every facet of the catalog as a parameter of its own name, for OpenAPI."""
    return {
        "name": "facet",
        "in": "query",
        "description": description,
        "required": False,
        "style": "form",
        "explode": True,
        "schema": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    }
