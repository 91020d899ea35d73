"""Which HTTP status a refusal has, and the few sentences that only the web says."""

from collections.abc import Mapping

from engine.domain.errors import (
    AbsenceBegunError,
    AbsenceNotRunningError,
    AlreadyDoneError,
    ConflictError,
    HeldByOtherError,
    IllegalTransitionError,
    InvalidPackageError,
    InvalidSubmissionError,
    NotFoundError,
    NotPermittedError,
    StepFailedError,
    SuspendedError,
    WorkflowError,
)

STATUS: Mapping[type[WorkflowError], int] = {
    NotFoundError: 404,
    NotPermittedError: 403,
    HeldByOtherError: 409,
    AlreadyDoneError: 409,
    ConflictError: 409,
    IllegalTransitionError: 409,
    StepFailedError: 409,
    SuspendedError: 409,
    AbsenceBegunError: 409,
    AbsenceNotRunningError: 409,
    InvalidSubmissionError: 422,
    InvalidPackageError: 422,
}

SESSION_ENDED = "Sesi Anda berakhir. Silakan masuk lagi; isian Anda tidak hilang."
WRONG_PASSWORD = "Nama masuk atau kata sandi tidak cocok."  # noqa: S105 -- a sentence

TASK_RELEASED = "Tugas dikembalikan ke antrean. Draf Anda tetap tersimpan."
STEP_SUCCEEDED = "Langkah yang terkendala berhasil dijalankan; kasus ini berlanjut."
WORK_QUEUED = (
    "Pekerjaan yang terkendala dimasukkan lagi ke antrean. "
    "Buka lagi halaman ini sebentar lagi untuk melihat hasilnya."
)
HAPPENING_NOTED = "Kabar itu dicatat; kasus ini berlanjut."
MESSAGE_SENT = "Pesan itu sampai pada kasus {number}."
MESSAGE_STILL_KEPT = "Pesan itu masih belum menemukan kasusnya."
MESSAGE_DISCARDED = "Pesan itu diabaikan. Catatannya tetap tersimpan."
CASE_SUSPENDED = "Kasus ditangguhkan. Batas waktunya berhenti sampai kasus dilanjutkan."
CASE_GOES_ON = "Kasus dilanjutkan, dan batas waktunya digeser."
TASK_ASSIGNED = "Tugas dialihkan, dan penerimanya diberi tahu."
REASON_GIVEN = "Alasan keterlambatan dicatat dalam riwayat kasus."
BAD_REASON = "Alasan belum dapat diterima. {problem}"
CONTACT_SAVED = "Pengaturan Anda disimpan."
DELIVERY_QUEUED = "Kiriman itu dicoba lagi sekarang. Muat ulang halaman ini untuk melihat hasilnya."
DELIVERY_GIVEN_UP = "Kiriman itu dihentikan."
TEXT_SAVED = "Kalimat “{name}” disimpan dan dipakai mulai sekarang."
TEXT_RESTORED = "“{name}” memakai teks bawaan lagi."
TEXT_LENGTH = "{count} karakter dengan isian yang panjang."
SMS_LENGTH = "{count} dari {limit} karakter satu SMS, dengan isian yang panjang."
SMS_TOO_LONG = (
    "Lebih dari {limit} karakter: SMS-nya dikirim dalam beberapa bagian. Persingkat kalimatnya."
)
SMS_OTHER_LETTERS = (
    "Ada huruf atau tanda yang tidak dikenal telepon lama, misalnya “ ” atau …; karena itu satu "
    "SMS hanya memuat {limit} karakter. Pakai huruf dan tanda baca biasa."
)
STEP_STILL_FAILS = "Langkah ini masih terkendala: {reason}"

ABSENCE_ENTERED = "Ketidakhadiran dicatat."
ABSENCE_ENDED = "Ketidakhadiran diakhiri."
ABSENCE_REMOVED = "Rencana ketidakhadiran dihapus."
ABSENCE_UNREADABLE = "Isi hari pertama dan hari terakhir dengan tanggal yang benar."
DAY_SAVED = "{name} pada {day} tersimpan di kalender."
DAY_REMOVED = "Hari itu dihapus dari kalender."
SEASON_SAVED = "Masa {name} tersimpan di kalender."
SEASON_REMOVED = "Masa itu dihapus dari kalender."
HOURS_SAVED = "Jam mingguan tersimpan."
COUNTER_BEYOND = (
    "Loket buka di luar jam kerja kantor pada hari {days}. Periksa lagi bila itu tidak disengaja."
)
LEAVE_CLOSES: Mapping[bool, str] = {
    True: "Cuti bersama sekarang meliburkan kantor.",
    False: "Kantor sekarang tetap buka pada cuti bersama.",
}

NEWER_VERSION = (
    "Versi baru sudah disimpan orang lain sejak Anda membuka diagram ini. Gambar Anda masih ada di "
    "halaman ini. Buka versi terbaru di tab lain, lalu terapkan perubahan Anda di sana."
)

HTTP_SENTENCES: Mapping[int, str] = {
    400: "Permintaan tidak dapat dipahami. Muat ulang halaman, lalu coba lagi.",
    401: SESSION_ENDED,
    403: "Halaman ini bukan wewenang Anda.",
    404: "Halaman tidak ditemukan. Periksa alamatnya, atau kembali ke halaman awal.",
    405: "Tindakan ini tidak tersedia di alamat ini.",
    413: "Berkas terlalu besar. Kecilkan ukurannya, lalu kirim lagi.",
    422: "Kiriman tidak dapat dibaca. Muat ulang halaman, lalu coba lagi.",
    429: "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
    500: "Terjadi kesalahan pada sistem. Data Anda yang sudah tersimpan tidak hilang.",
}


def status_of(error: WorkflowError) -> int:
    return STATUS.get(type(error), 400)
