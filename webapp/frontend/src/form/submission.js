// Sends the answers once, and deals with everything the server may reply.
import { ask } from '../shared/dialog.js';
import { request } from '../shared/request.js';
import { submissionBody } from './files.js';
import { signIn } from './sign-in.js';

const OFFLINE =
  'Jawaban belum terkirim karena tidak ada jaringan. Isian Anda masih ada di halaman ini; coba kirim lagi.';
const UNREADY =
  'Server belum dapat menerima jawaban Anda. Isian Anda masih ada di halaman ini; coba kirim lagi sebentar lagi.';
const TOO_LARGE = 'Berkas terlalu besar. Pilih berkas yang lebih kecil, lalu kirim lagi.';
const SIGNED_OUT =
  'Sesi Anda berakhir. Isian Anda masih ada di halaman ini; masuk lagi untuk mengirim.';
const REFUSED = 'Tugas ini tidak dapat Anda selesaikan.';

// What stands for the reply when none came.
const UNSENT = { status: 0, body: {} };

const REPLIES = {
  0: 'offline',
  200: 'follow',
  401: 'retrySignedIn',
  403: 'refuse',
  404: 'refuse',
  409: 'refuse',
  413: 'tooLarge',
  422: 'showProblems',
};

export class Submission {
  #sending = false;

  constructor(parts) {
    Object.assign(this, parts);
  }

  async send(data, files) {
    if (this.#sending) return;
    this.#begin();
    const left = await this.#deliver(data, files);
    if (!left) this.#end();
  }

  async #deliver(data, files) {
    const { submitUrl, key } = this.settings;
    // The key stays the same when a submission is repeated: the server counts it once.
    const body = submissionBody(data, files, key);
    const { csrf } = this.session;
    const reply = await request(submitUrl, { method: 'POST', body, csrf }).catch(() => UNSENT);
    return this[REPLIES[reply.status] ?? 'unready'](reply.body, data, files);
  }

  follow({ next }) {
    return next ? this.#depart(next) : this.unready({});
  }

  async retrySignedIn(_, data, files) {
    if (await signIn(this.session)) return this.#deliver(data, files);
    this.layout.showNotice(SIGNED_OUT);
    return false;
  }

  async refuse({ message = REFUSED }) {
    const back = { label: 'Kembali ke daftar tugas', value: 'back' };
    const stay = { label: 'Tetap di halaman ini', value: 'stay', look: '' };
    const choice = await ask({
      title: 'Tugas tidak dapat diselesaikan',
      text: message,
      buttons: [stay, back],
    });
    return choice === 'back' && this.#depart(this.settings.backUrl ?? '/');
  }

  tooLarge({ message = TOO_LARGE }) {
    this.layout.showNotice(message);
    return false;
  }

  showProblems({ problems = {}, message }) {
    this.problems.showFromServer(problems, message);
    return false;
  }

  unready({ message = UNREADY }) {
    this.layout.showNotice(message);
    return false;
  }

  offline() {
    this.layout.showNotice(OFFLINE);
    return false;
  }

  #depart(url) {
    this.changes.markSubmitted();
    location.assign(url);
    return true;
  }

  #begin() {
    this.#sending = true;
    this.drafts.pause();
    this.problems.clear();
    this.layout.showNotice('');
    this.layout.showSending(true);
  }

  #end() {
    this.#sending = false;
    this.layout.showSending(false);
    this.drafts.resume();
  }
}
