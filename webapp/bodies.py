"""What browsers send: how large it may be, and JSON read so that nothing odd gets any further."""

import json
from typing import Any

from flask import Flask, request, session

MEGABYTE = 1024 * 1024
USUAL_REQUEST = 8 * MEGABYTE
# Ten pieces of evidence of ten megabytes each, and what stands around them.
LARGEST_REQUEST = 105 * MEGABYTE


def register(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = USUAL_REQUEST
    app.before_request(allow_files)


def allow_files() -> None:
    """Let only people who hand in a task send large files."""
    if request.endpoint == "tasks.complete" and "user_id" in session:
        request.max_content_length = LARGEST_REQUEST


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
