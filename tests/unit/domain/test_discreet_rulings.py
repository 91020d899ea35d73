"""A history tells how decisions came out, and nothing of the persons that they are about."""

from dataclasses import replace
from time import thread_time
from typing import Any

import pytest

from engine.domain.discreet_rulings import Secrets, discreet
from engine.domain.ruling import HeldRule, Look, Ruling

NIK = "3304991008701008"
SECRETS: Secrets = {
    "nik": "nik",
    "disabilitas": None,
    "pemohon.hp": "phone",
    "anggota.penyakit": None,
}


def ruling(*looks: Look, name: str = "Kelayakan", is_asked: bool = True, **result: Any) -> Ruling:
    return Ruling(
        process_id="uji",
        element_id="x",
        name=name,
        looks=looks,
        rules=(HeldRule(number=2, remark="Lansia"),),
        results=(result,),
        is_asked=is_asked,
        names=(name, name.lower().replace(" ", "_")),
        text=" ".join(it.text for it in looks),
    )


def look(text: str, value: Any) -> Look:
    return Look(label=text.title(), text=text, value=value)


def told(text: str, value: Any) -> Any:
    [found] = discreet([ruling(look(text, value))], SECRETS)
    return found.looks[0].value


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("usia", 67, 67),
        ("nik", NIK, "330499******1008"),
        (" nik ", NIK, "330499******1008"),
        ("nik", None, None),
        ("substring(nik, 7, 6)", "100870", "****"),
        ("disabilitas", "berat", "****"),
        ('disabilitas = "berat"', True, "****"),
        ("pemohon.hp", "081234561101", "0812-****-1101"),
        ("pemohon", {"hp": "081234561101"}, "****"),
        ("pemohon . hp", "081234561101", "****"),
        ("pemohon.nama", "Siti", "Siti"),
        ("anggota[1].penyakit", "TB", "****"),
        ("jumlah_disabilitas", 2, 2),
        ("data.disabilitas", "berat", "****"),
        ("data.disabilitas_lain", 2, 2),
        ("ibu.nik_lama", "1", "1"),
    ],
)
def test_what_was_looked_at_is_told_as_on_other_pages(text: str, value: Any, shown: Any) -> None:
    assert told(text, value) == shown


def test_identity_numbers_are_hidden_wherever_they_stand() -> None:
    value = {"kode": [f"KTP {NIK}", 7, None]}

    assert told("catatan", value) == {"kode": ["KTP 330499******1008", 7, None]}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (int(NIK), "330499******1008"),
        (-int(NIK), "330499******1008"),
        (float(NIK), "330499******1008"),
        (10**16, 10**16),
        (10**15 - 1, 10**15 - 1),
        (1 / 3, 1 / 3),
        (True, True),
        ({NIK: {f"KK {NIK}": 1}}, {"330499******1008": {"KK 330499******1008": 1}}),
    ],
)
def test_numbers_and_names_of_entries_are_no_way_around(value: Any, shown: Any) -> None:
    assert told("catatan", value) == shown


def test_names_of_hidden_entries_are_told_without_identity_numbers() -> None:
    inner = replace(ruling(look("disabilitas", 1), is_asked=False), results=({NIK: 1},))

    [found] = discreet([inner], SECRETS)

    assert found.results == ({"330499******1008": "****"},)


def test_long_texts_are_skimmed() -> None:
    wide = replace(ruling(is_asked=False), text="1" + " " * 100_000 + "1")
    start = thread_time()

    [*discreet([wide] * 50, dict.fromkeys(f"pemohon.nama{it}" for it in range(30)))]

    assert thread_time() - start < 1


def test_the_result_that_a_step_asked_for_is_told_without_identity_numbers() -> None:
    [found] = discreet([ruling(look("disabilitas", "berat"), bantuan="kursi", kode=NIK)], SECRETS)

    assert found.results == ({"bantuan": "kursi", "kode": "330499******1008"},)
    assert found.rules == (HeldRule(number=2, remark="Lansia"),)


def test_what_was_made_of_hidden_data_on_the_way_is_hidden_too() -> None:
    inner = ruling(
        look("disabilitas", "berat"), name="Tingkat rentan", is_asked=False, tingkat="tinggi"
    )
    outer = ruling(look("Tingkat rentan", "tinggi"), look("usia", 67), layak=True)

    first, last = discreet([inner, outer], SECRETS)

    assert (first.rules, first.results) == (None, ({"tingkat": "****"},))
    assert [it.value for it in last.looks] == ["****", 67]
    assert last.results == ({"layak": True},)


@pytest.mark.parametrize(
    "name", ["Tingkat rentan", "Tingkat\n rentan", "tingkat_rentan", "lain.tingkat_rentan"]
)
def test_it_is_hidden_under_each_of_its_names(name: str) -> None:
    inner = ruling(look("disabilitas", "berat"), name="Tingkat rentan", is_asked=False, t="tinggi")

    _, last = discreet([inner, ruling(look(name, "tinggi"))], SECRETS)

    assert last.looks[0].value == "****"


def test_texts_count_where_nothing_was_looked_at() -> None:
    quiet = replace(ruling(name="Tingkat", is_asked=False, t="TB"), text="anggota.penyakit")

    [found] = discreet([quiet], SECRETS)

    assert found.results == ({"t": "****"},)


def test_what_was_made_of_open_data_on_the_way_is_told() -> None:
    inner = ruling(look("usia", 67), name="Golongan", is_asked=False, golongan="lansia")

    [found] = discreet([inner], SECRETS)

    assert found == inner
