"""Refuse NUL characters: they fit no name and no answer, and PostgreSQL cannot store them."""

from collections.abc import Iterator

from flask import Flask, abort, request

NUL = "\x00"


def register(app: Flask) -> None:
    app.before_request(refuse_nul)


def refuse_nul() -> None:
    if any(NUL in it for it in _texts()):
        abort(400)


def _texts() -> Iterator[str]:
    yield request.path
    for name, values in request.values.lists():
        yield name
        yield from values
