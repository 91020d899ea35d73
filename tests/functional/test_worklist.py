import re
from datetime import timedelta

import pytest

from tests.functional.browser import links
from tests.functional.cases import TASK, complete, play, start, waiting
from tests.functional.office import Served


def test_a_new_case_is_on_the_list_of_who_started_it(office: Served) -> None:
    task = start(office["sari"])

    page = office["sari"].get("/tugas")

    assert task in links(page, TASK)
    assert "Draf, belum bernomor" in page.text
    assert "Belum diisi" in page.text


def test_the_first_tab_with_something_to_do_opens(office: Served) -> None:
    play(office, until="telaah_manager")

    page = office["rahayu"].get("/tugas")

    assert re.search(r'aria-current="page" href="/tugas\?tampilan=antrean"', page.text)


def test_a_free_task_is_in_the_queue_of_its_role_alone(either_office: Served) -> None:
    play(either_office, until="telaah_manager", subject="Painem")

    assert "Painem" in either_office["rahayu"].get("/tugas?tampilan=antrean").text
    assert "Painem" not in either_office["kadis"].get("/tugas?tampilan=antrean").text
    assert "Painem" not in either_office["rahayu"].get("/tugas?tampilan=saya").text


def test_the_counter_does_applicants_tasks(office: Served) -> None:
    complete(office["sari"], start(office["sari"]), "terima_surat", diketahui_camat=False)

    assert "Lengkapi berkas" in office["rini"].get("/tugas?tampilan=antrean").text


def test_empty_lists_say_what_happens_next(office: Served) -> None:
    page = office["endang"].get("/tugas")

    assert "Antrean kosong" in page.text
    assert "Antrean peran Anda juga kosong" in office["endang"].get("/tugas?tampilan=saya").text


def test_an_empty_hand_is_shown_the_queue(office: Served) -> None:
    play(office, until="telaah_manager")

    assert "Lihat antrean" in office["rahayu"].get("/tugas?tampilan=saya").text


def test_who_may_start_a_case_finds_the_way(office: Served) -> None:
    assert "Mulai kasus baru" in office["sari"].get("/tugas").text
    assert "Mulai kasus baru" not in office["rahayu"].get("/tugas").text


def test_a_task_is_found_by_name_and_by_number(office: Served) -> None:
    play(office, until="telaah_manager", subject="Painem")
    number = re.search(r"3508-JPST-\d{4}-\d{5}-\d", office["rahayu"].get("/tugas").text)

    assert number
    assert waiting(office["rahayu"], "painem") == waiting(office["rahayu"], number[0])


def test_a_search_without_a_hit_offers_the_whole_list(office: Served) -> None:
    page = office["sari"].get("/tugas?tampilan=antrean&cari=Zulkarnain")

    assert "Tidak ada tugas dengan “Zulkarnain”" in page.text
    assert "Tampilkan semua tugas" in page.text


def test_what_was_searched_is_never_read_as_markup(office: Served) -> None:
    page = office["sari"].get("/tugas?cari=<script>alert(1)</script>")

    assert "<script>alert(1)" not in page.text


def test_a_long_list_goes_on_and_keeps_its_state_in_the_address(office: Served) -> None:
    for _ in range(26):
        start(office["sari"])

    first = office["sari"].get("/tugas?tampilan=saya")
    [following] = links(first, r"/tugas\?[^\"]*setelah=[^\"]*")
    second = office["sari"].get(following.replace("&amp;", "&"))

    assert "tampilan=saya" in following
    assert len(links(first, TASK)) == 25
    assert len(links(second, TASK)) == 1
    assert not set(links(first, TASK)) & set(links(second, TASK))
    assert "Ke awal daftar" in second.text


@pytest.mark.parametrize("path", ["/tugas", "/kasus"])
@pytest.mark.parametrize("odd", ["endpoint=y", "_method=PUT", "_external=1", "following=1"])
def test_a_list_keeps_its_own_parameters_only(office: Served, path: str, odd: str) -> None:
    page = office["kadis"].get(f"{path}?setelah=x&cari=Was&{odd}")

    assert page.status_code == 200
    assert "cari=Was" in page.text
    assert odd not in page.text.replace("&amp;", "&")


def test_a_broken_place_in_the_address_is_the_beginning(office: Served) -> None:
    task = start(office["sari"])

    for place in ("x", "~", f"{10**30}~{task[-36:]}", "1~bukan"):
        assert task in links(office["sari"].get(f"/tugas?setelah={place}"), TASK)


def test_more_than_ninety_nine_is_said_so(office: Served) -> None:
    for _ in range(100):
        start(office["sari"])

    assert "99+" in office["sari"].get("/tugas").text


def test_a_late_task_says_for_how_long(office: Served) -> None:
    play(office, until="cek_dtks")
    office.clock.advance(timedelta(days=9))

    assert re.search(r"Terlambat \d hari", office["sari"].get("/tugas?tampilan=antrean").text)


def test_a_task_that_is_due_says_when(office: Served) -> None:
    play(office, until="cek_dtks")

    page = office["sari"].get("/tugas?tampilan=antrean")

    assert "23 Nov 2026 16.00" in page.text
    assert "sisa 1 hari kerja" in page.text
