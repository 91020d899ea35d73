"""Absences: their days, who stands in for whom, and under which name."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from engine.domain.absence import (
    Absence,
    AbsenceKind,
    is_close,
    may_enter,
    principal,
    stand_ins,
    stood_in_for,
)
from engine.domain.errors import (
    AbsenceBegunError,
    AbsenceNotRunningError,
    AbsenceOverError,
    AbsenceOverlapsError,
    EndBeforeBeginningError,
    EndMissingError,
)
from engine.domain.user import User, superiors

TODAY = date(2026, 12, 1)
KADIS, AGUNG, BUDI, SARI, NINGSIH = (UUID(int=it) for it in range(11, 16))


def absence(user_id: UUID = KADIS, deputy_id: UUID | None = None, **changes: Any) -> Absence:
    facts: dict[str, Any] = {
        "id": UUID(int=user_id.int + 100),
        "user_id": user_id,
        "first_day": TODAY,
        "last_day": date(2026, 12, 3),
        "kind": AbsenceKind.LEAVE,
        "deputy_id": deputy_id,
        "note": "",
        "entered_by": "Ningsih",
        "at": datetime(2026, 11, 30, 3, tzinfo=UTC),
    }
    return Absence(**facts | changes)


def user(user_id: UUID, name: str, position: str, *roles: str, above: UUID | None = None) -> User:
    return User(
        id=user_id,
        office_id=UUID(int=1),
        login=name.lower(),
        name=name,
        position=position,
        roles=frozenset(roles),
        password_hash="",
        superior_id=above,
    )


PEOPLE: Mapping[UUID, User] = {
    it.id: it
    for it in (
        user(KADIS, "Suharto", "Kepala Dinas", "kepala_dinas", "pimpinan"),
        user(AGUNG, "Agung Prastowo", "Sekretaris", "sekretaris", "pimpinan", above=KADIS),
        user(BUDI, "Budi", "Kepala Bidang", "supervisor", above=AGUNG),
        user(SARI, "Sari", "Petugas loket", "front_office", above=BUDI),
        user(NINGSIH, "Ningsih", "Admin", "admin_kantor", "analis_proses", "bendahara"),
    )
}


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2026, 11, 30), False),
        (TODAY, True),
        (date(2026, 12, 3), True),
        (date(2026, 12, 4), False),
    ],
)
def test_the_first_and_the_last_day_belong_to_it(day: date, away: bool) -> None:  # noqa: FBT001 -- a table column
    assert absence().covers(day) is away


def test_a_vacancy_may_last_until_further_notice() -> None:
    vacant = absence(last_day=None, kind=AbsenceKind.VACANT)

    vacant.require_sound([], on=TODAY)

    assert vacant.covers(date(2036, 1, 1))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"last_day": None}, EndMissingError),
        ({"last_day": date(2026, 11, 30)}, EndBeforeBeginningError),
        ({"first_day": date(2025, 12, 1), "last_day": date(2025, 12, 3)}, AbsenceOverError),
    ],
)
def test_days_that_make_no_sense_are_refused(
    changes: Mapping[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        absence(**changes).require_sound([], on=TODAY)


@pytest.mark.parametrize(
    ("first", "last"),
    [(3, 9), (1, 1), (2, 2), (1, 9)],
)
def test_one_person_is_away_once_at_a_time(first: int, last: int) -> None:
    other = absence(first_day=date(2026, 12, first), last_day=date(2026, 12, last))

    with pytest.raises(AbsenceOverlapsError) as refused:
        absence().require_sound([other], on=TODAY)

    assert refused.value.first == other.first_day


def test_nothing_begins_after_a_vacancy_without_end() -> None:
    vacant = absence(last_day=None, kind=AbsenceKind.VACANT)

    with pytest.raises(AbsenceOverlapsError):
        absence(first_day=date(2030, 1, 1), last_day=date(2030, 1, 2)).require_sound(
            [vacant], on=TODAY
        )


def test_one_may_follow_the_other() -> None:
    following = absence(first_day=date(2026, 12, 4), last_day=date(2026, 12, 4))

    following.require_sound([absence()], on=TODAY)


@pytest.mark.parametrize(("today", "last"), [(1, 1), (2, 1), (3, 2)])
def test_who_is_back_was_away_until_the_day_before(today: int, last: int) -> None:
    ended = absence().ended(on=date(2026, 12, today))

    assert ended.last_day == date(2026, 12, last)


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 12, 4)])
def test_only_a_running_absence_is_ended(today: date) -> None:
    with pytest.raises(AbsenceNotRunningError):
        absence().ended(on=today)


def test_only_a_coming_absence_may_be_forgotten() -> None:
    absence().require_coming(on=date(2026, 11, 30))

    with pytest.raises(AbsenceBegunError):
        absence().require_coming(on=TODAY)


@pytest.mark.parametrize(
    ("absences", "expected"),
    [
        ([absence(KADIS, AGUNG)], {KADIS: AGUNG}),
        ([absence(KADIS)], {}),
        ([absence(KADIS, AGUNG), absence(AGUNG, BUDI)], {KADIS: BUDI, AGUNG: BUDI}),
        ([absence(KADIS, AGUNG), absence(AGUNG)], {}),
        ([absence(KADIS, AGUNG), absence(AGUNG, KADIS)], {}),
        ([absence(KADIS, AGUNG), absence(AGUNG, BUDI), absence(BUDI, AGUNG)], {}),
        ([absence(KADIS, AGUNG, first_day=date(2026, 12, 2))], {}),
        (
            [absence(KADIS, AGUNG), absence(AGUNG, BUDI, first_day=date(2026, 12, 2))],
            {KADIS: AGUNG},
        ),
    ],
)
def test_a_deputy_who_is_away_too_is_stood_in_for_and_nobody_goes_round(
    absences: list[Absence], expected: Mapping[UUID, UUID]
) -> None:
    assert stand_ins(absences, on=TODAY) == expected


def acting(user_id: UUID, *absences: Absence) -> Any:
    mine = stood_in_for(user_id, absences, on=TODAY)
    return PEOPLE[user_id].as_actor(principals=[principal(it, PEOPLE[it.user_id]) for it in mine])


def test_a_deputy_has_the_roles_of_the_absent_person_and_their_own() -> None:
    agung = acting(AGUNG, absence(KADIS, AGUNG))

    assert agung.roles == {"sekretaris", "pimpinan", "kepala_dinas"}
    assert agung.stands_in_for == {KADIS}
    assert (agung.acts_for(KADIS), agung.acts_for(AGUNG)) == (True, True)
    assert (agung.acts_for(BUDI), agung.acts_for(None)) == (False, False)


def test_roles_for_citizens_are_lent_and_those_of_the_office_are_not() -> None:
    assert acting(BUDI, absence(SARI, BUDI)).roles == {
        "supervisor",
        "front_office",
        "pemohon",
        "pengadu",
    }
    assert acting(BUDI, absence(NINGSIH, BUDI)).roles == {"supervisor", "bendahara"}


def test_without_a_principal_people_have_their_own_roles() -> None:
    assert acting(AGUNG, absence(KADIS, BUDI)) == PEOPLE[AGUNG].as_actor()


@pytest.mark.parametrize(
    ("role", "holder", "name"),
    [
        ("kepala_dinas", None, "Agung Prastowo (Plh. Kepala Dinas)"),
        ("kepala_dinas", KADIS, "Agung Prastowo (Plh. Kepala Dinas)"),
        ("pimpinan", None, "Agung Prastowo"),
        ("pimpinan", KADIS, "Agung Prastowo (Plh. Kepala Dinas)"),
        ("sekretaris", AGUNG, "Agung Prastowo"),
        ("sekretaris", None, "Agung Prastowo"),
        ("trc", None, "Agung Prastowo"),
    ],
)
def test_the_title_stands_on_record_for_what_only_the_deputy_may(
    role: str, holder: UUID | None, name: str
) -> None:
    agung = acting(AGUNG, absence(KADIS, AGUNG))

    assert agung.on_record({role}, holder=holder).name == name


def test_in_a_vacant_post_the_deputy_is_its_acting_holder() -> None:
    vacant = absence(KADIS, AGUNG, kind=AbsenceKind.VACANT, last_day=None)

    agung = acting(AGUNG, vacant)

    assert agung.on_record({"kepala_dinas"}).name == "Agung Prastowo (Plt. Kepala Dinas)"


def names(user_id: UUID, people: Mapping[UUID, User] = PEOPLE) -> list[str]:
    return [it.name for it in superiors(user_id, people)]


def test_superiors_go_up_and_never_round() -> None:
    assert names(SARI) == ["Budi", "Agung Prastowo", "Suharto"]
    assert names(KADIS) == []
    round_about = {**PEOPLE, KADIS: user(KADIS, "Suharto", "Kepala Dinas", above=BUDI)}
    assert names(SARI, round_about) == ["Budi", "Agung Prastowo", "Suharto"]
    assert names(AGUNG, round_about) == ["Suharto", "Budi"]


@pytest.mark.parametrize(
    ("who", "whose", "may"),
    [
        (SARI, SARI, True),
        (BUDI, SARI, True),
        (KADIS, SARI, True),
        (SARI, BUDI, False),
        (NINGSIH, BUDI, True),
        (BUDI, NINGSIH, False),
    ],
)
def test_superiors_and_the_administrator_enter_for_others(
    who: UUID,
    whose: UUID,
    may: bool,  # noqa: FBT001 -- a table column
) -> None:
    assert may_enter(whose, PEOPLE, actor=acting(who)) is may


def test_who_stands_in_for_a_superior_enters_for_those_below() -> None:
    assert not is_close(AGUNG, PEOPLE, actor=acting(BUDI))
    assert is_close(AGUNG, PEOPLE, actor=acting(BUDI, absence(KADIS, BUDI)))
