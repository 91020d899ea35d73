"""Whom a ladder tells at its levels, in the words of a page."""

from collections.abc import Mapping

from engine.domain.ladder import (
    DUE,
    FAR,
    FIRST_SUPERIOR,
    HALF,
    RUNGS,
    SECOND_SUPERIOR,
    SOON,
    LadderPlan,
    Party,
    Told,
)
from webapp.formats import role_name

LEVEL_NAMES: Mapping[int, str] = {
    HALF: "Separuh waktu",
    SOON: "Hampir habis",
    DUE: "Jatuh tempo",
    FAR: "Sangat terlambat",
}
SUPERIORS: Mapping[str, str] = {
    FIRST_SUPERIOR: "atasan langsung",
    SECOND_SUPERIOR: "atasan kedua",
}
# The holder of a step, by whose lane it stands in. Another institution is not alarmed: whoever
# keeps in touch with it is told instead.
HOLDERS: Mapping[Party, str] = {
    Party.OFFICE: "pelaksana",
    Party.CITIZEN: "petugas yang membantu warga, sebagai pengingat",
}
LIAISON = "{name} sebagai penghubung"


def told_of_step(plan: LadderPlan, level: int) -> list[str]:
    """Return who is told when a step reaches a level; empty where its ladder has no such level."""
    return _named(plan, level, holder=HOLDERS.get(plan.party))


def told_of_case(plan: LadderPlan, level: int) -> list[str]:
    """Return the same for the whole case, which nobody holds."""
    return _named(plan, level, holder=None)


def _named(plan: LadderPlan, level: int, *, holder: str | None) -> list[str]:
    first = _above(plan, Told.FIRST)
    if first and plan.party is Party.INSTITUTION:
        first = LIAISON.format(name=first)
    names = {
        Told.HOLDER: holder or first,
        Told.FIRST: first,
        Told.SECOND: _above(plan, Told.SECOND),
        Told.LAST: _above(plan, Told.LAST),
    }
    people = RUNGS[level].told if level in plan.levels else ()
    return [*dict.fromkeys(names[it] for it in people if names[it])]


def _above(plan: LadderPlan, who: Told) -> str:
    name = plan.above[who]
    return SUPERIORS.get(name) or (role_name(name) if name else "")
