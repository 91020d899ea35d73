"""Operation `pesan`, as a diagram asks for it; `services.sending` does it.

Inputs: `pesan` (the message's name), `kunci` (the correlation key), `data` (a context for what it
reaches; `nomor_pengirim`, the sender's number, is always in it). Output: `nomor`, the number of
the case that it reached or began, null when it is kept.
"""

from collections.abc import Mapping
from typing import Any

from engine.domain.snapshot import Variables

TOPIC = "pesan"
NEEDED = ("pesan",)
LONGEST_KEY = 200


def unusable(inputs: Variables) -> str | None:
    """Return the name of an input that makes no sense."""
    if not isinstance(inputs["pesan"], str):
        return "pesan"
    if not _is_key(inputs.get("kunci")):
        return "kunci"
    return None if isinstance(inputs.get("data") or {}, Mapping) else "data"


def _is_key(value: Any) -> bool:
    """Tell whether an event could wait for this key: text, a whole number, or none."""
    text = str(value) if type(value) is int else value
    return text is None or (isinstance(text, str) and 0 < len(text.strip()) <= LONGEST_KEY)
