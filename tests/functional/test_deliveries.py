"""What has not arrived outside the pages, as the administrator sees it."""

from engine.domain.delivery import ChannelKind, Delivery, DeliveryStatus
from tests.functional.browser import links
from tests.functional.office import START, Served, office_of
from tests.integration.records import a_delivery

NUMBER = "+6281234567890"


def leave(office: Served, *deliveries: Delivery) -> None:
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        work.deliveries.add(deliveries)


def stored(office: Served, delivery: Delivery) -> Delivery:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        found = work.deliveries.get(delivery.id)
    assert found is not None
    return found


def to_citizen() -> Delivery:
    return a_delivery(
        channel=ChannelKind.GATEWAY,
        code="N-03",
        user_id=None,
        address=NUMBER,
        facts={"tgl": "2026-12-05"},
        due_at=START,
    )


def test_nothing_left_behind_is_said_so(office: Served) -> None:
    assert "Tidak ada kiriman yang tertahan" in office["ningsih"].get("/kiriman").text


def test_only_the_administrator_sees_what_was_not_sent(office: Served) -> None:
    delivery = to_citizen().refused("refused 400")
    leave(office, delivery)

    for login in ("sari", "budi", "laras", "hendra"):
        assert office[login].get("/kiriman").status_code == 403
        assert office[login].post(f"/kiriman/{delivery.id}/pengiriman").status_code == 403
        assert office[login].post(f"/kiriman/{delivery.id}/pengabaian").status_code == 403
    assert stored(office, delivery) == delivery


def test_the_page_says_why_and_to_whom_but_not_what(office: Served) -> None:
    leave(office, to_citizen().refused("refused 400"))

    page = office["ningsih"].get("/kiriman").text

    assert "Tidak terkirim" in page
    assert "alamat atau nomornya mungkin salah (jawaban 400)." in page
    assert "0812-****-7890" in page
    assert "Berkas kurang" in page
    assert not [it for it in (NUMBER, "81234567890", "2026-12-05", "5 Des 2026") if it in page]


def test_what_waits_is_shown_with_the_persons_name(office: Served) -> None:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        budi = work.users.by_login("budi")
    assert budi is not None
    tried = a_delivery(user_id=budi.id).failed("timeout", at=START)
    leave(office, tried, a_delivery(user_id=budi.id))

    page = office["ningsih"].get("/kiriman").text

    assert "Menunggu dikirim" in page
    assert page.count("Budi Hartono") >= 2
    assert "Server tidak menjawab." in page
    assert "Sudah dicoba 1 kali" in page
    assert len(links(office["ningsih"].get("/kiriman"), r"/kiriman/[0-9a-f-]+/pengiriman")) == 1


def test_a_dead_delivery_is_sent_again(office: Served) -> None:
    delivery = to_citizen().refused("refused 400")
    leave(office, delivery)

    answer = office["ningsih"].post(f"/kiriman/{delivery.id}/pengiriman")

    assert answer.status_code == 302
    assert "dicoba lagi sekarang" in office["ningsih"].get("/kiriman").text
    assert stored(office, delivery).status is DeliveryStatus.PENDING


def test_a_delivery_that_is_given_up_forgets_the_number(office: Served) -> None:
    delivery = to_citizen()
    leave(office, delivery)

    office["ningsih"].post(f"/kiriman/{delivery.id}/pengabaian")

    found = stored(office, delivery)
    assert (found.status, found.address, found.facts) == (DeliveryStatus.DROPPED, None, {})
    again = office["ningsih"].post(f"/kiriman/{delivery.id}/pengiriman")
    assert again.status_code == 409
