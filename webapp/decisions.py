"""The decision tables of a service: to be read, and tried out on values of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, render_template, request

from engine.domain.decision_fault import DECISION_FAILED
from engine.domain.errors import InvalidSubmissionError
from engine.domain.permissions import Permission, require
from engine.messages.decision_tables import describe_policy
from engine.messages.failures import describe_failure
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import decisions
from engine.services.decisions import Trial
from engine.services.deployed import Deployed
from webapp.auth import signed_in
from webapp.context import actor, now, reading
from webapp.decision_tables import shown
from webapp.problems import worded
from webapp.services import newest

ASKED = "keputusan"
# So that no variable can have the name of the page's own argument.
MARK = "isian."

blueprint = Blueprint("decisions", __name__, url_prefix="/layanan")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was asked of which decision: the typed answers, and what came of them."""

    decision_id: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    trial: Trial | None = None
    problems: Mapping[str, list[str]] = field(default_factory=dict)


@blueprint.get("/<key>/keputusan")
@signed_in
def show(key: str) -> str:
    return _page(key, decision_id="", given={})


@blueprint.post("/<key>/keputusan")
@signed_in
def try_out(key: str) -> str:
    """Show what a decision comes to on the typed answers, which no address should tell."""
    given = {
        name.removeprefix(MARK): text
        for name, text in request.form.items()
        if name.startswith(MARK)
    }
    return _page(key, decision_id=request.form.get(ASKED, ""), given=given)


def _page(key: str, *, decision_id: str, given: Mapping[str, str]) -> str:
    require(actor(), Permission.READ_DECISIONS)
    with reading() as work:
        found = newest(work, key)
        asked = _asked(work, found, decision_id, given) if decision_id else Asked()
    return render_template(
        "services/decisions.html",
        found=found,
        sheets=decisions.sheets(found),
        asked=asked,
        mark=MARK,
        describe_policy=describe_policy,
        shown=shown,
        fault=_fault(asked.trial),
    )


def _asked(work: UnitOfWork, found: Deployed, decision_id: str, given: Mapping[str, str]) -> Asked:
    try:
        trial = decisions.try_out(work, found, decision_id=decision_id, given=given, at=now())
    except InvalidSubmissionError as error:
        return Asked(decision_id=decision_id, given=given, problems=worded(error))
    return Asked(decision_id=decision_id, given=given, trial=trial)


def _fault(trial: Trial | None) -> str:
    if trial is None or trial.fault is None:
        return ""
    return describe_failure(DECISION_FAILED, trial.fault.write())
