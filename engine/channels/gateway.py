"""The office's gateway for WhatsApp and SMS: a web address that takes one signed message at a time.

The protocol is described in docs/operations.md.
"""

import hashlib
import hmac
import json
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import Message as Headers
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from engine.channels import TIMEOUT_SECONDS, LaterError, Message, NotSentError, RefusedError
from engine.domain.delivery import NO_PAUSE, Fault

REFUSALS = range(400, 500)
NOT_NOW = {408, 429}
SECONDS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, kw_only=True, slots=True)
class GatewayAddress:
    """`secret` signs what is sent, so that the gateway knows whom it is from."""

    url: str
    secret: str = field(repr=False)


class _Nowhere(HTTPRedirectHandler):
    """Follows no redirect: it would hand a citizen's number to whomever an answer names."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


class Gateway:
    def __init__(self, address: GatewayAddress) -> None:
        self._address = address
        self._opener: OpenerDirector = build_opener(_Nowhere)

    def send(self, message: Message) -> None:
        """Hand the message to the gateway. Raises NotSentError when it was not taken."""
        with _translated(), self._opener.open(self._request(message), timeout=TIMEOUT_SECONDS):
            pass

    def _request(self, message: Message) -> Request:
        told = {"id": str(message.id), "to": message.to, "text": message.text}
        body = json.dumps({**told, "office": message.office}, ensure_ascii=False).encode()
        timestamp = str(int(message.at.timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Alur",
            "Idempotency-Key": str(message.id),
            "X-Alur-Timestamp": timestamp,
            "X-Alur-Signature": signature(body, timestamp=timestamp, secret=self._address.secret),
        }
        return Request(self._address.url, data=body, headers=headers, method="POST")  # noqa: S310 -- the settings allow web addresses only


def signature(body: bytes, *, timestamp: str, secret: str) -> str:
    """Return `sha256=` with the keyed hash, in hex, of the timestamp, a dot and the body."""
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except HTTPError as error:
        with error:
            raise _answered(error.code, error.headers) from None
    except URLError as error:
        raise LaterError(_fault(error.reason)) from None
    except (OSError, HTTPException) as error:
        raise LaterError(_fault(error)) from None


def _answered(number: int, headers: Headers) -> NotSentError:
    if number in REFUSALS and number not in NOT_NOW:
        return RefusedError(Fault.REFUSED, number)
    return LaterError(Fault.BUSY, number, pause=_pause(headers))


def _pause(headers: Headers) -> timedelta:
    """Return what `Retry-After` asks for: seconds, or a date, held against the answer's own."""
    asked = headers.get("Retry-After", "").strip()
    if SECONDS.fullmatch(asked):
        return timedelta(seconds=int(asked))
    try:
        until = parsedate_to_datetime(asked)
        return max(NO_PAUSE, until - parsedate_to_datetime(headers.get("Date", "")))
    except (ValueError, TypeError):  # no date, or one without a zone
        return NO_PAUSE


def _fault(reason: str | BaseException) -> Fault:
    if isinstance(reason, TimeoutError):
        return Fault.TIMEOUT
    return Fault.INSECURE if isinstance(reason, ssl.SSLError) else Fault.UNREACHABLE
