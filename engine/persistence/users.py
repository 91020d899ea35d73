"""People of the office."""

from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from engine.domain.user import User
from engine.persistence import tables
from engine.persistence.binds import given, in_office, own
from engine.persistence.statements import Record
from engine.persistence.transaction import Transaction

_account = tables.account.c
_role = tables.account_role.c

_FIELDS = [column.name for column in tables.account.columns]

_INSERT = sa.insert(tables.account)
_INSERT_ROLE = sa.insert(tables.account_role)
_ITS_ROLES = sa.and_(_role.office_id == _account.office_id, _role.account_id == _account.id)
ACCOUNTS = (
    sa.select(tables.account, _role.role)
    .join_from(tables.account, tables.account_role, _ITS_ROLES, isouter=True)
    .order_by(_account.id)
)
_GET = ACCOUNTS.where(own(tables.account))
_SAVE_CONTACT = (
    sa.update(tables.account)
    .where(own(tables.account))
    .values(given(_account.email, _account.phone, _account.mails))
)
_ALL = ACCOUNTS.where(in_office(tables.account))
_BY_LOGIN = _ALL.where(_account.login == sa.bindparam("login"))
_holder = tables.account_role.alias("holder")
_WITH_ROLE = _ALL.where(
    _account.is_active,
    _account.id.in_(
        sa.select(_holder.c.account_id).where(
            in_office(_holder), _holder.c.role == sa.bindparam("wanted")
        )
    ),
)


class Users:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, user: User) -> None:
        """Store a person of this office; ConflictError when the login is taken."""
        self._transaction.run(_INSERT, **{name: getattr(user, name) for name in _FIELDS})
        roles = [{"account_id": user.id, "role": role} for role in sorted(user.roles)]
        self._transaction.run_all(_INSERT_ROLE, roles)

    def get(self, user_id: UUID) -> User:
        """Return a person, or raise NotFoundError."""
        return people(self._transaction.some(_GET, key_id=user_id))[0]

    def by_login(self, login: str) -> User | None:
        """Return the person of this office who signs in by that name, None when there is none."""
        found = people(self._transaction.rows(_BY_LOGIN, login=login))
        return found[0] if found else None

    def with_role(self, role: str) -> list[User]:
        """Return the active people who hold a role, by name."""
        return people(self._transaction.rows(_WITH_ROLE, wanted=role))

    def save_contact(self, user: User) -> None:
        """Store where a person is reached outside the pages."""
        self._transaction.run(
            _SAVE_CONTACT,
            key_id=user.id,
            email=user.email,
            phone=user.phone,
            mails=user.mails,
        )

    def all(self) -> list[User]:
        """Return everybody, by name."""
        return people(self._transaction.rows(_ALL))


def people(rows: list[Record]) -> list[User]:
    """Return the people of rows that repeat them once for each role, by name."""
    found = [_person(list(theirs)) for _, theirs in groupby(rows, key=lambda it: it["id"])]
    return sorted(found, key=lambda it: (it.name.casefold(), it.login))


def _person(rows: list[Record]) -> User:
    roles = frozenset(row["role"] for row in rows if row["role"] is not None)
    return User(
        **{**{name: rows[0][name] for name in User.__slots__ if name != "roles"}, "roles": roles}
    )
