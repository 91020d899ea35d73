// Sends the drawing to the server; signs in again when the session ended meanwhile.
import { signIn } from '../form/sign-in.js';
import { request } from '../shared/request.js';

const REFUSALS = {
  0: 'Belum terkirim karena tidak ada jaringan. Gambar Anda masih ada di halaman ini.',
  401: 'Sesi Anda berakhir. Gambar Anda masih ada di halaman ini.',
  403: 'Anda tidak berhak mengubah proses ini.',
  413: 'Proses ini terlalu besar.',
};
const UNREADY =
  'Server belum dapat menerimanya. Gambar Anda masih ada di halaman ini; coba lagi sebentar lagi.';

/** Resolves to {status, body}; a refusal always has body.message. */
export async function post(url, body, session) {
  const reply = await request(url, { method: 'POST', body, csrf: session.csrf }).catch(() => ({
    status: 0,
    body: {},
  }));
  if (reply.status === 401 && session.loginUrl && (await signIn(session)))
    return post(url, body, session);
  return {
    status: reply.status,
    body: { message: REFUSALS[reply.status] ?? UNREADY, ...reply.body },
  };
}
