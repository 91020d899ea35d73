"""What offices enter of their calendars: days, seasons and weekly hours."""

import sqlalchemy as sa

from engine.domain.office_hours import CalendarKind, DayKind
from engine.persistence.columns import Choice, Identifier, Json
from engine.persistence.tables.shape import keyed, needed, of_office, owned

special_day = keyed(
    "special_day",
    needed("office_id", Identifier, primary_key=True),
    needed("day", sa.Date, primary_key=True),
    needed("kind", Choice(DayKind), primary_key=True),
    needed("name", sa.Text),
    needed("hours", Json),
    needed("source", sa.Text),
    of_office(),
)

season = owned(
    "season",
    needed("name", sa.Text),
    needed("first", sa.Date),
    needed("last", sa.Date),
    needed("hours", Json),
    of_office(),
)

# A kind without a row has the usual hours.
weekly_hours = keyed(
    "weekly_hours",
    needed("office_id", Identifier, primary_key=True),
    needed("kind", Choice(CalendarKind), primary_key=True),
    needed("hours", Json),
    of_office(),
)
