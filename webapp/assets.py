"""Addresses of the built front end, with the build's stamp so that browsers may keep them."""

from pathlib import Path

from flask import Flask, url_for

DIST = Path(__file__).parent / "static" / "dist"


def register(app: Flask) -> None:
    stamp_file = DIST / ".stamp"
    stamp = stamp_file.read_text(encoding="ascii").strip()[:12] if stamp_file.exists() else "0"
    app.config["FRONTEND_BUILT"] = stamp_file.exists()

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static", filename=f"dist/{name}", v=stamp)
