"""What analysts write on disk."""

from pathlib import Path

import pytest

from engine.domain.errors import InvalidPackageError
from engine.library import Library, read_standard


def written(root: Path, name: str, content: bytes = b"x") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_packages_are_folders_with_a_diagram(tmp_path: Path) -> None:
    for name in ("b/b.bpmn", "a/a.bpmn", "a/salinan.bpmn", "c/standar.yaml"):
        written(tmp_path, f"processes/{name}")

    assert Library(tmp_path).packages() == ["a", "b"]


def test_a_package_has_its_diagrams_standard_and_forms(tmp_path: Path) -> None:
    for name in (
        "processes/a/a.bpmn",
        "processes/a/a.dmn",
        "processes/a/standar.yaml",
        "processes/a/catatan.txt",
        "processes/b/b.bpmn",
        "forms/a/f.form",
        "forms/a/f.form~",
    ):
        written(tmp_path, name)
    (tmp_path / "forms/a/map.form").mkdir()

    assert list(Library(tmp_path).files("a")) == [
        "processes/a/a.bpmn",
        "processes/a/a.dmn",
        "processes/a/standar.yaml",
        "forms/a/f.form",
    ]
    assert Library(tmp_path).files("tidak-ada") == {}


def test_shared_groups_are_no_package(tmp_path: Path) -> None:
    for name in ("forms/_blocks/orang.json", "forms/_blocks/catatan.txt", "forms/a/f.form"):
        written(tmp_path, name)
    library = Library(tmp_path)

    assert library.blocks() == {"orang": "x"}
    assert library.files("_blocks") == {}
    assert library.packages() == []
    assert [it.name for it in library.forms()] == ["f.form"]


def test_a_file_from_elsewhere_keeps_its_own_name(tmp_path: Path) -> None:
    written(tmp_path, "lain/f.form")
    path = tmp_path / "lain/f.form"

    assert Library(tmp_path / "pustaka").texts([path]) == {path.as_posix(): "x"}


def test_marks_of_editors_are_not_part_of_the_text(tmp_path: Path) -> None:
    written(tmp_path, "forms/a/f.form", b"\xef\xbb\xbf{\r\n}")

    assert Library(tmp_path).files("a") == {"forms/a/f.form": "{\n}"}


def test_every_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    written(tmp_path, "forms/a/f.form", b"{\n\xff}")
    written(tmp_path, "forms/a/g.form", b"{}")
    written(tmp_path, "processes/a/a.bpmn", b"\xff\xfe")

    with pytest.raises(InvalidPackageError) as refused:
        Library(tmp_path).files("a")

    assert [(it.code, it.file, it.line) for it in refused.value.problems] == [
        ("not_utf8", "processes/a/a.bpmn", 1),
        ("not_utf8", "forms/a/f.form", 2),
    ]


def test_a_standard_is_read_with_all_its_parts() -> None:
    found = read_standard(
        """
        judul: Santunan lanjut usia
        judul_pendek: Santunan
        kode: JPST
        kantor: Dinas Sosial
        unit: Bidang Sosial
        sk: {nomor: 041.7/127}
        persyaratan: [KTP, {nama: KK, jumlah: 2}]
        prosedur: [Datang]
        waktu: {teks: 3 bulan}
        biaya: {teks: gratis}
        produk: {teks: uang}
        pengaduan: {kanal: [loket]}
        catatan: [x]
        naskah_asli: |
          asli
        """
    )

    assert (found.title, found.short_title, found.code) == (
        "Santunan lanjut usia",
        "Santunan",
        "JPST",
    )
    assert (found.office, found.unit, found.decree) == (
        "Dinas Sosial",
        "Bidang Sosial",
        "041.7/127",
    )
    assert found.requirements == ("KTP", "KK \N{EN DASH} 2")
    assert (found.steps, found.channels, found.remarks) == (("Datang",), ("loket",), ("x",))
    assert (found.duration, found.fee, found.product) == ("3 bulan", "gratis", "uang")
    assert found.original == "asli"


@pytest.mark.parametrize("text", ["", "- a\n- b", "7"])
def test_what_is_no_standard_is_an_empty_one(text: str) -> None:
    found = read_standard(text)

    assert (found.title, found.requirements, found.document) == ("", (), {})


def test_parts_of_another_shape_are_read_as_far_as_they_can_be() -> None:
    found = read_standard("judul: A\nkode: 12\nsk: 5/2026\nwaktu: 1 hari\npengaduan: loket\n")

    assert (found.short_title, found.code, found.decree) == ("A", "12", "5/2026")
    assert (found.duration, found.channels) == ("1 hari", ())
