// Stores the answers a while after each change, so that an interrupted person can go on later.
import { timeOfDay } from '../shared/clock.js';
import { element } from '../shared/elements.js';
import { request } from '../shared/request.js';
import { signIn } from './sign-in.js';

const QUIET_MS = 1500;
const REASONS = { 401: 'sesi Anda berakhir', 413: 'isian terlalu panjang' };

export class Drafts {
  #timer;
  #saving = false;
  #stopped = false;

  constructor({ url, session, changes, layout }) {
    Object.assign(this, { url, session, changes, layout });
    this.#stopped = !url;
    window.addEventListener('online', () => this.save());
    document.addEventListener(
      'visibilitychange',
      () => document.hidden && this.save({ keepalive: true }),
    );
  }

  schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), QUIET_MS);
  }

  async save(options) {
    if (this.#stopped || this.#saving || !this.changes.draftDiffers) return;
    this.#saving = true;
    await this.#store(this.changes.text, options);
    this.#saving = false;
  }

  pause() {
    clearTimeout(this.#timer);
    this.#stopped = true;
  }

  resume() {
    this.#stopped = !this.url;
  }

  async #store(text, options) {
    const body = new Blob([text], { type: 'application/json' });
    try {
      this.#report(
        text,
        await request(this.url, { method: 'PUT', body, csrf: this.session.csrf, ...options }),
      );
    } catch {
      this.layout.showDraft('Draf belum tersimpan: tidak ada jaringan');
    }
  }

  #report(text, { status }) {
    if (status >= 300) return this.#complain(status);
    this.changes.markStored(text);
    this.layout.showDraft(`Draf tersimpan ${timeOfDay()}`);
    if (this.changes.draftDiffers) this.schedule();
  }

  #complain(status) {
    const reason = REASONS[status] ?? 'server tidak menerimanya';
    this.layout.showDraft(
      `Draf belum tersimpan: ${reason} `,
      ...(status === 401 ? [this.#signInButton()] : []),
    );
  }

  #signInButton() {
    const again = async () => (await signIn(this.session)) && this.save();
    return element('button', { type: 'button', class: 'btn btn-sm', onclick: again }, 'Masuk lagi');
  }
}
