import pytest

from engine.domain.notice_text import LONGEST_TEXT, filled, places, sms_length, text_problems

ALLOWED = frozenset({"nomor", "kota", "tgl"})


def codes(text: str) -> list[str]:
    return [it.code for it in text_problems(text, allowed=ALLOWED)]


def test_a_text_is_filled_with_its_facts() -> None:
    assert filled("No. {nomor} di {kota}.", {"nomor": "7", "kota": ""}) == "No. 7 di …."


def test_a_fact_is_never_taken_for_a_text() -> None:
    assert filled("Atas nama {nama}.", {"nama": "{nomor}", "nomor": "7"}) == "Atas nama {nomor}."


def test_places_are_found_by_name() -> None:
    assert places("{nomor} di {kota}, {nomor}") == {"nomor", "kota"}


def test_a_sound_text_has_no_problems() -> None:
    assert codes("Dinsos {kota}: No. {nomor}.") == []


def test_a_misspelt_place_is_answered_with_the_one_that_was_meant() -> None:
    (problem,) = text_problems("No. {nomorr}", allowed=ALLOWED)

    assert problem.code == "misspelt_place"
    assert problem.facts == {"name": "nomorr", "suggestion": "nomor"}


def test_another_codes_place_is_refused() -> None:
    assert codes("Berkas {surat_dokter}") == ["unknown_place"]


@pytest.mark.parametrize(
    "hostile",
    [
        "{nomor.__class__}",
        "{nomor.__class__.__mro__[1]}",
        "{nomor[0]}",
        "{0}",
        "{}",
        "{nomor!r}",
        "{nomor:>99999999}",
        "{nomor:{kota}}",
        "{{nomor}}",
        "{ nomor }",
        "{NOMOR}",
    ],
)
def test_nothing_but_a_name_may_stand_between_braces(hostile: str) -> None:
    assert set(codes(hostile)) & {"bad_place", "stray_brace"}
    assert "99999999" not in filled(hostile, {"nomor": "7"}).replace(hostile, "")


def test_what_was_stored_hostile_reaches_nothing() -> None:
    assert filled("{nomor.__class__} {nomor:>9} {0}", {"nomor": "7"}) == "… … …"


@pytest.mark.parametrize("text", ["{nomor", "nomor}", "{{nomor}", "}{"])
def test_a_brace_on_its_own_is_refused(text: str) -> None:
    assert "stray_brace" in codes(text)


def test_a_text_is_one_line_of_bounded_length() -> None:
    assert codes("") == ["required"]
    assert codes("a\nb") == ["not_text"]
    assert codes("a" * (LONGEST_TEXT + 1)) == ["too_long"]


def test_a_letter_that_old_telephones_do_not_know_makes_an_sms_shorter() -> None:
    assert sms_length("Dinsos Kab. Banjarnegara: No. 3304-JPST-2611-00042-6?") == 160
    assert sms_length("Dinsos “Banjarnegara”") == 70
    assert sms_length("No. {nomor}") == 160
