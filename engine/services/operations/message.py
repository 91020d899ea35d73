"""Operation `pesan`, as a diagram asks for it; `services.sending` does it.

Inputs: `pesan` (the message's name), `kunci` (the correlation key), `data` (a context for what it
reaches; `nomor_pengirim`, the sender's number, is always in it). Output: `nomor`, the number of
the case that it reached or began, null when it is kept.
"""

from collections.abc import Mapping

from engine.domain.snapshot import Variables

TOPIC = "pesan"
NEEDED = ("pesan",)


def unusable(inputs: Variables) -> str | None:
    """Return the name of an input that makes no sense."""
    if not isinstance(inputs["pesan"], str):
        return "pesan"
    return None if isinstance(inputs.get("data") or {}, Mapping) else "data"
