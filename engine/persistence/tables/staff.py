"""Who is away, and who stands in for them."""

import sqlalchemy as sa

from engine.domain.absence import AbsenceKind
from engine.persistence.columns import Choice, Day, Identifier, LastDay, Moment
from engine.persistence.tables.shape import needed, owned


def _person(column: str, *, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", column], ["account.office_id", "account.id"], name=name
    )


absence = owned(
    "absence",
    needed("user_id", Identifier),
    needed("first_day", Day),
    needed("last_day", LastDay),
    needed("kind", Choice(AbsenceKind)),
    sa.Column("deputy_id", Identifier),
    needed("note", sa.Text),
    needed("entered_by", sa.Text),
    needed("at", Moment),
    _person("user_id", name="fk_absence_user"),
    _person("deputy_id", name="fk_absence_deputy"),
    sa.UniqueConstraint("office_id", "user_id", "first_day"),
    sa.Index("ix_absence_last_day", "office_id", "last_day"),
)
