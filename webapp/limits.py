"""How often one address may try: guessing passwords and codes must not pay."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, abort, make_response, request
from flask.typing import ResponseReturnValue
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

P = ParamSpec("P")

_tries = MemoryStorage()
_limiter = FixedWindowRateLimiter(_tries)


def address() -> str:
    """Return who asks, as far as we know; behind a trusted proxy, whom it names."""
    return request.remote_addr or ""


def every(_response: Response) -> bool:
    return True


def at_most(
    limit: str, *, of: Callable[[], str] = address, counted: Callable[[Response], bool] = every
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, Response]]:
    """Refuse a view with 429 after `limit`, such as `8/5 minutes`, counted tries of one `of()`."""
    window = parse(limit)

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, Response]:
        @wraps(view)
        def limited(*args: P.args, **kwargs: P.kwargs) -> Response:
            tried = (limit, view.__name__, of())
            # Counted before it is known how it ends: many tries at once are no way around.
            if not _limiter.hit(window, *tried):
                abort(429)
            response = make_response(view(*args, **kwargs))
            if not counted(response):
                _tries.decr(window.key_for(*tried))
            return response

        return limited

    return decorate


def forget() -> None:
    """Forget all tries."""
    _tries.reset()
