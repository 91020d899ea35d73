"""The command that tries an expression."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import alur

LATE_IN_JAKARTA = datetime(2026, 8, 17, 16, 30, tzinfo=UTC)


def feel(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(alur, ["feel", *arguments], input=given)


@pytest.fixture
def data(tmp_path: Path) -> str:
    file = tmp_path / "data.json"
    file.write_text(json.dumps({"umur": 65, "Jumlah Anak": 2}), encoding="utf-8")
    return str(file)


def test_the_result_is_printed_as_feel(data: str) -> None:
    result = feel('if umur >= 60 then "lansia" else "bukan"', "--context", data)

    assert (result.exit_code, result.output) == (0, '"lansia"\n')


def test_the_data_may_come_from_the_input_and_names_may_have_spaces() -> None:
    result = feel("Jumlah Anak + 1", "--context", "-", given='{"Jumlah Anak": 2}')

    assert result.output == "3\n"


def test_without_data_there_are_no_names() -> None:
    result = feel("umur")

    assert result.exit_code == 1
    assert "Nama “umur” tidak dikenal." in result.stderr


def test_the_result_may_be_json(data: str) -> None:
    result = feel('{hari: date("2026-08-17"), umur: umur / 2}', "--json", "--context", data)

    assert json.loads(result.output) == {"hari": "2026-08-17", "umur": 32.5}


def test_what_json_cannot_say_is_refused_as_json() -> None:
    result = feel("function(a) a", "--json")

    assert result.exit_code == 1
    assert "Hasil berjenis function tidak dapat disimpan." in result.stderr


def test_a_value_is_tested_as_by_a_cell() -> None:
    assert feel("[60..70], > 90", "--input", "65").output == "true\n"
    assert feel('"baru", "ulang"', "--input", '"lama"').output == "false\n"


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Jakarta", "2026-08-17"), ("Asia/Jayapura", "2026-08-18")]
)
def test_the_day_is_that_of_the_zone(zone: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.cli.feel.utc_now", lambda: LATE_IN_JAKARTA)

    assert feel("today()", "--zone", zone).output == f'@"{day}"\n'


def test_a_fault_is_shown_below_its_line() -> None:
    result = feel("1 +\n\t2 )")

    assert result.exit_code == 1
    assert result.stderr == (
        "\t2 )\n\t  ^\nBaris 2, kolom 4: Tanda atau kata “)” tidak pada tempatnya.\n"
    )


def test_of_a_long_line_only_what_stands_around_the_place_is_shown() -> None:
    result = feel("a" * 4_001)

    assert result.exit_code == 1
    assert max(map(len, result.stderr.splitlines())) <= 120
    assert "paling panjang 4000 karakter" in result.stderr


def test_a_fault_without_a_place_is_one_sentence() -> None:
    result = feel("for i in 1..10**9 return 1")

    assert (result.exit_code, result.stderr) == (1, "Rumus terlalu lama dihitung.\n")


def test_data_that_is_no_object_is_refused() -> None:
    result = feel("1", "--context", "-", given="[1]")

    assert result.exit_code == 1
    assert "Data percobaan harus berupa satu objek JSON" in result.stderr
    assert "Traceback" not in result.stderr
