// Lets a person whose session ended sign in again without leaving the page.
import { frame, opened } from '../shared/dialog.js';
import { element } from '../shared/elements.js';
import { request } from '../shared/request.js';

const OFFLINE = 'Tidak ada jaringan. Periksa sambungan Anda, lalu coba lagi.';
const REFUSED = 'Anda belum dapat masuk di sini. Masuk lewat tab lain, lalu coba lagi.';

/** Resolves to true once signed in (session.csrf is then fresh), to false when given up. */
export async function signIn(session) {
  const form = signInForm();
  const cancel = element(
    'button',
    { class: 'btn', value: 'cancel', formnovalidate: true },
    'Batal',
  );
  const enter = element(
    'button',
    { class: 'btn btn-primary', type: 'submit', form: form.id },
    'Masuk',
  );
  const dialog = frame('Sesi Anda berakhir', form, [cancel, enter]);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await attempt(form, session, enter)) dialog.close('in');
  });
  await opened(dialog);
  return dialog.returnValue === 'in';
}

function signInForm() {
  return element(
    'form',
    { id: 'sign-in', class: 'alur-sign-in' },
    element('p', {}, 'Isian Anda masih ada. Masuk lagi untuk melanjutkan.'),
    element('p', { class: 'alert alert-danger', role: 'alert', hidden: true }),
    field('Nama masuk', { name: 'login', autocomplete: 'username', autocapitalize: 'none' }),
    field('Kata sandi', { name: 'password', type: 'password', autocomplete: 'current-password' }),
  );
}

function field(label, attributes) {
  const input = element('input', { class: 'form-control', required: true, ...attributes });
  return element('label', { class: 'form-label' }, label, input);
}

async function attempt(form, session, button) {
  button.disabled = true;
  const refusal = await refusalOf(form, session);
  button.disabled = false;
  const alert = form.querySelector('[role=alert]');
  alert.textContent = refusal;
  alert.hidden = !refusal;
  return !refusal;
}

async function refusalOf(form, session) {
  const body = new URLSearchParams(new FormData(form));
  try {
    const reply = await request(session.loginUrl, { method: 'POST', body, csrf: session.csrf });
    if (!reply.body.csrf) return reply.body.message ?? REFUSED;
    session.csrf = reply.body.csrf;
    return '';
  } catch {
    return OFFLINE;
  }
}
