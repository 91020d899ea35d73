"""An office: whose cases these are, and the facts its letters and numbers need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """`area_code` is the four-digit code of the kabupaten/kota; `zone` an IANA time zone.

    `letter_codes` maps a kind of letter to its classification code (a setting, because offices
    follow different lists), with `unit` as the register's name for the office.
    """

    id: UUID
    name: str
    area_code: str
    zone: str
    unit: str
    address: str
    town: str
    head_name: str
    head_position: str
    districts: tuple[str, ...] = ()
    letter_codes: Mapping[str, str] = field(default_factory=dict)
    is_demonstration: bool = False
