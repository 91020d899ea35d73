// Asks "are you sure" before a form with data-confirm (or a button with it) is sent.
import { ask } from '../shared/dialog.js';

const agreed = new WeakSet();

export function confirmBeforeSending() {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ? event.submitter.dataset : form.dataset;
    if (!question.confirm || agreed.delete(form)) return;
    event.preventDefault();
    // The form waits for the answer: others that listen for its sending must not see this one.
    event.stopImmediatePropagation();
    if (await isAgreed(question)) resend(form, event.submitter);
  });
}

function isAgreed({
  confirm,
  confirmTitle = 'Anda yakin?',
  confirmButton = 'Ya, lanjutkan',
  confirmLook = 'btn-danger',
}) {
  const buttons = [
    { label: 'Batal', value: '', look: '' },
    { label: confirmButton, value: 'yes', look: confirmLook },
  ];
  return ask({ title: confirmTitle, text: confirm, buttons });
}

function resend(form, submitter) {
  agreed.add(form);
  form.requestSubmit(submitter);
}
