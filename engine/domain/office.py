"""An office: whose cases these are, and the facts its letters and numbers need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """`area_code` is the four-digit code of the kabupaten/kota; `zone` an IANA time zone.

    `letter_codes` maps a kind of letter to its classification code (a setting, because offices
    follow different lists), with `unit` as the register's name for the office. `identity_key` is
    the office's secret for fingerprints of identity numbers. `leave_closes` says whether collective
    leave closes the office; `calendar_revision` counts the changes of its calendar.
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
    identity_key: str = field(default_factory=lambda: token_hex(32), repr=False)
    leave_closes: bool = True
    calendar_revision: int = 0
