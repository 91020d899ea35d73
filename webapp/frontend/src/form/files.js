// Files a person chose: they travel with the submission only, never with a draft.

export const FILE_PREFIX = 'files::';

const NOTE = 'Berkas ini belum terkirim dan tidak ikut tersimpan dalam draf.';

/** Puts a note beside every picker that holds a file (shown by form-view.css). */
export function markChosenFiles(area) {
  requestAnimationFrame(() => area.querySelectorAll('.fjs-form-field-filepicker').forEach(mark));
}

/** The multipart body: `data`, `key`, and each file under the key its answer names. */
export function submissionBody(data, files, key) {
  const text = JSON.stringify(data);
  const body = new FormData();
  body.append('data', text);
  body.append('key', key);
  for (const [name, chosen] of files) {
    if (text.includes(`"${name}"`)) chosen.forEach((file) => body.append(name, file, file.name));
  }
  return body;
}

function mark(field) {
  const chosen = field.querySelector('input[type=file]').files.length > 0;
  if (chosen) field.dataset.note = NOTE;
  else delete field.dataset.note;
}
