"""What an office may say in its own words, what may stand in it, and how that reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.domain.notice_text import Audience, filled, places, sms_length
from engine.messages.citizens import CITIZEN_NOTICES
from engine.messages.notices import NOTICES

DEFAULTS: Mapping[Audience, Mapping[str, str]] = {
    Audience.STAFF: NOTICES,
    Audience.CITIZEN: CITIZEN_NOTICES,
}
# There is a value for these whatever a citizen is told of.
ALWAYS: Mapping[Audience, frozenset[str]] = {
    Audience.STAFF: frozenset(),
    Audience.CITIZEN: frozenset({"kota", "nomor", "url"}),
}

# Usual values, and such as are as long as they get.
SAMPLES: Mapping[str, tuple[str, str]] = {
    "alasan": ("menunggu data", "menunggu data Kemensos"),
    "batas_hari": ("14", "14"),
    "daftar": ("fotokopi KK; surat pengantar", "fotokopi KTP; fotokopi KK; surat pengantar desa"),
    "jabatan": ("Kepala Dinas", "Kepala Bidang Penanganan Fakir Miskin"),
    "kota": ("Mataram", "Manggarai Timur"),
    "kurang": ("2", "12"),
    "lane": ("Tim Reaksi Cepat", "Kepala Bidang Penanganan Fakir Miskin"),
    "layanan": ("Layanan sembako", "Santunan jaminan perlindungan sosial terpadu"),
    "n_baru": ("3", "128"),
    "n_hari_ini": ("5", "128"),
    "n_terlambat": ("2", "128"),
    "nama": ("Painem", "Raden Ajeng Siti Nurhaliza Kusumawardhani"),
    "nomor": ("3304-JPST-2611-00042-6", "5271-SEMBAKO-2611-00118-8"),
    "nomor_naskah": ("460/12/Dinsos/2026", "460/1234/REK/Dinsos/2026"),
    "produk": ("surat", "surat rekomendasi"),
    "sisa": ("3 jam kerja", "14 hari kerja"),
    "tahun": ("2028", "2028"),
    "telp": ("(0286) 591000", "0812-3456-7890"),
    "tempat": ("loket", "loket Dinas Sosial"),
    "tgl": ("5 Des 2026", "25 Des 2026"),
    "tgl_akhir": ("9 Des 2026", "29 Des 2026"),
    "tugas": ("Verifikasi lapangan", "Terima surat permohonan dan periksa berkas"),
    "url": ("https://alur.contoh.go.id", "https://alur.manggaraitimurkab.go.id"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """`longest` is how many characters it takes with long values, `limit` what one SMS holds."""

    sample: str
    longest: int
    limit: int

    @property
    def is_too_long(self) -> bool:
        return self.longest > self.limit


def default(audience: Audience, code: str) -> str | None:
    """Return the words that hold where an office has none of its own; None for unknown codes."""
    return DEFAULTS[audience].get(code)


def allowed(audience: Audience, code: str) -> frozenset[str]:
    """Return the facts that the words of a code may name."""
    return places(DEFAULTS[audience][code]) | ALWAYS[audience]


def preview(text: str) -> Preview:
    """Return how a text reads with usual values, and how long it gets."""
    usual, long = ({name: it[n] for name, it in SAMPLES.items()} for n in (0, 1))
    return Preview(filled(text, usual), len(filled(text, long)), sms_length(text))
