"""Addresses of the built front end, with the build's stamp so that browsers may keep them."""

import re
from pathlib import Path

from flask import Flask, Request, url_for

DIST = Path(__file__).parent / "static" / "dist"

# What scripts and styles load by themselves carries a hash of its content in its name.
HASHED = re.compile(r"/dist/(chunks|assets)/.+-[0-9A-Z]{8}\.\w+")


def register(app: Flask) -> None:
    stamp_file = DIST / ".stamp"
    stamp = stamp_file.read_text(encoding="ascii").strip()[:12] if stamp_file.exists() else ""
    app.config["FRONTEND_BUILT"] = bool(stamp)

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static", filename=f"dist/{name}", v=stamp or None)


def never_changes(request: Request) -> bool:
    """Tell whether other content would have another address."""
    return bool(request.args.get("v") or HASHED.search(request.path))
