"""JSON has no dates: the model says which texts are some."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from engine.feel import YearsMonths
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    component,
    decision,
    given,
    item_type,
    literal,
    model,
    of_type,
    table,
)

PERSON = item_type("tOrang", component("lahir", of_type("date")))
MODEL = model(
    PERSON,
    item_type("tDaftar", of_type("tOrang"), isCollection="true"),
    given("tanggal", "date"),
    given("jam", "time"),
    given("saat", "date and time"),
    given("lama", "dayTimeDuration"),
    given("masa", "years and months duration"),
    item_type("tLahir", of_type("date"), allowed('> date("1900-01-01")')),
    given("lahir", "tLahir"),
    given("libur", "list<date>"),
    given("masa cuti", "context<mulai: date, hari: number>"),
    given("nama", "string"),
    given("orang", "tOrang"),
    given("semua", "tDaftar"),
    decision("d", table("- ; - -> 1", inputs=["batas: date", "tanggal: string"])),
    decision("e", literal("1")),
)


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("tanggal", "2026-03-02", date(2026, 3, 2)),
        ("tanggal", "besok", "besok"),
        ("tanggal", 5, 5),
        ("saat", "2026-03-02T08:30:00Z", datetime(2026, 3, 2, 8, 30, tzinfo=UTC)),
        ("lama", "P3D", timedelta(days=3)),
        ("masa", "P1Y", YearsMonths(12)),
        ("lahir", "1990-01-01", date(1990, 1, 1)),
        ("libur", ["2026-03-02"], [date(2026, 3, 2)]),
        ("masa cuti", {"mulai": "2026-03-02"}, {"mulai": date(2026, 3, 2)}),
        ("nama", "2026-03-02", "2026-03-02"),
        ("orang", {"lahir": "1990-01-01", "n": 1}, {"lahir": date(1990, 1, 1), "n": 1}),
        ("orang", "Sari", "Sari"),
        ("semua", [{"lahir": "1990-01-01"}], [{"lahir": date(1990, 1, 1)}]),
        ("semua", {"lahir": "1990-01-01"}, {"lahir": date(1990, 1, 1)}),
        ("batas", "2026-03-02", date(2026, 3, 2)),
        ("lain", "2026-03-02", "2026-03-02"),
    ],
)
def test_texts_become_what_the_model_declares(name: str, value: Any, found: Any) -> None:
    assert MODEL.inputs_from_json({name: value}) == {name: found}


@pytest.mark.parametrize("text", ["08:30:00", "08:30"])
def test_a_time_of_the_day_needs_no_seconds(text: str) -> None:
    assert MODEL.inputs_from_json({"jam": text}) == {"jam": time(8, 30)}


def test_a_model_tells_the_kinds_of_its_inputs() -> None:
    declared = model(given("lahir", "date"), given("usia", "number"), given("lain"))

    assert declared.input_kinds == {"lahir": "date", "usia": "number", "lain": "Any"}
