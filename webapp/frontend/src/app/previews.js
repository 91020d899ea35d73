// How the words of a notice read while somebody types them; the server says it, by its own rules.
import { element } from '../shared/elements.js';
import { request } from '../shared/request.js';

const PAUSE_MS = 250;

export function showPreviews() {
  document.querySelectorAll('[data-preview-url]').forEach(watch);
}

function watch(field) {
  let timer;
  let asked = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(field, ++asked, () => asked), PAUSE_MS);
  });
}

async function ask(field, turn, latest) {
  const reply = await request(field.dataset.previewUrl, {
    method: 'POST',
    body: { isi: field.value },
    csrf: field.form.elements.csrf_token.value,
  }).catch(() => null);
  // Answers may overtake each other; only that to the last words counts.
  if (reply?.status === 200 && turn === latest()) show(field, reply.body);
}

function show(field, { sample, length, warning, problems }) {
  place('sample').textContent = sample;
  place('length').textContent = length;
  place('warning').textContent = warning;
  place('warning').hidden = !warning;
  place('problems').replaceChildren(...problems.map((it) => element('li', {}, it)));
  field.classList.toggle('is-invalid', problems.length > 0);
}

function place(name) {
  return document.querySelector(`[data-preview="${name}"]`);
}
