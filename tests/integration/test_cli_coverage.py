"""The command line shows which ways the stories of the tests have walked."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.bpmn.ways import read_ways
from engine.cli import alur
from tests.processes.case import ROOT

SKM = "com-skm"


@pytest.fixture
def ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All elements of the only procedure of a library."""
    shutil.copytree(ROOT / "processes" / SKM, tmp_path / "processes" / SKM)
    monkeypatch.setenv("ALUR_LIBRARY_DIR", str(tmp_path))
    text = (tmp_path / "processes" / SKM / f"{SKM}.bpmn").read_text(encoding="utf-8")
    return sorted(read_ways(text).elements)


def run(folder: Path, walked: list[str]) -> Result:
    record = folder / "walked.json"
    record.write_text(json.dumps({"com_skm": walked}), encoding="utf-8")
    arguments = ["coverage", "--walked", str(record), "--out", str(folder / "gambar")]
    return CliRunner().invoke(alur, arguments)


def test_when_everything_was_walked_the_counts_are_whole(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, ways)

    assert result.exit_code == 0
    assert result.output.splitlines()[1].split() == [SKM, "0/0", "1/1", "2/2"]
    assert "Cabang dan kejadian: 1 dari 1 dilalui." in result.output
    assert "Keadaan akhir: 2 dari 2 dicapai." in result.output


def test_what_was_missed_is_named(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, [it for it in ways if it not in {"t_14", "e_kosong"}])

    assert result.exit_code == 1
    assert f"{SKM}: kejadian belum dilalui: " in result.output
    assert f"{SKM}: keadaan akhir belum dilalui: Tidak diisi (e_kosong)" in result.output
    assert "Keadaan akhir: 1 dari 2 dicapai." in result.output


def test_the_picture_shows_what_was_missed(tmp_path: Path, ways: list[str]) -> None:
    run(tmp_path, [it for it in ways if it != "e_kosong"])

    svg = (tmp_path / "gambar" / f"{SKM}.svg").read_text(encoding="utf-8")
    assert 'class="end missed" data-element="e_kosong"' in svg
    assert 'class="end walked" data-element="e_terisi"' in svg
    assert ">Belum dilalui<" in svg


@pytest.mark.usefixtures("ways")
def test_without_a_record_the_command_says_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(alur, ["coverage", "--walked", str(tmp_path / "walked.json")])

    assert result.exit_code == 1
    assert "pytest tests/processes" in result.output
