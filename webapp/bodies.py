"""JSON that browsers send: read so that nothing odd in it gets any further."""

import json
from typing import Any

from flask import request


def sent() -> Any:
    """Return the JSON of the request's body, None for what is no JSON."""
    return parsed(request.get_data(as_text=True))


def parsed(text: str) -> Any:
    """Return the value of a JSON text; None for what is no JSON or cannot be encoded."""
    try:
        value = json.loads(text)
        # JSON may hold half of a surrogate pair, which nothing can store.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return value
