"""Who may do what: one table from permission to roles."""

from collections.abc import Mapping
from enum import StrEnum

from engine.domain.actor import Actor
from engine.domain.errors import NotPermittedError

ANALYST = "analis_proses"
ADMINISTRATOR = "admin_kantor"
SUPERVISOR = "supervisor"
LEADER = "pimpinan"
AUDITOR = "auditor"
APPLICANT = "pemohon"
COMPLAINANT = "pengadu"
# The roles of those whom the office serves.
CITIZENS = frozenset({APPLICANT, COMPLAINANT, "kpm", "pelapor"})

OVERSIGHT_ROLES = (SUPERVISOR, LEADER, AUDITOR)
OFFICE_ROLES = (ANALYST, ADMINISTRATOR, *OVERSIGHT_ROLES)
# Whoever stands in does another's work with cases, not their work on the office or its procedures.
NEVER_LENT = frozenset({ANALYST, ADMINISTRATOR})


class Permission(StrEnum):
    SEE_ALL_CASES = "see_all_cases"
    SEE_SENSITIVE = "see_sensitive"
    RETRY_STEPS = "retry_steps"
    EDIT_PROCESSES = "edit_processes"
    READ_DECISIONS = "read_decisions"
    SEE_PEOPLE = "see_people"
    ASSIGN_TASKS = "assign_tasks"
    SUSPEND_CASES = "suspend_cases"
    ENTER_ABSENCES = "enter_absences"
    EDIT_CALENDAR = "edit_calendar"
    SEE_DELIVERIES = "see_deliveries"
    EDIT_NOTICE_TEXTS = "edit_notice_texts"


ALLOWED: Mapping[Permission, frozenset[str]] = {
    Permission.SEE_ALL_CASES: frozenset({SUPERVISOR, LEADER, AUDITOR}),
    Permission.SEE_SENSITIVE: frozenset({SUPERVISOR, LEADER}),
    Permission.RETRY_STEPS: frozenset({SUPERVISOR, LEADER}),
    Permission.EDIT_PROCESSES: frozenset({ANALYST}),
    Permission.READ_DECISIONS: frozenset(OFFICE_ROLES),
    Permission.SEE_PEOPLE: frozenset({ADMINISTRATOR}),
    Permission.ASSIGN_TASKS: frozenset({SUPERVISOR, LEADER}),
    Permission.SUSPEND_CASES: frozenset({SUPERVISOR, LEADER}),
    Permission.ENTER_ABSENCES: frozenset({ADMINISTRATOR}),
    Permission.EDIT_CALENDAR: frozenset({ADMINISTRATOR}),
    Permission.SEE_DELIVERIES: frozenset({ADMINISTRATOR}),
    Permission.EDIT_NOTICE_TEXTS: frozenset({ADMINISTRATOR}),
}

# Whoever sits at an office's counter may do a citizen's task on the citizen's behalf. A companion
# without an account answers the monitoring team on paper.
ACTS_FOR: Mapping[str, frozenset[str]] = {
    "front_office": frozenset({APPLICANT, COMPLAINANT}),
    "penerima_tamu": frozenset({COMPLAINANT, "pelapor"}),
    "petugas_layanan": frozenset({APPLICANT, "kpm"}),
    "petugas_meja": frozenset({COMPLAINANT}),
    "petugas_pelayanan": frozenset({COMPLAINANT}),
    "petugas_puskesos": frozenset({COMPLAINANT}),
    "tim_monitoring": frozenset({"pendamping"}),
}


def roles_with_deputies(roles: frozenset[str]) -> frozenset[str]:
    """Return the roles and those that their holders may act for."""
    return roles.union(*(ACTS_FOR.get(role, frozenset()) for role in roles))


def lent_roles(roles: frozenset[str]) -> frozenset[str]:
    """Return the roles that whoever stands in for their holder has meanwhile."""
    return roles_with_deputies(roles - NEVER_LENT)


def acting_roles(role: str) -> frozenset[str]:
    """Return the roles whose holders do the tasks of `role`."""
    return frozenset({role}) | {actor for actor, others in ACTS_FOR.items() if role in others}


def may(actor: Actor, permission: Permission) -> bool:
    return not actor.roles.isdisjoint(ALLOWED[permission])


def on_record(actor: Actor, permission: Permission) -> Actor:
    """Return the actor under the name that the history keeps for what the permission allows."""
    return actor.on_record(ALLOWED[permission])


def require(actor: Actor, permission: Permission) -> None:
    if not may(actor, permission):
        raise NotPermittedError
