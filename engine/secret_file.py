"""Secrets of this installation: made once, kept in a file that only its owner reads."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp


def kept_secret(path: Path, *, make: Callable[[], str]) -> str:
    """Return the secret in `path`; the first caller puts there what `make` returns."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(path, make())
    return path.read_text(encoding="ascii").strip()


def _put(path: Path, secret: str) -> None:
    """Let the whole file appear at once: a crash must not leave an empty secret behind."""
    handle, written = mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    try:
        os.link(written, path)
    except FileExistsError:
        pass  # another process was quicker: its secret counts
    finally:
        Path(written).unlink()
