"""An expression is tried on values of one's own."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.domain.errors import UnusableContextError
from engine.services.playground import (
    DEEPEST,
    MOST_BYTES,
    Fault,
    Tried,
    names_in,
    read_context,
    read_value,
    try_expression,
    try_unary_tests,
)

NOW = datetime(2026, 8, 17, 2, 30, tzinfo=UTC)


def test_a_value_comes_as_feel_and_as_json_with_its_type() -> None:
    tried = try_expression("{umur: umur, hari: today()}", context={"umur": 65}, at=NOW)

    assert tried == Tried(
        value_text='{umur: 65, hari: @"2026-08-17"}',
        json_text='{"umur": 65, "hari": "2026-08-17"}',
        type_name="context",
    )


def test_names_of_the_context_may_have_several_words_at_any_depth() -> None:
    context = read_context(b'{"Data Pemohon": [{"Jumlah Anak": 3}]}')

    tried = try_expression("Data Pemohon[1].Jumlah Anak + 1", context=context, at=NOW)

    assert tried.value_text == "4"
    assert names_in(context) == {"Data Pemohon", "Jumlah Anak"}


def test_numbers_of_a_context_are_exact() -> None:
    context = read_context(b'{"a": 0.1, "b": 0.2}')

    assert context == {"a": Decimal("0.1"), "b": Decimal("0.2")}
    assert try_expression("a + b", context=context, at=NOW).value_text == "0.3"


def test_a_text_that_cannot_be_read_is_a_fault_with_its_place() -> None:
    fault = try_expression("1 +\n  )", context={}, at=NOW).fault

    assert fault is not None
    assert (fault.code, fault.line, fault.column) == ("unexpected_token", 2, 3)


def test_an_unknown_name_is_a_fault_with_the_nearest_known_one() -> None:
    fault = try_expression("umurr > 3", context={"umur": 1}, at=NOW).fault

    assert fault is not None
    assert (fault.code, fault.facts["suggestion"]) == ("unknown_name", "umur")


def test_what_asks_for_too_much_is_a_fault() -> None:
    tried = try_expression("for a in 1..10**9 return a", context={}, at=NOW)

    assert isinstance(tried.fault, Fault)


def test_a_value_that_json_cannot_say_has_no_json() -> None:
    tried = try_expression("function(a) a", context={}, at=NOW)

    assert (tried.value_text, tried.json_text, tried.type_name) == ("function(a)", None, "function")


def test_a_value_is_tested_as_by_a_cell() -> None:
    passed = try_unary_tests("< batas, 10", tested=10, context={"batas": 5}, at=NOW)
    failed = try_unary_tests("< batas, 10", tested=7, context={"batas": 5}, at=NOW)

    assert (passed.value_text, failed.value_text) == ("true", "false")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[1]",
        b'"a"',
        b"\xff\xfe\xfa",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
        b"[" * 900_000,
        b'{"a": "' + b"x" * MOST_BYTES + b'"}',
    ],
)
def test_what_is_no_object_or_too_much_of_one_is_refused(raw: bytes) -> None:
    with pytest.raises(UnusableContextError):
        read_context(raw)


def test_a_context_as_deep_as_allowed_is_read() -> None:
    inner = DEEPEST - 1

    assert read_context(b'{"a": ' + b"[" * inner + b"]" * inner + b"}")
    assert read_value(b"[1, null]") == [1, None]
