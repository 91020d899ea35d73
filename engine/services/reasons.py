"""Reasons that people give for what they decide about cases."""

from engine.domain.errors import FieldProblem, InvalidSubmissionError

FIELD = "alasan"
LONGEST = 500


def checked(reason: str) -> str:
    """Return the reason on one line; raises InvalidSubmissionError for none, or a very long one."""
    text = " ".join(reason.split())
    if not text:
        raise InvalidSubmissionError({FIELD: [FieldProblem(code="required")]})
    if len(text) > LONGEST:
        problem = FieldProblem(code="too_long", facts={"max": LONGEST})
        raise InvalidSubmissionError({FIELD: [problem]})
    return text
