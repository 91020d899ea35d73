"""Everything that can be wrong with an answer: one code each, worded by the edge."""

from enum import StrEnum
from typing import Any

from engine.domain.errors import FieldProblem


class AnswerFault(StrEnum):
    """A member's comment lists the facts that come with it."""

    REQUIRED = "required"
    NOT_TEXT = "not_text"
    TOO_SHORT = "too_short"  # min
    TOO_LONG = "too_long"  # max
    PATTERN = "pattern"  # message: the form's own sentence, or None
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    NIK_LENGTH = "nik_length"
    NIK_PROVINCE = "nik_province"
    NIK_BIRTH = "nik_birth"
    NIK_SERIAL = "nik_serial"
    KK_LENGTH = "kk_length"
    KKS_LENGTH = "kks_length"
    CASE_NUMBER = "case_number"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"  # min
    TOO_LARGE = "too_large"  # max
    STEP = "step"  # step
    DECIMALS = "decimals"  # digits
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_YES_NO = "not_yes_no"
    BAD_DATE = "bad_date"
    PAST_DATE = "past_date"
    TOO_FEW_ITEMS = "too_few_items"  # min
    TOO_MANY_ITEMS = "too_many_items"  # max
    ONE_FILE_ONLY = "one_file_only"
    FILE_MISSING = "file_missing"
    FILE_TYPE = "file_type"  # name
    FILE_SIZE = "file_size"  # name, max_mb
    FILE_CONTENT = "file_content"  # name
    INVALID = "invalid"  # message: the form's own sentence, or None
    TOO_MUCH = "too_much"


class UnreadableError(Exception):
    """What was sent is no value of the field's type. Stays inside the form's modules."""

    def __init__(self, fault: AnswerFault, **facts: Any) -> None:
        super().__init__(fault)
        self.problem = problem(fault, **facts)


def problem(fault: AnswerFault, **facts: Any) -> FieldProblem:
    """Return the problem with a plain code, as it is stored and compared elsewhere."""
    return FieldProblem(code=fault.value, facts=facts)
