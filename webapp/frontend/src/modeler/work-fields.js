// Which of our own facts each kind of element has, as fields of the properties panel.
import { isSelectEntryEdited, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';

import { OwnChoice, OwnWords } from './fields.jsx';

const UNITS = [
  { value: 'hk', label: 'hari kerja' },
  { value: 'jam', label: 'jam layanan' },
  { value: 'menit', label: 'menit layanan' },
];
const YES = [{ value: 'true', label: 'ya' }];
const PARTIES = [
  { value: 'warga', label: 'warga' },
  { value: 'lembaga', label: 'lembaga lain' },
];
const LEVELS = new Set(['50', '80', '100', '150']);
const MOST_NAMED = 3;
const LONGEST_REASON = 100;

const TARGET = words('slaTarget', { label: 'Batas waktu', validate: positiveNumber });
const UNIT = choice('slaUnit', { label: 'Satuan batas waktu', options: UNITS });
const SHARED_TARGET = words('slaTarget', {
  label: 'Batas waktu',
  description: 'Untuk semua tugas di dalamnya yang tidak punya batas waktu sendiri.',
  validate: positiveNumber,
});
const SUPERIORS = words('escalateTo', {
  label: 'Atasan yang diberi tahu',
  description:
    'Peran atasan pertama, kedua, dan pengambil keputusan, dipisahkan koma; atasan1 dan atasan2' +
    ' berarti atasan pelaksana, tanda hubung berarti tidak ada.',
  validate: superiors,
});
const PAUSE = words('pause', {
  label: 'Alasan waktu berhenti',
  description: 'Selama menunggu di sini waktu layanan berhenti dengan alasan ini.',
  validate: shortReason,
});
const ofProcess = [
  words('promise', {
    label: 'Janji waktu',
    description:
      'Kosongkan bila sama dengan standar. Misalnya P3M, P14HK, PT60M, atau rumus FEEL yang' +
      ' menghasilkannya.',
  }),
  words('planned', {
    label: 'Rencana hari kerja',
    description:
      'Jumlah hari kerja semua langkah. Bila janji menyisakan lebih sedikit, batas langkah' +
      ' dipersingkat.',
    validate: positiveNumber,
  }),
  words('escalateTo', {
    label: 'Atasan yang diberi tahu',
    description:
      'Peran yang diberi tahu tentang janji seluruh kasus, dipisahkan koma; kosong berarti' +
      ' supervisor, pimpinan.',
    validate: superiors,
  }),
];

/** The fields by BPMN type; a participant stands for its process. */
export const FIELDS = {
  'bpmn:UserTask': [
    TARGET,
    UNIT,
    SUPERIORS,
    words('ladder', {
      label: 'Tingkat eskalasi',
      description:
        'Persen waktu saat orang diberi tahu, misalnya 80, 100; kosong berarti 50, 80, 100, 150,' +
        ' tanda hubung berarti tidak ada.',
      validate: levels,
    }),
    PAUSE,
    words('counter', {
      label: 'Penghitung',
      description:
        'Nama data yang mencatat berapa kali langkah ini dimulai, misalnya percobaan.',
      validate: plainName,
    }),
  ],
  'bpmn:CallActivity': [SHARED_TARGET, UNIT, SUPERIORS, PAUSE],
  'bpmn:SubProcess': [SHARED_TARGET, UNIT],
  'bpmn:Lane': [
    choice('party', {
      label: 'Pihak',
      description: 'Warga hanya diingatkan; untuk lembaga lain penghubungnya yang diberi tahu.',
      options: PARTIES,
      none: 'milik kantor',
    }),
    SUPERIORS,
  ],
  'bpmn:Participant': ofProcess,
  'bpmn:Process': ofProcess,
  'bpmn:SequenceFlow': [
    choice('clockStart', {
      label: 'Waktu layanan mulai di sini',
      description: 'Bila tidak ada tandanya di mana pun, waktu mulai bersama kasus.',
      options: YES,
    }),
    choice('clockStop', {
      label: 'Waktu layanan berhenti di sini',
      description: 'Janji ditepati bila kasus lewat sini; tanpa tanda, saat kasus berakhir.',
      options: YES,
    }),
  ],
  'bpmn:EndEvent': [
    words('status', {
      label: 'Status akhir',
      description: 'Kode yang dicatat pada kasus bila berakhir di sini, misalnya selesai.',
      validate: plainName,
    }),
  ],
};

function words(property, facts) {
  const isEdited = isTextFieldEntryEdited;
  return { id: `alur-${property}`, component: OwnWords, isEdited, property, ...facts };
}

function choice(property, facts) {
  const isEdited = isSelectEntryEdited;
  return { id: `alur-${property}`, component: OwnChoice, isEdited, property, ...facts };
}

function positiveNumber(value) {
  return value && !/^\d+([.]\d+)?$/.test(value) ? 'Tulis angka, misalnya 3 atau 7.5' : null;
}

function plainName(value) {
  return value && !/^[a-z][a-z0-9_]*$/.test(value)
    ? 'Pakai huruf kecil, angka, dan garis bawah'
    : null;
}

function superiors(value) {
  const names = parts(value);
  return names.length > MOST_NAMED || !names.every((name) => /^([a-z][a-z0-9_]*|-)$/.test(name))
    ? 'Tulis paling banyak tiga peran, misalnya atasan1, kepala_dinas'
    : null;
}

function levels(value) {
  return value?.trim() === '-' || parts(value).every((level) => LEVELS.has(level))
    ? null
    : 'Pilih dari 50, 80, 100, dan 150, dipisahkan koma';
}

function shortReason(value) {
  return value?.length > LONGEST_REASON ? `Tulis paling banyak ${LONGEST_REASON} huruf` : null;
}

function parts(value) {
  return value ? value.split(',').map((part) => part.trim()) : [];
}
