"""Procedures, and the cases that run on them."""

import sqlalchemy as sa

from engine.domain.definition import DefinitionKind
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.instance import InstanceStatus
from engine.persistence.columns import Choice, Identifier, Json, Moment
from engine.persistence.tables.shape import belongs_to, keyed, needed, of_office, owned, partial

definition = owned(
    "definition",
    needed("key", sa.Text),
    needed("version", sa.Integer),
    needed("name", sa.Text),
    needed("kind", Choice(DefinitionKind)),
    needed("bundle", sa.LargeBinary),
    needed("deployed_at", Moment),
    needed("deployed_by", sa.Text),
    needed("note", sa.Text),
    sa.UniqueConstraint("office_id", "key", "version"),
    of_office(),
)

# Room on the page lets PostgreSQL keep most new versions of a case next to the old one.
instance = owned(
    "instance",
    needed("definition_id", Identifier),
    needed("definition_key", sa.Text),
    needed("name", sa.Text),
    needed("started_at", Moment),
    needed("state", sa.LargeBinary),
    needed("status", Choice(InstanceStatus)),
    sa.Column("business_key", sa.Text),
    sa.Column("subject", sa.Text),
    needed("search_text", sa.Text),
    sa.Column("end_id", sa.Text),
    sa.Column("ended_at", Moment),
    needed("row_version", sa.Integer),
    sa.Column("started_by", Identifier),
    sa.Column("about", sa.Text),
    sa.Column("suspended_at", Moment),
    sa.UniqueConstraint("office_id", "business_key"),
    belongs_to("definition"),
    sa.Index("ix_instance_listed", "office_id", "status", "started_at", "id"),
    partial("ix_instance_about", "office_id", "about", where="about IS NOT NULL"),
    partial("ix_instance_running", "office_id", "definition_id", where="status = 'running'"),
    postgresql_with={"fillfactor": 80},
)

# Whom running cases are for: at most one case of a service for one person.
applicant = keyed(
    "applicant",
    needed("office_id", Identifier, primary_key=True),
    needed("service", sa.Text, primary_key=True),
    needed("fingerprint", sa.Text, primary_key=True),
    needed("instance_id", Identifier),
    belongs_to("instance"),
    sa.Index("ix_applicant_instance", "office_id", "instance_id"),
)

history = owned(
    "history",
    needed("instance_id", Identifier),
    needed("at", Moment),
    needed("happening", Choice(Happening)),
    sa.Column("actor_id", Identifier),
    sa.Column("actor_name", sa.Text),
    sa.Column("process_id", sa.Text),
    sa.Column("element_id", sa.Text),
    sa.Column("name", sa.Text),
    needed("passed", Json),
    needed("facts", Json),
    sa.Index("ix_history_instance", "office_id", "instance_id", "at", "id"),
    sqlite_with_rowid=False,
)

incident = owned(
    "incident",
    needed("instance_id", Identifier),
    needed("attempt", Choice(Attempt)),
    needed("token_id", Identifier),
    needed("process_id", sa.Text),
    needed("element_id", sa.Text),
    needed("code", sa.Text),
    needed("detail", sa.Text),
    needed("raised_at", Moment),
    needed("values", Json),
    sa.Column("resolved_at", Moment),
    belongs_to("instance"),
    sa.Index("ix_incident_instance", "office_id", "instance_id"),
)
