// Saves the drawing as a new version, with a note on what changed.
import { frame, opened } from '../shared/dialog.js';
import { element } from '../shared/elements.js';
import { post } from './post.js';

export class Versions {
  #sending = false;

  constructor(parts) {
    Object.assign(this, parts);
  }

  async save() {
    if (this.#sending) return;
    const note = await askForNote();
    if (note === null) return;
    this.#sending = true;
    await this.#send(note);
    this.#sending = false;
  }

  async #send(note) {
    this.say('Menyimpan…');
    const { xml } = await this.editor.saveXML({ format: true });
    const { status, body } = await post(this.url, { xml, note }, this.session);
    if (status === 200) this.#follow(body.next);
    else if (body.problems) this.checks.show(body.problems);
    else this.say(body.message);
  }

  #follow(next) {
    this.draft.markStored();
    this.say('Tersimpan sebagai versi baru.');
    if (next) location.assign(next);
  }
}

async function askForNote() {
  const input = element('textarea', { class: 'form-control', rows: 3, maxlength: 500 });
  const content = element('label', { class: 'form-label' }, 'Apa yang berubah?', input);
  const dialog = frame('Simpan sebagai versi baru', content, [
    element('button', { class: 'btn', value: 'cancel' }, 'Batal'),
    element('button', { class: 'btn btn-primary', value: 'save' }, 'Simpan'),
  ]);
  await opened(dialog);
  return dialog.returnValue === 'save' ? input.value.trim() : null;
}
