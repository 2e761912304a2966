"""Values as partners carry them back and forth: opaque to them."""

import json
from base64 import b64decode, urlsafe_b64encode


def pack(values: list) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpack(text: str) -> list:
    """Raises ValueError for what was not packed."""
    padded = text + "=" * (-len(text) % 4)
    try:
        values = json.loads(b64decode(padded, altchars=b"-_", validate=True))
    except RecursionError:
        raise ValueError(text) from None
    if not isinstance(values, list):
        raise ValueError(text)
    return values
