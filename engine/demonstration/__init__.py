"""The demonstration: five offices with their procedures and an invented account for each role."""

import secrets
from datetime import datetime
from pathlib import Path

from uuid_utils.compat import uuid7

from engine.demonstration.banjarnegara import BANJARNEGARA
from engine.demonstration.garut import GARUT
from engine.demonstration.invented import RAMADANS, DemonstrationOffice
from engine.demonstration.magelang import MAGELANG
from engine.demonstration.manggarai_timur import MANGGARAI_TIMUR
from engine.demonstration.mataram import MATARAM
from engine.domain.calendar_entries import OfficeSeason
from engine.domain.office_hours import RAMADAN_HOURS
from engine.domain.user import User
from engine.domain.working_time import RAMADAN
from engine.library import Library
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from engine.secret_file import kept_secret
from engine.services import definitions, office_calendar, passwords

OFFICES = (MAGELANG, GARUT, MANGGARAI_TIMUR, BANJARNEGARA, MATARAM)
PASSWORD_BYTES = 12
SHARED = "com-"


def set_up(database: Database, *, library: Library, data_dir: Path, at: datetime) -> str:
    """Make what is missing of the offices and their people, and deploy their procedures.

    Returns the password of the accounts, which no two installations share.
    """
    password = kept_secret(
        data_dir / "demonstration_password", make=lambda: secrets.token_urlsafe(PASSWORD_BYTES)
    )
    # A hash is slow on purpose: one is enough for people who share a password.
    password_hash = passwords.hash_password(password)
    _add_offices(database)
    for it in OFFICES:
        with database.work(it.office.id) as work:
            _open_calendar(work, at)
            _hire(work, it, password_hash)
            _deploy(work, it.prefix, library, at)
    return password


def _add_offices(database: Database) -> None:
    with database.directory() as directory:
        known = {office.id for office in directory.offices()}
        for it in OFFICES:
            if it.office.id not in known:
                directory.add_office(it.office)


def _open_calendar(work: UnitOfWork, at: datetime) -> None:
    """Enter the months of fasting before anybody has changed the calendar, and the decreed days."""
    if work.calendar.entries().revision == 0:
        for first, last in RAMADANS:
            work.calendar.add_season(
                OfficeSeason(id=uuid7(), name=RAMADAN, first=first, last=last, hours=RAMADAN_HOURS)
            )
    office_calendar.load_decreed(work, at=at)


def _hire(work: UnitOfWork, offered: DemonstrationOffice, password_hash: str) -> None:
    ids = {user.login: user.id for user in work.users.all()}
    for person in offered.people:
        if person.login not in ids:
            ids[person.login] = uuid7()
            work.users.add(
                User(
                    id=ids[person.login],
                    office_id=work.office_id,
                    login=person.login,
                    name=person.name,
                    position=person.position,
                    roles=frozenset(person.roles),
                    password_hash=password_hash,
                    is_demonstration=True,
                    unit=person.unit,
                    superior_id=None if person.superior is None else ids[person.superior],
                )
            )


def _deploy(work: UnitOfWork, prefix: str, library: Library, at: datetime) -> None:
    """Deploy the packages that are the office's own, and the shared ones, which messages begin."""
    for key in library.packages():
        if key.startswith((prefix, SHARED)):
            definitions.deploy(work, key=key, read=library.files, by="Alur", at=at)
