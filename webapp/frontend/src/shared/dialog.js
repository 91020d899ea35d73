// A modal question or notice; resolves to what the person chose.
import { element } from './elements.js';

let count = 0;

/** Resolves to the value of the button pressed, or to null when the dialog was dismissed. */
export function ask({ title, text, buttons }) {
  const dialog = frame(title, element('p', {}, text), buttons.map(choiceButton));
  return opened(dialog).then(() => dialog.returnValue || null);
}

/** A dialog with a heading, content and a row of buttons, not opened yet. */
export function frame(title, content, actions) {
  const id = `dialog-${(count += 1)}`;
  return element(
    'dialog',
    { class: 'alur-dialog', 'aria-labelledby': id },
    element('h2', { id, class: 'alur-dialog-title' }, title),
    content,
    element('form', { method: 'dialog', class: 'alur-dialog-actions' }, ...actions),
  );
}

/** Opens the dialog and resolves when it is closed; the focus returns to where it was. */
export function opened(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
  });
}

function choiceButton({ label, value, look = 'btn-primary', href }) {
  return href
    ? element('a', { class: `btn ${look}`, href }, label)
    : element('button', { class: `btn ${look}`, value }, label);
}
