from datetime import timedelta

from tests.functional.browser import links, reply
from tests.functional.cases import complete, start
from tests.functional.office import START, Served, office_of
from tests.integration.records import a_notice

NOTICE = r"/kabar/[0-9a-f-]{36}/dibaca"


def tell(office: Served, count: int) -> None:
    """Give Sari so many notices, the last one first."""
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        sari = work.users.by_login("sari")
        assert sari is not None
        work.notices.add(
            a_notice(
                sari.id,
                code="N-20",
                facts={"tugas": f"Tugas ke-{i}"},
                at=START - timedelta(minutes=i),
            )
            for i in range(count)
        )


def test_an_empty_inbox_says_what_will_be_in_it(office: Served) -> None:
    page = office["sari"].get("/kabar")

    assert "Belum ada kabar" in page.text
    assert "Tandai semua" not in page.text


def test_news_are_counted_until_they_are_read(either_office: Served) -> None:
    sari = either_office["sari"]
    complete(sari, start(sari), "terima_surat", diketahui_camat=False)
    either_office.scheduler.sweep()

    before = reply(sari.get("/kabar/jumlah"))
    page = sari.get("/kabar")
    sari.post("/kabar/dibaca")

    assert before == {"count": 1}
    assert "atas nama Mbah Kasiyem kurang" in page.text
    assert "Baru</span>" in page.text
    assert reply(sari.get("/kabar/jumlah")) == {"count": 0}
    assert "Baru</span>" not in sari.get("/kabar").text


def test_more_than_ninety_nine_are_said_so(office: Served) -> None:
    sari = office["sari"]
    assert 'data-unread-url="/kabar/jumlah" hidden>0' in sari.get("/layanan").text


def test_one_notice_is_marked_as_read(either_office: Served) -> None:
    tell(either_office, 3)
    sari = either_office["sari"]
    first, *others = links(sari.get("/kabar"), NOTICE)

    answer = sari.post(first)

    assert answer.status_code == 302
    assert links(sari.get("/kabar"), NOTICE) == others
    assert reply(sari.get("/kabar/jumlah")) == {"count": 2}


def test_nobody_marks_what_others_have_to_read(office: Served) -> None:
    tell(office, 1)
    [address] = links(office["sari"].get("/kabar"), NOTICE)

    assert office["rini"].post(address).status_code == 404
    assert reply(office["sari"].get("/kabar/jumlah")) == {"count": 1}


def test_a_single_notice_needs_no_second_page(office: Served) -> None:
    tell(office, 1)

    page = office["sari"].get("/kabar").text

    assert "Tugas ke-0" in page
    assert "Berikutnya" not in page


def test_ten_thousand_notices_are_read_page_by_page(either_office: Served) -> None:
    tell(either_office, 10_000)
    sari = either_office["sari"]

    first = sari.get("/kabar")
    [following] = links(first, r"/kabar\?setelah=[^\"]+")
    second = sari.get(following)

    assert "Tugas ke-24 " in first.text
    assert "Tugas ke-25 " not in first.text
    assert "Tugas ke-25 " in second.text
    assert "Tugas ke-24 " not in second.text
    assert reply(sari.get("/kabar/jumlah")) == {"count": 100}
    assert ">99+</span>" in first.text


def test_marking_on_a_later_page_leads_back_to_it(office: Served) -> None:
    tell(office, 30)
    sari = office["sari"]
    [following] = links(sari.get("/kabar"), r"/kabar\?setelah=[^\"]+")
    address = links(sari.get(following), NOTICE + r"\?setelah=[^\"]+")[0]

    answer = sari.post(address)

    assert answer.location == following


def test_all_are_marked_at_once_also_those_on_later_pages(office: Served) -> None:
    tell(office, 30)

    office["sari"].post("/kabar/dibaca")

    assert reply(office["sari"].get("/kabar/jumlah")) == {"count": 0}
    assert "Tandai semua" not in office["sari"].get("/kabar").text
