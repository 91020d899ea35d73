"""People who sign in."""

from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.errors import UnknownSuperiorError, WeakPasswordError
from engine.domain.user import User
from engine.persistence.directory import Directory
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import passwords


def create(
    work: UnitOfWork,
    *,
    login: str,
    name: str,
    position: str,
    roles: frozenset[str],
    password: str,
    unit: str = "",
    superior_login: str | None = None,
) -> User:
    """Add a person to the office.

    Raises WeakPasswordError for a short password, and UnknownSuperiorError when nobody in the same
    office has the login `superior_login`.
    """
    if len(password) < passwords.MINIMUM_LENGTH:
        raise WeakPasswordError(passwords.MINIMUM_LENGTH)
    user = User(
        id=uuid7(),
        office_id=work.office_id,
        login=normal_login(login),
        name=name,
        position=position,
        roles=roles,
        password_hash=passwords.hash_password(password),
        unit=unit,
        superior_id=None if superior_login is None else _superior(work, superior_login).id,
    )
    work.users.add(user)
    return user


def _superior(work: UnitOfWork, login: str) -> User:
    found = work.users.by_login(normal_login(login))
    if found is None:
        raise UnknownSuperiorError(login)
    return found


def sign_in(directory: Directory, *, login: str, password: str) -> User | None:
    """Return the active user with this login and password; None does not say which is wrong."""
    user = directory.user_by_login(normal_login(login))
    right = passwords.matches(user.password_hash if user else None, password)
    return user if user and right and user.is_active else None


def signed_in(directory: Directory, *, user_id: UUID, session_version: int) -> User | None:
    """Return the user of a session, unless it was ended or the account closed meanwhile."""
    user = directory.user(user_id)
    if user is None or not user.is_active or user.session_version != session_version:
        return None
    return user


def normal_login(text: str) -> str:
    """Return a login as it is stored: nobody has to remember capitals."""
    return text.strip().lower()
