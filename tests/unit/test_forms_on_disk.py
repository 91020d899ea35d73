"""The forms that come with Alur hold the fields of the design and fit their file names."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FORMS = Path(__file__).parents[2] / "forms"
PROCESSES = FORMS.parent / "processes"
FILES = sorted(FORMS.glob("*/*.form"))
FORBIDDEN = re.compile(r"(^|_)(pin|otp|cvv|password|sandi|typename)(_|$)")
WRITTEN_BY_A_PERSON = {"textfield", "textarea"}

# Fields of rows are written `list.field`.
DESIGN = {
    "bna-santunan-jpst/f_permohonan": (
        "nama nik no_kk tgl_lahir jenis_kelamin alamat kecamatan desa_kel hp hp_milik "
        "setuju_notif pemberitahuan_privasi pengaju nama_pengaju hubungan umur no_surat_desa "
        "tgl_surat_desa ada_surat diketahui_camat ada_ktp ada_kk berkas"
    ),
    "bna-santunan-jpst/f_dtks": "terdaftar desil ada_sktm no_sktm sudah_program nama_program",
    "bna-santunan-jpst/f_telaah": "darurat usul_manager catatan_manager",
    "bna-santunan-jpst/f_darurat": "rujukan tgl_rujuk penerima_rujukan",
    "bna-santunan-jpst/f_disposisi": "disposisi anggota_trc alasan",
    "bna-santunan-jpst/f_verval": (
        "percobaan ditemui meninggal identitas_cocok tinggal_dengan sumber_hidup penghasilan "
        "kondisi_fisik disabilitas kondisi_rumah kondisi_rumah.lantai kondisi_rumah.dinding "
        "kondisi_rumah.atap kondisi_rumah.air kondisi_rumah.jamban kondisi_rumah.listrik_watt "
        "kebutuhan skor foto gps saksi_desa"
    ),
    "bna-santunan-jpst/f_ba": (
        "rekomendasi_trc alasan_rekomendasi bentuk_usul nominal_usul ttd_tim"
    ),
    "bna-santunan-jpst/f_tinjau_tolak": "tetap_tolak catatan",
    "bna-santunan-jpst/f_usulan": (
        "nomor_batch penerima penerima.nomor_lacak penerima.nama penerima.nik penerima.alamat "
        "penerima.bentuk penerima.nominal penerima.rekening draf_sk"
    ),
    "bna-santunan-jpst/f_anggaran": "anggaran_tersedia sisa_pagu rekening_belanja",
    "bna-santunan-jpst/f_putus_anggaran": "putusan_anggaran perkiraan_tgl tujuan_alih",
    "bna-santunan-jpst/f_tunggu": "tgl_tersedia dasar_tersedia",
    "bna-santunan-jpst/f_hukum": (
        "paraf_berjenjang paraf_berjenjang.jabatan paraf_berjenjang.nama paraf_berjenjang.tanggal "
        "draf_setuju catatan_hukum"
    ),
    "bna-santunan-jpst/f_sk": "sk_ditetapkan nomor_sk tgl_sk scan_sk",
    "bna-santunan-jpst/f_pencairan": "no_permohonan_cair rkb pakta cara_bayar rekening_penerima",
    "bna-santunan-jpst/f_sp2d": "sp2d_terbit no_sp2d tgl_sp2d nilai_sp2d kekurangan",
    "bna-santunan-jpst/f_siap": "tgl_serah tempat undangan_terkirim",
    "bna-santunan-jpst/f_serah": (
        "serah penerima_langsung nama_kuasa surat_kuasa nominal kuitansi_no ttd_penerima foto_serah"
    ),
    "bna-santunan-jpst/f_setor": "no_sts tgl_sts akta_kematian",
    "bna-santunan-jpst/f_lpj": "berkas_lpj tgl_lpj",
    "com-lengkapi-berkas/f_lengkapi": "tindakan_pemohon berkas_baru dibantu_petugas",
    "com-terbit-surat/f_surat": "jenis_naskah nomor perihal isi",
    "com-terbit-surat/f_surat_paraf": (
        "jenis_naskah nomor perihal isi keputusan_paraf catatan_paraf"
    ),
    "com-terbit-surat/f_surat_ttd": (
        "jenis_naskah nomor perihal isi mode_ttd keputusan_ttd catatan_ttd"
    ),
    "com-skm/f_skm": "u1 u2 u3 u4 u5 u6 u7 u8 u9 jk umur pendidikan pekerjaan saran",
    "mtr-aduan/f_catat": (
        "kanal tgl_terima nama_pengadu alamat_pengadu hp_pengadu anonim rahasia layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti harapan "
        "klasifikasi duplikat_dari terlapor_di_tingkat permohonan_layanan"
    ),
    "mtr-aduan/f_data": "data_tambahan cabut",
    "mtr-aduan/f_jawab": "kanal_jawab isi_jawaban id_lapor",
    "mtr-aduan/f_kadis": "jawaban",
    "mtr-aduan/f_tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "mtr-aduan/f_tanggapan": "tanggapan catatan_tanggapan",
    "mtr-aduan/f_tingkat": "putusan jawaban alasan_naik",
    "mtr-layanan-sembako/f_arahkan": "penjelasan minta_kunjungan slip_dicetak",
    "mtr-layanan-sembako/f_berkas": (
        "nama nik no_kk tgl_lahir jenis_kelamin alamat kecamatan desa_kel hp hp_milik "
        "setuju_notif pemberitahuan_privasi jenis ada_pengantar ada_ktp ada_kk ada_tabungan "
        "ada_kks ada_surat_polisi no_surat_polisi no_kks bank berkas"
    ),
    "mtr-layanan-sembako/f_dtks": "terdaftar desil status_kepesertaan",
    "mtr-layanan-sembako/f_konsep": "tujuan_surat isi",
    "mtr-layanan-sembako/f_paraf": "diparaf catatan",
    "mtr-layanan-sembako/f_registrasi": "kategori ringkas",
    "mtr-layanan-sembako/f_serah": "diterima_oleh ttd_terima waktu_serah",
    "mtr-layanan-sembako/f_ttd": "ditandatangani mode_ttd",
    "com-tim-pengaduan/f_tim": "ketua anggota batas_tim",
    "com-tim-pengaduan/f_rapat": "tgl_rapat peserta peserta.nama notulen pembagian_tugas",
    "com-tim-pengaduan/f_investigasi": (
        "keterangan keterangan.nama keterangan.peran keterangan.tanggal keterangan.ringkasan "
        "alasan_tanpa_klarifikasi dokumen_bukti perlu_tinjau"
    ),
    "com-tim-pengaduan/f_tinjau": "tgl_tinjau lokasi foto temuan_lapangan saksi",
    "com-tim-pengaduan/f_hasil": "kesimpulan uraian_hasil rekomendasi",
    "com-tim-pengaduan/f_sahkan": "disahkan catatan_sahkan",
    "bna-aduan/f_catat": (
        "kanal tgl_terima nama_pengadu alamat_pengadu hp_pengadu anonim rahasia layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti harapan "
        "pejabat_di_tempat pejabat_penerima"
    ),
    "bna-aduan/f_langsung": "dijawab_oleh isi_jawaban tuntas",
    "bna-aduan/f_verifikasi": "klasifikasi duplikat_dari tanpa_jawaban_pribadi",
    "bna-aduan/f_disposisi": "disposisi bidang alasan_tim",
    "bna-aduan/f_tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "bna-aduan/f_data": "data_tambahan cabut",
    "bna-aduan/f_jawab": "kanal_jawab isi_jawaban nomor_surat",
    "bna-aduan/f_tanggapan": "tanggapan catatan_tanggapan",
    "mtm-monitoring-pkh/f_tamu": (
        "media nama_pelapor nik_pelapor alamat_pelapor hp_pelapor anonim rahasia maksud isi_lisan "
        "surat ada_bukti bukti"
    ),
    "mtm-monitoring-pkh/f_bukti": "bukti_baru saksi saksi.nama",
    "mtm-monitoring-pkh/f_agenda": "no_agenda tgl_surat no_surat_masuk sifat",
    "mtm-monitoring-pkh/f_disposisi": "disposisi bidang instruksi catatan_disposisi",
    "mtm-monitoring-pkh/f_teruskan": "diterima_oleh pelapor_diarahkan",
    "mtm-monitoring-pkh/f_inventaris": (
        "jenis_pengaduan nama_pendamping kecamatan desa_kel jumlah_kpm_terdampak kerugian"
    ),
    "mtm-monitoring-pkh/f_solusi": "solusi uraian_solusi",
    "mtm-monitoring-pkh/f_jawab_langsung": "setuju_jawab catatan",
    "mtm-monitoring-pkh/f_bahan": (
        "nama_pendamping tim ketua_tim tgl_berangkat tgl_kembali lokasi lokasi.tempat transport "
        "ceklist dasar"
    ),
    "mtm-monitoring-pkh/f_paraf": "diparaf catatan_paraf",
    "mtm-monitoring-pkh/f_ttd": "ditandatangani mode_ttd perintah catatan_ttd",
    "mtm-monitoring-pkh/f_monev": (
        "percobaan dapat_ditemui ceklist_isi ceklist_isi.butir ceklist_isi.ya_tidak "
        "ceklist_isi.catatan wawancara_kpm wawancara_kpm.nama wawancara_kpm.desa "
        "wawancara_kpm.pernyataan wawancara_kpm.ttd foto gps temuan"
    ),
    "mtm-monitoring-pkh/f_perpanjang": "perpanjang hari_tambah alasan",
    "mtm-monitoring-pkh/f_klarifikasi": "pernyataan dokumen ttd alasan_tanpa_ttd",
    "mtm-monitoring-pkh/f_laporan": "kesimpulan uraian rekomendasi lampiran",
    "mtm-monitoring-pkh/f_putus": "putusan catatan_putus",
    "mtm-monitoring-pkh/f_sampaikan": "cara isi tgl",
    "mtm-aduan/f_catat": (
        "kanal tgl_terima nama_pengadu alamat_pengadu hp_pengadu anonim rahasia layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti harapan "
        "klasifikasi duplikat_dari terlapor_di_tingkat terlapor_pendamping"
    ),
    "mtm-aduan/f_agenda": "no_agenda",
    "mtm-aduan/f_disposisi": "bidang instruksi",
    "mtm-aduan/f_tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "mtm-aduan/f_data": "data_tambahan cabut",
    "mtm-aduan/f_tingkat": "putusan jawaban alasan_naik",
    "mtm-aduan/f_kadis": "jawaban",
    "mtm-aduan/f_jawab": "kanal_jawab isi_jawaban",
    "mtm-aduan/f_tanggapan": "tanggapan catatan_tanggapan",
    "grt-monitoring-pangan/f_alasan": "alasan_bukan_ibu",
    "grt-monitoring-pangan/f_arahkan": "penjelasan slip_dicetak",
    "grt-monitoring-pangan/f_berkas": (
        "nama nik no_kk tgl_lahir jenis_kelamin alamat kecamatan desa_kel hp hp_milik "
        "setuju_notif pemberitahuan_privasi ada_ktp ada_kk berkas_ktp berkas_kk nama_pengurus "
        "atas_nama_ibu"
    ),
    "grt-monitoring-pangan/f_buka_aduan": "nomor_aduan",
    "grt-monitoring-pangan/f_jelaskan": "alasan hak_sanggah_dijelaskan",
    "grt-monitoring-pangan/f_kks": "langkah_kks kks_siap tgl_kks",
    "grt-monitoring-pangan/f_monitoring_kpm": (
        "cara kpm_ditemukan bantuan_diterima tgl_terima jumlah_terima sesuai masalah_kpm gps "
        "foto ttd_kpm"
    ),
    "grt-monitoring-pangan/f_perbaiki": "masalah tindakan data_teratasi",
    "grt-monitoring-pangan/f_siks": (
        "terdaftar desil status_bayar periode_bayar tgl_cek kks_status no_kks bank"
    ),
    "grt-monitoring-pangan/f_tutup": "tutup catatan_tutup",
    "grt-monitoring-pangan/f_usul_ganti": "keadaan bukti_keadaan dilaporkan_ke",
    "grt-aduan-pangan/f_catat": (
        "kanal tgl_terima nama_pengadu alamat_pengadu hp_pengadu anonim rahasia layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti "
        "harapan klasifikasi duplikat_dari terlapor_di_tingkat"
    ),
    "grt-aduan-pangan/f_data": "data_tambahan cabut",
    "grt-aduan-pangan/f_jawab": "kanal_jawab isi_jawaban",
    "grt-aduan-pangan/f_tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "grt-aduan-pangan/f_tanggapan": "tanggapan catatan_tanggapan",
    "grt-aduan-pangan/f_tingkat": "putusan jawaban alasan_naik",
    "grt-aduan-pangan/f_tingkat_akhir": "jawaban",
    "mgl-aduan-berjenjang/f_catat": (
        "kanal tgl_terima nama_pengadu alamat_pengadu hp_pengadu anonim rahasia layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti harapan "
        "klasifikasi duplikat_dari terlapor_di_tingkat"
    ),
    "mgl-aduan-berjenjang/f_data": "data_tambahan bukti_tambahan cabut",
    "mgl-aduan-berjenjang/f_jawab": "kanal_jawab isi_jawaban tgl_jawab",
    "mgl-aduan-berjenjang/f_rujuk": "instansi alasan_rujuk nomor_rujukan",
    "mgl-aduan-berjenjang/f_tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "mgl-aduan-berjenjang/f_tanggapan": "tanggapan catatan_tanggapan",
    "mgl-aduan-berjenjang/f_tingkat4": "keputusan_4 jawaban",
    "mgl-pantau-bpnt/f_perintah": (
        "tahap bulan_alokasi tgl_mulai_salur tgl_akhir_salur arahan kepala_bidang_dituju"
    ),
    "mgl-pantau-bpnt/f_jadwal": (
        "jadwal jadwal.lokasi jadwal.tgl_kunjungan jadwal.petugas jadwal.target_sampel instruksi"
    ),
    "mgl-pantau-bpnt/f_bagikan": "kanal_bagi tgl_bagi catatan_bagi",
    "mgl-pantau-bpnt/f_konfirmasi": "konfirmasi alasan_tolak",
    "mgl-pantau-bpnt/f_ganti": "petugas_baru tgl_baru alasan_ganti bukti_tunda",
    "mgl-pantau-bpnt/f_monitoring": (
        "lokasi jenis_lokasi waktu_tiba gps kpm_terjadwal kpm_hadir transaksi_gagal nilai_bantuan "
        "t_sasaran t_jumlah t_harga t_waktu t_kualitas t_administrasi catatan_6t komoditas "
        "komoditas.jenis komoditas.harga_satuan komoditas.satuan komoditas.mutu sampel_kpm "
        "sampel_kpm.nama sampel_kpm.nik sampel_kpm.warga_kota sampel_kpm.bukti sampel_kpm.no_kks "
        "sampel_kpm.no_undangan sampel_kpm.cocok sampel_kpm.catatan temuan daftar_temuan "
        "daftar_temuan.jenis daftar_temuan.tingkat daftar_temuan.uraian foto ttd_pengelola "
        "kesimpulan"
    ),
    "mgl-pantau-bpnt/f_periksa_kunjungan": "laporan_diterima catatan_periksa",
    "mgl-pantau-bpnt/f_temuan": (
        "tindak_lanjut tindak_lanjut.temuan tindak_lanjut.pihak_dihubungi tindak_lanjut.hasil "
        "tindak_lanjut.tanggal tindak_lanjut.nomor_aduan"
    ),
    "mgl-pantau-bpnt/f_laporan": "ringkasan rekomendasi lampiran_laporan",
    "mgl-pantau-bpnt/f_tinjau_laporan": "setuju_laporan catatan_tinjau",
    "mgl-pantau-bpnt/f_sahkan_laporan": "disahkan mode_ttd catatan_sahkan",
    "mgl-pantau-bpnt/f_batal": "alasan_batal surat_edaran",
}
# A gateway reads these, so nobody may answer "no" by not looking.
DECISIONS = (
    "laporan_diterima",
    "temuan",
    "setuju_laporan",
    "terdaftar",
    "ada_sktm",
    "sudah_program",
    "darurat",
    "ditemui",
    "meninggal",
    "tetap_tolak",
    "anggaran_tersedia",
    "draf_setuju",
    "sk_ditetapkan",
    "sp2d_terbit",
    "diparaf",
    "ditandatangani",
    "permohonan_layanan",
    "pejabat_di_tempat",
    "tuntas",
    "perlu_tinjau",
    "disahkan",
    "ada_bukti",
    "setuju_jawab",
    "dapat_ditemui",
    "perpanjang",
    "terlapor_pendamping",
)

each_form = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_every_form_of_the_design_is_on_disk() -> None:
    found = {f"{path.parent.name}/{path.stem}" for path in FILES}

    assert found == set(DESIGN)


@each_form
def test_a_form_is_named_like_its_file_and_has_a_title(path: Path) -> None:
    form = read(path)

    assert form["id"] == path.stem
    assert form["schemaVersion"] == 19
    assert form["properties"]["alur:title"].strip()


@each_form
def test_ids_and_keys_occur_once(path: Path) -> None:
    form = read(path)

    repeated_ids = [it for it, count in Counter(all_ids(form)).items() if count > 1]
    repeated_keys = [it for it, count in Counter(all_keys(form)).items() if count > 1]

    assert repeated_ids == []
    assert repeated_keys == []


@each_form
def test_a_form_holds_the_fields_of_the_design(path: Path) -> None:
    expected = set(DESIGN[f"{path.parent.name}/{path.stem}"].split())

    missing = expected - set(all_keys(read(path)))

    assert missing == set()


@each_form
def test_no_form_asks_for_a_secret(path: Path) -> None:
    asked = [key for key in all_keys(read(path)) if FORBIDDEN.search(key.lower())]

    assert asked == []


@each_form
def test_what_people_write_has_a_limit(path: Path) -> None:
    unlimited = [
        field["id"]
        for field, _ in fields(read(path))
        if field["type"] in WRITTEN_BY_A_PERSON
        and not field.get("readonly")
        and not field["validate"].get("maxLength")
    ]

    assert unlimited == []


@each_form
def test_texts_that_show_the_case_never_show_an_identity_number(path: Path) -> None:
    shown = " ".join(
        field.get("content", "") + field.get("text", "") for field, _ in components(read(path))
    )

    shown = re.sub(r'"[^"]*"', "", shown)

    assert not re.search(r"\{\{[^}]*\b(nik|no_kk|rekening\w*)\b", shown)


@pytest.mark.parametrize("key", DECISIONS)
def test_a_decision_is_answered_with_yes_or_no(key: str) -> None:
    field = next(it for path in FILES for it, _ in fields(read(path)) if it["key"] == key)

    assert field["type"] == "radio"
    assert [it["value"] for it in field["values"]] == [True, False]
    assert field["validate"]["required"] is True


def test_every_user_task_finds_its_form() -> None:
    found = {f"{path.parent.name}/{path.stem}" for path in FILES}

    asked = {
        f"{path.parent.name}/{name}"
        for path in PROCESSES.glob("*/*.bpmn")
        for name in re.findall(r'camunda:formRef="([^"]+)"', path.read_text(encoding="utf-8"))
    }

    assert asked == found


def read(path: Path) -> dict[str, Any]:
    """Return the form-js schema of a file."""
    form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return form


def components(parent: dict[str, Any], prefix: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every component with the path, and its dot, of the list around it."""
    for component in parent.get("components", []):
        yield component, prefix
        inside = f"{component['path']}." if "path" in component else prefix
        yield from components(component, inside)


def fields(form: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the components that have a key."""
    return ((it, prefix) for it, prefix in components(form) if "key" in it)


def all_ids(form: dict[str, Any]) -> list[str]:
    """Return the ids of all components."""
    return [it["id"] for it, _ in components(form)]


def all_keys(form: dict[str, Any]) -> list[str]:
    """Return the keys of fields and the paths of lists."""
    keyed = ((it, prefix) for it, prefix in components(form) if "key" in it or "path" in it)
    return [prefix + (it.get("key") or it["path"]) for it, prefix in keyed]
