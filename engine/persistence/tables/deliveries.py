"""What leaves the pages: deliveries by e-mail and gateway, and the office's own words for them."""

import sqlalchemy as sa

from engine.domain.delivery import ChannelKind, DeliveryStatus
from engine.domain.notice_text import Audience
from engine.persistence.columns import Choice, Identifier, Json, Moment
from engine.persistence.tables.shape import keyed, needed, of_office, owned, partial

# `wake_at` is `due_at` until a scheduler takes the row; then it is the end of its lease.
delivery = owned(
    "delivery",
    sa.Column("notice_id", Identifier),
    sa.Column("instance_id", Identifier),
    sa.Column("user_id", Identifier),
    needed("channel", Choice(ChannelKind)),
    needed("code", sa.Text),
    needed("facts", Json),
    sa.Column("address", sa.Text),
    needed("due_at", Moment),
    needed("wake_at", Moment),
    needed("attempts", sa.Integer),
    needed("status", Choice(DeliveryStatus)),
    sa.Column("sent_at", Moment),
    sa.Column("fault", sa.Text),
    of_office(),
    partial("ix_delivery_wake", "wake_at", where="status = 'pending'"),
    partial("ix_delivery_waiting", "office_id", "due_at", "id", where="status = 'pending'"),
    partial("ix_delivery_dead", "office_id", "due_at", "id", where="status = 'dead'"),
    sqlite_with_rowid=False,
)

notice_text = keyed(
    "notice_text",
    needed("office_id", Identifier, primary_key=True),
    needed("audience", Choice(Audience), primary_key=True),
    needed("code", sa.Text, primary_key=True),
    needed("text", sa.Text),
    of_office(),
)
