"""The service standard (standar pelayanan) that a procedure keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Standard:
    """The components of a published standard, cleaned; `original` is the text as published.

    `duration` is the promise of time in words, `promise` the same in ISO 8601, empty when open.
    """

    title: str
    short_title: str
    code: str
    office: str = ""
    unit: str = ""
    decree: str = ""
    requirements: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    duration: str = ""
    promise: str = ""
    fee: str = ""
    product: str = ""
    channels: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    original: str = ""
    document: Mapping[str, Any] = field(default_factory=dict)
