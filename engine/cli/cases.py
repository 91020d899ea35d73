"""Commands for cases: start one."""

import click

from engine.cli.edge import alur, opened_database, refusals
from engine.domain.user import User
from engine.persistence.database import Database
from engine.scheduler import Doorbell, utc_now
from engine.services import instances, staff, users


@alur.command()
@click.argument("key")
@click.option("--as", "login", required=True, help="Nama masuk petugas yang memulai.")
def start(key: str, login: str) -> None:
    """Mulai satu kasus dari prosedur KEY."""
    with opened_database() as database, refusals():
        user = _user(database, login)
        with database.work(user.office_id) as work:
            at = utc_now()
            actor = staff.actor(work, user, at=at)
            instance = instances.start(work, key=key, actor=actor, at=at)
        if work.alarm_at is not None:
            Doorbell(database).wake(work.alarm_at)
        click.echo(f"Kasus dimulai: {instance.id}")


def _user(database: Database, login: str) -> User:
    with database.directory() as directory:
        user = directory.user_by_login(users.normal_login(login))
    if user is None:
        raise click.ClickException(f"Tidak ada orang dengan nama masuk {login!r}.")
    return user
