"""Why a request was refused."""

from engine.domain import errors

REFUSALS: dict[type, str] = {
    errors.WorkflowError: (
        "Permintaan Anda tidak dapat dijalankan. Muat ulang halaman lalu coba lagi."
    ),
    errors.NotFoundError: (
        "Data yang Anda cari tidak ditemukan di kantor Anda. Periksa kembali alamat atau nomornya."
    ),
    errors.NotPermittedError: (
        "Peran Anda tidak mencakup tindakan ini. Bila seharusnya mencakup, hubungi pengelola"
        " kantor Anda."
    ),
    errors.HeldByOtherError: (
        "Tugas ini sedang dikerjakan oleh {holder}. Hubungi yang bersangkutan bila Anda perlu"
        " mengambilnya."
    ),
    errors.ConflictError: (
        "Data ini baru saja diubah oleh orang lain. Muat ulang halaman, lalu ulangi perubahan Anda."
    ),
    errors.AlreadyDoneError: (
        "Tugas ini sudah dikerjakan orang lain, atau tidak diperlukan lagi. Anda tidak perlu"
        " mengerjakannya."
    ),
    errors.SuspendedError: (
        "Kasus ini sedang ditangguhkan, sehingga tidak dapat dilanjutkan dahulu. Isian Anda tetap"
        " tersimpan sebagai draf; tanyakan alasannya kepada atasan Anda."
    ),
    errors.IllegalTransitionError: (
        "Langkah ini tidak dapat dilakukan pada keadaan sekarang. Muat ulang halaman untuk"
        " melihat keadaan terbaru."
    ),
    errors.WeakPasswordError: (
        "Kata sandi terlalu pendek. Gunakan paling sedikit {minimum} karakter."
    ),
    errors.UnknownSuperiorError: (
        "Tidak ada orang di kantor ini dengan nama masuk “{login}”, sehingga tidak dapat menjadi"
        " atasan."
    ),
    errors.StepFailedError: (
        "Prosedur gagal pada langkah “{element_id}” ({code}); tidak ada yang diubah. Beri tahu"
        " analis atau pengelola kantor Anda."
    ),
    errors.InvalidPackageError: (
        "Berkas prosedur belum dapat digunakan: ada {count} masalah. Perbaiki masalah dalam"
        " daftar, lalu coba lagi."
    ),
    errors.InvalidSubmissionError: (
        "Beberapa isian belum benar. Periksa isian yang diberi tanda, lalu kirim lagi."
    ),
}
