"""The people of the office, for its administrator to read."""

from flask import Blueprint, render_template

from engine.domain.permissions import Permission, require
from engine.services import roster
from webapp.auth import signed_in
from webapp.context import actor, now, reading

blueprint = Blueprint("people", __name__, url_prefix="/orang")


@blueprint.get("")
@signed_in
def index() -> str:
    require(actor(), Permission.SEE_PEOPLE)
    with reading() as work:
        people = work.users.all()
        away = roster.of_office(work, actor=actor(), at=now()).current
    superiors = {person.id: person.name for person in people}
    return render_template(
        "people/index.html",
        people=people,
        superiors=superiors,
        away={line.person.id: line for line in away},
    )
