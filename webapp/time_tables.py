"""The time table of a service: what it promises, who is told when, and what would be due when."""

from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request

from engine.domain.errors import InvalidSubmissionError
from engine.domain.what_if import read_start
from engine.messages import time_table as sentences
from engine.messages.amounts import target_amount
from engine.messages.explanations import describe_due, describe_explanation
from engine.services import forecast
from engine.services.forecast import Forecast, Outlook
from webapp.auth import signed_in
from webapp.context import now, office, reading
from webapp.ladder_words import LEVEL_NAMES, told_of_case, told_of_step
from webapp.problems import worded
from webapp.services import newest

blueprint = Blueprint("time_tables", __name__, url_prefix="/layanan")


@blueprint.get("/<key>/waktu")
@signed_in
def show(key: str) -> str:
    zone = ZoneInfo(office().zone)
    start = request.args.get("mulai", f"{now().astimezone(zone):%Y-%m-%dT%H:%M}")
    with reading() as work:
        found = newest(work, key)
        outlook = forecast.outlook(work, found, at=now())
        answer, problems = _answer(outlook, start)
    return render_template(
        "services/times.html",
        found=found,
        table=outlook.table,
        start=start,
        answer=answer,
        problems=problems,
        sentences=sentences,
        zone=zone,
        level_names=LEVEL_NAMES,
        told_of_case=told_of_case,
        told_of_step=told_of_step,
        target_amount=target_amount,
        describe_due=describe_due,
        describe_explanation=describe_explanation,
    )


def _answer(outlook: Outlook, start: str) -> tuple[Forecast | None, dict[str, list[str]]]:
    """Return what would be due when, or what is wrong with the question."""
    try:
        return outlook.since(read_start({"start": start}, zone=office().zone)), {}
    except InvalidSubmissionError as error:
        return None, worded(error)
