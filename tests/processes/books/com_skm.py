"""Stories of the satisfaction survey."""

from tests.processes.book import Book, Story

SERVED = {"layanan": "Pelayanan Pengaduan Program Sembako"}
BOOK = Book(
    key="com-skm",
    answers={
        "isi_skm": {**dict.fromkeys((f"u{i}" for i in range(1, 9)), 4), "u9": 3, "jk": "P"},
    },
    choices={},
    stories={
        "C20 survei terisi": Story((), "e_terisi", SERVED),
        "survei atas pesan layanan yang selesai": Story((), "e_terisi", SERVED, "mulai_pesan"),
        "V17 survei tidak diisi": Story(("!t_14",), "e_kosong", SERVED),
    },
)
