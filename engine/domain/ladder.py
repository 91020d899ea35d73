"""The ladder of escalation: who is told when how much of the time has passed, and what is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

HALF, SOON, DUE, FAR = 50, 80, 100, 150  # per cent of the time that there is
LEVELS = (HALF, SOON, DUE, FAR)
# Citizens are reminded; nobody is set above them.
REMINDERS = (HALF, SOON)
# Whoever the office says is above the holder; in diagrams beside the keys of roles.
FIRST_SUPERIOR, SECOND_SUPERIOR = "atasan1", "atasan2"


class Told(StrEnum):
    """Who is told: who holds the task (or may take it), and those above, nearest first.

    `LAST` is whoever must act when all others have been told: the second above, as a rule.
    """

    HOLDER = "holder"
    FIRST = "first"
    SECOND = "second"
    LAST = "last"


class Party(StrEnum):
    """Whose lane it is: the office's own people, citizens, or another institution.

    The values are those of `alur:party` in diagrams.
    """

    OFFICE = ""
    CITIZEN = "warga"
    INSTITUTION = "lembaga"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """What happens at a level: the notice `code`, or `case_code` for a clock, goes to those `told`.

    `opens` gives a taken task back to everybody of its role; `asks` makes those told reassign the
    task or give a reason.
    """

    code: str
    case_code: str
    told: tuple[Told, ...]
    opens: bool = False
    asks: bool = False


RUNGS: Mapping[int, Rung] = {
    HALF: Rung(code="N-24", case_code="N-44", told=(Told.HOLDER,)),
    SOON: Rung(code="N-21", case_code="N-41", told=(Told.HOLDER, Told.FIRST)),
    DUE: Rung(code="N-22", case_code="N-42", told=(Told.FIRST, Told.SECOND), opens=True),
    FAR: Rung(code="N-25", case_code="N-45", told=(Told.LAST,), asks=True),
}


def above_holder(first: str, second: str, last: str | None = None) -> Mapping[Told, str]:
    return {Told.FIRST: first, Told.SECOND: second, Told.LAST: second if last is None else last}


@dataclass(frozen=True, kw_only=True, slots=True)
class LadderPlan:
    """The ladder of one task or case, as its diagram has it.

    `above` says who is told beside the holder: roles, superiors, or empty for nobody.
    """

    levels: tuple[int, ...] = LEVELS
    above: Mapping[Told, str] = field(
        default_factory=lambda: above_holder(FIRST_SUPERIOR, SECOND_SUPERIOR)
    )
    party: Party = Party.OFFICE

    def next_level(self, after: int) -> int | None:
        return next((it for it in self.levels if it > after), None)
