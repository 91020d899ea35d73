"""What people read: notices, messages between cases, and documents."""

import sqlalchemy as sa

from engine.domain.document import DocumentOrigin
from engine.domain.message import KeptBecause, MessageStatus
from engine.persistence.columns import Choice, Identifier, Json, Moment
from engine.persistence.tables.shape import belongs_to, needed, of_office, owned, partial

notice = owned(
    "notice",
    needed("user_id", Identifier),
    sa.Column("instance_id", Identifier),
    needed("code", sa.Text),
    needed("at", Moment),
    needed("facts", Json),
    sa.Column("read_at", Moment),
    sa.Index("ix_notice_inbox", "office_id", "user_id", "at", "id"),
    partial("ix_notice_unread", "office_id", "user_id", where="read_at IS NULL"),
    sqlite_with_rowid=False,
)

message = owned(
    "message",
    needed("name", sa.Text),
    needed("key", sa.Text),
    needed("data", Json),
    needed("at", Moment),
    sa.Column("sender_id", Identifier),
    needed("hops", sa.Integer),
    needed("status", Choice(MessageStatus)),
    sa.Column("reason", Choice(KeptBecause)),
    sa.Column("receiver_id", Identifier),
    sa.Column("settled_at", Moment),
    sa.Column("settled_by", sa.Text),
    of_office(),
    partial("ix_message_kept", "office_id", "name", "at", "id", where="status = 'kept'"),
    sa.Index("ix_message_receiver", "office_id", "receiver_id"),
)

document = owned(
    "document",
    needed("instance_id", Identifier),
    needed("origin", Choice(DocumentOrigin)),
    needed("field", sa.Text),
    needed("file_name", sa.Text),
    needed("content_type", sa.Text),
    needed("size", sa.Integer),
    needed("sha256", sa.Text),
    needed("at", Moment),
    needed("added_by", sa.Text),
    sa.Column("verification_code", sa.Text, unique=True),
    belongs_to("instance"),
    sa.Index("ix_document_instance", "office_id", "instance_id"),
)

# Apart, so that lists of documents never touch the pages of their contents.
document_content = owned("document_content", needed("content", sa.LargeBinary))
