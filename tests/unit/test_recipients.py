"""Whom the ladder turns to in an office."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid5

from engine.domain.ladder import LadderPlan, Party, Told, above_holder
from engine.domain.staff import Staff
from engine.domain.task import Task
from engine.domain.user import User
from engine.services.recipients import Recipients

OFFICE = UUID(int=1)
# Each with a role and the superior.
PEOPLE: Mapping[str, tuple[str, str | None]] = {
    "Agung": ("sekretaris", "Kadis"),
    "Budi": ("supervisor", "Agung"),
    "Dewi": ("trc", "Tuti"),
    "Joko": ("trc", "Budi"),
    "Kadis": ("kepala_dinas", None),
    "Tuti": ("supervisor", "Agung"),
}


def id_of(name: str) -> UUID:
    return uuid5(OFFICE, name)


def person(name: str, *, is_active: bool = True) -> User:
    role, superior = PEOPLE[name]
    return User(
        id=id_of(name),
        office_id=OFFICE,
        login=name.lower(),
        name=name,
        position=name,
        roles=frozenset({role}),
        password_hash="",
        superior_id=id_of(superior) if superior else None,
        is_active=is_active,
    )


def office(*, closed: tuple[str, ...] = (), deputies: Mapping[str, str] | None = None) -> Staff:
    found = deputies or {}
    people = [person(it, is_active=it not in closed) for it in PEOPLE]
    return Staff(
        people={it.id: it for it in people},
        away=frozenset(map(id_of, found)),
        deputies={id_of(name): id_of(deputy) for name, deputy in found.items() if deputy},
    )


def task(*, role: str = "trc", holder: str | None = None) -> Task:
    return Task(
        id=UUID(int=2),
        instance_id=UUID(int=3),
        process_id="p",
        element_id="e",
        name="Kunjungan",
        role=role,
        form_id=None,
        created_at=datetime(2026, 11, 23, tzinfo=UTC),
        assignee_id=id_of(holder) if holder else None,
    )


def told(
    kind: Told,
    *,
    of: Task | None = None,
    above: tuple[str, ...] = ("atasan1", "atasan2"),
    party: Party = Party.OFFICE,
    staff: Staff | None = None,
) -> list[str]:
    plan = LadderPlan(above=above_holder(*above), party=party)
    recipients = Recipients(staff=staff or office(), plan=plan, task=of)
    return [it.name for it in recipients.people([kind])]


def test_whoever_has_the_task_is_told_else_all_of_its_role() -> None:
    assert told(Told.HOLDER, of=task(holder="Joko")) == ["Joko"]
    assert told(Told.HOLDER, of=task()) == ["Dewi", "Joko"]


def test_superiors_are_those_of_each_holder() -> None:
    assert told(Told.FIRST, of=task(holder="Joko")) == ["Budi"]
    assert told(Told.FIRST, of=task()) == ["Budi", "Tuti"]
    assert told(Told.SECOND, of=task(holder="Joko")) == ["Agung"]


def test_at_the_end_of_a_chain_the_last_one_stays() -> None:
    assert told(Told.SECOND, of=task(holder="Agung", role="sekretaris")) == ["Kadis"]


def test_the_head_is_reminded_by_the_secretary() -> None:
    assert told(Told.FIRST, of=task(holder="Kadis", role="kepala_dinas")) == ["Agung"]


def test_of_several_who_hold_a_role_the_holders_superior_is_meant() -> None:
    assert told(Told.FIRST, of=task(holder="Dewi"), above=("supervisor", "-")) == ["Tuti"]
    assert told(Told.FIRST, above=("supervisor", "")) == ["Budi", "Tuti"]


def test_nobody_is_told_where_the_diagram_names_nobody() -> None:
    assert told(Told.SECOND, of=task(), above=("supervisor", "")) == []


def test_overseers_are_told_when_nobody_holds_the_role_that_is_named() -> None:
    assert told(Told.FIRST, of=task(), above=("camat", "")) == ["Budi", "Tuti"]
    assert (
        told(Told.FIRST, of=task(), above=("camat", ""), staff=office(closed=("Budi", "Tuti")))
        == []
    )


def test_the_last_is_the_second_unless_another_is_named() -> None:
    assert told(Told.LAST, of=task(), above=("supervisor", "sekretaris")) == ["Agung"]
    assert told(Told.LAST, of=task(), above=("a", "b", "kepala_dinas")) == ["Kadis"]


def test_other_institutions_are_not_alarmed_but_who_keeps_in_touch_is() -> None:
    of = task(holder="Joko")

    assert told(Told.HOLDER, of=of, above=("sekretaris", ""), party=Party.INSTITUTION) == ["Agung"]


def test_a_clock_has_no_holder_but_those_above_it() -> None:
    assert told(Told.HOLDER, above=("sekretaris", "kepala_dinas")) == ["Agung"]


def test_deputies_are_told_instead_of_the_absent() -> None:
    staff = office(deputies={"Budi": "Tuti"})

    assert told(Told.FIRST, of=task(holder="Joko"), staff=staff) == ["Tuti"]


def test_an_absent_holder_without_a_deputy_is_told_all_the_same() -> None:
    assert told(Told.HOLDER, of=task(holder="Joko"), staff=office(deputies={"Joko": ""})) == [
        "Joko"
    ]
