"""One person has at most one running case of a service."""

from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.identity_numbers import fingerprint
from engine.domain.snapshot import Variables
from engine.domain.task import Task
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case

FIELD_TYPE = "nik"


def require_only_case(work: UnitOfWork, found: Case, task: Task, values: Variables) -> None:
    """Note whom the case is for, when the task's form asks for an identity number.

    Raises InvalidSubmissionError, naming the other case, when one is running for that person.
    """
    key = _identity_field(found, task)
    if key is None or values.get(key) is None:
        return
    holder = work.applicants.hold(
        fingerprint(values[key], key=work.office().identity_key),
        service=found.instance.definition_key,
        instance_id=found.instance.id,
    )
    if holder is not None:
        number = work.instances.get(holder).business_key
        problem = FieldProblem(code="case_exists", facts={"number": number})
        raise InvalidSubmissionError({key: [problem]})


def _identity_field(found: Case, task: Task) -> str | None:
    form = found.deployed.form(task.process_id, task.form_id)
    return next((it.key for it in form.fields() if it.alur_type == FIELD_TYPE), None)
