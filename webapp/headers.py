"""Headers of every answer: a strict content policy, and nothing personal in caches."""

from http import HTTPStatus

from flask import Flask, Response, request

from webapp import assets

POLICY = (
    "default-src 'self'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "object-src 'none'; "
    "frame-ancestors 'none'; "
    "base-uri 'self'; "
    "form-action 'self'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

NEVER = "no-store"
ASK_AGAIN = "no-cache"
FOREVER = "public, max-age=31536000, immutable"


def register(app: Flask) -> None:
    @app.after_request
    def add(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Cache-Control"] = _caching(response)
        return response


def _caching(response: Response) -> str:
    if request.endpoint != "static" or response.status_code >= HTTPStatus.BAD_REQUEST:
        return NEVER
    return FOREVER if assets.never_changes(request) else ASK_AGAIN
