from tests.functional.browser import reply
from tests.functional.cases import complete, start
from tests.functional.office import Served


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
