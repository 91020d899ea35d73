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
    errors.AbsenceRefusedError: (
        "Ketidakhadiran ini belum dapat dicatat. Periksa kembali isiannya."
    ),
    errors.EndMissingError: (
        "Isi tanggal terakhir. Hanya jabatan kosong yang boleh dicatat tanpa tanggal terakhir."
    ),
    errors.EndBeforeBeginningError: (
        "Tanggal terakhir lebih awal daripada tanggal pertama. Periksa kembali kedua tanggal."
    ),
    errors.AbsenceOverError: (
        "Tanggal terakhir sudah lewat. Catat hanya ketidakhadiran hari ini atau yang akan datang."
    ),
    errors.AbsenceOverlapsError: (
        "Orang ini sudah tercatat tidak masuk pada sebagian tanggal itu, mulai {first}. Pilih"
        " tanggal lain, atau akhiri catatan yang lama dahulu."
    ),
    errors.UnsuitableDeputyError: (
        "Pengganti haruslah orang lain di kantor ini yang akunnya masih aktif. Pilih pengganti"
        " lain."
    ),
    errors.SelfAppointedError: (
        "Anda tidak dapat menunjuk diri sendiri sebagai pengganti orang ini. Pilih pengganti lain,"
        " atau minta orang itu maupun atasannya mencatatnya."
    ),
    errors.AbsenceBegunError: (
        "Ketidakhadiran ini sudah dimulai, sehingga tidak dapat dihapus. Akhiri saja bila orangnya"
        " sudah kembali."
    ),
    errors.AbsenceNotRunningError: (
        "Ketidakhadiran ini belum dimulai atau sudah selesai, sehingga tidak dapat diakhiri."
    ),
    errors.UnusableContextError: (
        "Data percobaan harus berupa satu objek JSON, paling besar {most_bytes} bita dan paling"
        " dalam {deepest} tingkat. Periksa penulisannya, atau kurangi isinya."
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
