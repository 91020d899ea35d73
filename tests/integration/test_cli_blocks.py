"""The command line fills the groups that forms share."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import alur
from tests.processes.case import ROOT

JPST = "bna-santunan-jpst"
GROUP = {"type": "group", "id": "g", "properties": {"alur:block": "pemohon"}, "components": []}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library on disk that a test may spoil."""
    for folder in ("processes", "forms"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setenv("ALUR_LIBRARY_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def form(library: Path) -> Path:
    """A form with an empty shared group."""
    path = library / "forms" / "uji" / "f.form"
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "f", "components": [GROUP]}), encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(alur, arguments)


def test_a_form_is_filled_once(form: Path) -> None:
    first = run("blocks", str(form))
    filled = form.read_text(encoding="utf-8")
    again = run("blocks", str(form))

    assert first.output == "Diisi: forms/uji/f.form\n0 kesalahan, 0 peringatan.\n"
    assert '"g_nama"' in filled
    assert again.output == "0 kesalahan, 0 peringatan.\n"
    assert form.read_text(encoding="utf-8") == filled


def test_checking_names_the_form_and_changes_nothing(form: Path) -> None:
    before = form.read_text(encoding="utf-8")

    result = run("blocks", "--check")

    assert result.exit_code == 1
    assert "forms/uji/f.form: kesalahan: " in result.output
    assert "“alur blocks forms/uji/f.form”" in result.output
    assert form.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "f.form: kesalahan: Berkas formulir rusak"),
        (
            json.dumps({"components": [{**GROUP, "properties": {"alur:block": "pemohn"}}]}),
            "f.form [g]: kesalahan: Kelompok isian “g” memakai blok “pemohn”",
        ),
        (
            json.dumps(
                {
                    "components": [
                        {**GROUP, "properties": {"alur:block": "pemohon", "alur:omit": "nma"}}
                    ]
                }
            ),
            "menyebut “nma”, yang tidak ada di blok “pemohon”",
        ),
    ],
)
def test_a_form_that_cannot_be_filled_is_left_as_it_is(
    form: Path, text: str, sentence: str
) -> None:
    form.write_text(text, encoding="utf-8")

    result = run("blocks")

    assert result.exit_code == 1
    assert sentence in result.output
    assert form.read_text(encoding="utf-8") == text


def test_a_block_that_cannot_be_read_is_named(library: Path) -> None:
    (library / "forms/_blocks/pemohon.json").write_text("{", encoding="utf-8")

    result = run("check", JPST)

    assert result.exit_code == 1
    assert "Berkas forms/_blocks/pemohon.json rusak" in result.output


def test_a_block_that_is_not_utf_8_is_named(library: Path) -> None:
    (library / "forms/_blocks/pemohon.json").write_bytes(b"\xff")

    assert "forms/_blocks/pemohon.json:1: kesalahan: " in run("blocks").output
    assert "forms/_blocks/pemohon.json:1: kesalahan: " in run("check", JPST).output


def test_a_package_whose_form_left_its_block_has_an_error(library: Path) -> None:
    path = library / "forms" / JPST / "f_permohonan.form"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"label": "NIK"', '"label": "Nomor"'), encoding="utf-8")

    result = run("check", JPST)

    assert result.exit_code == 1
    assert f"Jalankan “alur blocks forms/{JPST}/f_permohonan.form”." in result.output


def test_a_broken_form_is_named_once(library: Path) -> None:
    (library / "forms" / JPST / "f_lpj.form").write_text("{", encoding="utf-8")

    result = run("check", JPST)

    assert result.output.count("Berkas formulir rusak") == 1
