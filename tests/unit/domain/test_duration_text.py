"""Durations as people write them into standards."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.duration_text import MOST_CHARACTERS, Reading, Remark, read_duration
from engine.domain.durations import Duration, from_iso
from engine.library import Library, read_standard

LIBRARY = Library(Path(__file__).parents[3])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("14 (empat belas) hari kerja", "P14HK"),
        ("empat belas (14) hari kerja", "P14HK"),
        ("Paling lama 60 (enam puluh) Hari Kerja sejak berkas lengkap", "P60HK"),
        ("dua puluh lima harikerja", "P25HK"),
        ("seratus dua puluh hari kerja", "P120HK"),
        ("dua ratus lima puluh satu hari kerja", "P251HK"),
        ("sebelas hari kerja", "P11HK"),
        ("10 hari kalender", "P10D"),
        ("2 Bulan", "P2M"),
        ("3 Bulan", "P3M"),
        ("1 Minggu", "P7D"),
        ("dua minggu", "P14D"),
        ("1 Tahun", "P12M"),
        ("1 Jam", "PT60M"),
        ("± 30 menit", "PT30M"),
        ("1 jam 30 menit", "PT90M"),
        ("7 hari kerja, 5 jam dan 50 menit", "P7HKT350M"),
        ("  2\n bulan ", "P2M"),
    ],
)
def test_a_plain_duration_is_a_promise(text: str, iso: str) -> None:
    assert read_duration(text) == Reading(duration=from_iso(iso))


@pytest.mark.parametrize(
    "text",
    [
        "Kondisional",
        "Jangka Waktu Kondisional (Menyesuaikan jadwal penyaluran bantuan dari Kemensos RI)",
        "Proses pendampingan dilaksanakan sampai dengan KPM menerima bantuan",
        "Setiap bulan",
    ],
)
def test_what_depends_on_others_has_no_due_date(text: str) -> None:
    assert read_duration(text) == Reading(depends=True)


def test_a_promise_may_depend_on_others_as_well() -> None:
    found = read_duration("2 Bulan, kondisional (menyesuaikan jadwal penyaluran bantuan)")

    assert found == Reading(duration=Duration(months=2), depends=True)


@pytest.mark.parametrize(
    "text",
    [
        "3-5 hari kerja",
        "3 \N{EN DASH} 5 hari kerja",
        "3 s/d 5 hari kerja",
        "3 (tiga) sampai dengan 5 (lima) hari kerja",
        "5 sampai 3 hari kerja",
    ],
)
def test_a_range_promises_its_longer_end(text: str) -> None:
    found = read_duration(text)

    assert (found.duration, found.least) == (Duration(working_days=5), Duration(working_days=3))
    assert (found.depends, found.remarks) == (False, ())


@pytest.mark.parametrize(
    ("text", "duration", "remarks"),
    [
        ("3 hari", Duration(working_days=3), (Remark.PLAIN_DAYS,)),
        ("14 (empat) hari kerja", Duration(working_days=14), (Remark.WORDS_DIFFER,)),
        ("14 (kerja) bulan", Duration(months=14), (Remark.WORDS_DIFFER,)),
        (
            "14 (empat) hari",
            Duration(working_days=14),
            (Remark.PLAIN_DAYS, Remark.WORDS_DIFFER),
        ),
    ],
)
def test_a_doubtful_promise_has_remarks(
    text: str, duration: Duration, remarks: tuple[Remark, ...]
) -> None:
    assert read_duration(text) == Reading(duration=duration, remarks=remarks)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("", (Remark.NONE,)),
        ("cepat", (Remark.NONE,)),
        ("3 harian", (Remark.UNREAD, Remark.NONE)),
        ("0 hari kerja", (Remark.UNREAD, Remark.NONE)),
        ("1,5 jam", (Remark.UNREAD, Remark.NONE)),
        ("1\N{MULTIPLICATION SIGN}24 jam", (Remark.UNREAD, Remark.NONE)),
        ("22 menit / 1 hari kerja", (Remark.SEVERAL,)),
        ("2 hari kerja, 3 hari kerja", (Remark.SEVERAL,)),
        ("30 menit 1 jam", (Remark.SEVERAL,)),
        ("ringan 2, berat 60 hari kerja", (Remark.UNREAD,)),
        ("1 jam " * MOST_CHARACTERS, (Remark.TOO_LONG,)),
    ],
)
def test_what_is_unsure_is_no_promise(text: str, remarks: tuple[Remark, ...]) -> None:
    assert read_duration(text) == Reading(remarks=remarks)


@pytest.mark.parametrize("key", LIBRARY.packages())
def test_every_standard_of_ours_says_what_its_words_say(key: str) -> None:
    text = LIBRARY.files(key).get(f"processes/{key}/standar.yaml", "")
    standard = read_standard(text)
    iso = (standard.document.get("waktu") or {}).get("durasi")

    found = read_duration(standard.duration)

    assert found.duration == (from_iso(iso) if iso else None)


WORDS = st.sampled_from(
    ["1", "14", "0", "(", ")", "dua", "belas", "puluh", "hari", "kerja", "bulan", "-", "s/d", ","]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=120).map(" ".join)))
def test_no_text_is_too_strange_to_be_judged(text: str) -> None:
    found = read_duration(text)

    assert found.duration is not None or found.depends or found.remarks
    assert found.duration != Duration()
