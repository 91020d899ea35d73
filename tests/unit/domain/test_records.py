"""Small records: bundles, permissions, outbox jobs, incidents, users."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.actor import Actor
from engine.domain.bundle import Bundle, process_id_of, slug_of
from engine.domain.errors import (
    IllegalTransitionError,
    InvalidPackageError,
    NotPermittedError,
    StepFailedError,
    WeakPasswordError,
)
from engine.domain.incident import Attempt, Incident
from engine.domain.outbox import GIVE_UP_AFTER, JobStatus, OutboxJob
from engine.domain.permissions import Permission, acting_roles, may, require
from engine.domain.problem import Problem
from engine.domain.user import User

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


def bundle(**changed: str) -> Bundle:
    files = {
        "processes/bna-x/bna-x.bpmn": "<own/>",
        "processes/com-y/com-y.bpmn": "<called/>",
        "forms/bna-x/f_a.form": "{}",
    }
    return Bundle("bna-x", {**files, **changed})


def test_a_bundle_finds_its_diagrams_and_forms() -> None:
    found = bundle()

    assert [path for path, _ in found.diagrams()] == [
        "processes/bna-x/bna-x.bpmn",
        "processes/com-y/com-y.bpmn",
    ]
    assert found.process_id == "bna_x"
    assert found.diagram("com_y") == "<called/>"
    assert found.diagram("com_z") is None
    assert found.form("bna_x", "f_a") == "{}"
    assert found.form("com_y", "f_a") is None


def test_a_checksum_tells_any_change_of_any_file() -> None:
    changed = bundle(**{"forms/bna-x/f_a.form": '{"id": "f_a"}'})

    assert bundle().checksum == bundle().checksum
    assert changed.checksum != bundle().checksum


def test_package_and_process_names_translate_both_ways() -> None:
    assert slug_of(process_id_of("bna-santunan-jpst")) == "bna-santunan-jpst"


def actor(*roles: str) -> Actor:
    return Actor(office_id=UUID(int=1), user_id=UUID(int=2), name="Budi", roles=frozenset(roles))


def test_an_analyst_edits_and_a_supervisor_oversees() -> None:
    assert may(actor("analis_proses"), Permission.EDIT_PROCESSES)
    assert may(actor("supervisor", "trc"), Permission.SEE_ALL_CASES)
    assert not may(actor("trc"), Permission.SEE_ALL_CASES)


def test_a_missing_permission_is_refused() -> None:
    require(actor("supervisor"), Permission.RETRY_STEPS)

    with pytest.raises(NotPermittedError):
        require(actor("auditor"), Permission.RETRY_STEPS)


def test_the_counter_acts_for_applicants() -> None:
    user = User(
        id=UUID(int=2),
        office_id=UUID(int=1),
        login="sari",
        name="Sari",
        position="Front Office",
        roles=frozenset({"front_office"}),
        password_hash="",
    )

    assert user.as_actor().roles == {"front_office", "pemohon", "pengadu"}


@pytest.mark.parametrize(
    ("role", "actors"),
    [
        ("pemohon", {"front_office", "petugas_layanan"}),
        (
            "pengadu",
            {
                "front_office",
                "penerima_tamu",
                "petugas_meja",
                "petugas_pelayanan",
                "petugas_puskesos",
            },
        ),
        ("kpm", {"petugas_layanan"}),
        ("pelapor", {"penerima_tamu"}),
        ("pendamping", {"tim_monitoring"}),
        ("trc", set()),
    ],
)
def test_each_citizen_has_a_counter(role: str, actors: set[str]) -> None:
    assert acting_roles(role) == {role, *actors}


def job(attempts: int) -> OutboxJob:
    return OutboxJob(
        id=UUID(int=5),
        office_id=UUID(int=1),
        instance_id=UUID(int=6),
        topic="surat-pdf",
        due_at=NOW,
        attempts=attempts,
    )


def test_a_failed_job_waits_longer_each_time() -> None:
    waits = [job(attempts).next_try(at=NOW)[1] - NOW for attempts in range(3)]

    assert waits == [timedelta(seconds=2), timedelta(seconds=4), timedelta(seconds=8)]


def test_a_job_is_given_up_after_eight_failures() -> None:
    assert job(GIVE_UP_AFTER - 2).next_try(at=NOW)[0] is JobStatus.PENDING
    assert job(GIVE_UP_AFTER - 1).next_try(at=NOW)[0] is JobStatus.DEAD


def test_an_incident_is_resolved_once() -> None:
    incident = Incident(
        id=UUID(int=1),
        instance_id=UUID(int=2),
        attempt=Attempt.FIRE_TIMER,
        token_id=UUID(int=3),
        process_id="p",
        element_id="g",
        code="no_branch",
        detail="",
        raised_at=NOW,
    )

    incident.resolve(at=NOW)

    assert incident.resolved_at == NOW
    with pytest.raises(IllegalTransitionError):
        incident.resolve(at=NOW)


def test_refusals_carry_their_facts() -> None:
    problem = Problem(code="xml_broken", file="a.bpmn")

    assert InvalidPackageError([problem]).problems == (problem,)
    assert WeakPasswordError(10).minimum == 10
    assert (StepFailedError("g", "no_branch").element_id, StepFailedError("g", "x").code) == (
        "g",
        "x",
    )
