// The parts of the form's page: problems, form, notice, draft line and the button.
import { element } from '../shared/elements.js';

export class Layout {
  constructor(root) {
    const label = root.dataset.submitLabel ?? 'Selesaikan tugas';
    this.summary = element('div', {
      class: 'alur-problems',
      tabindex: -1,
      role: 'alert',
      hidden: true,
    });
    this.formArea = element('div', { class: 'alur-form' });
    this.notice = element('p', {
      class: 'alert alert-danger alur-notice',
      role: 'alert',
      hidden: true,
    });
    this.draft = element('p', { class: 'alur-draft', role: 'status' });
    this.button = element(
      'button',
      { type: 'button', class: 'btn btn-primary', 'form-submit': true },
      label,
    );
    this.bar = element('div', { class: 'alur-form-bar' }, this.draft, this.button);
    this.bar.hidden = 'readonly' in root.dataset;
    root.replaceChildren(this.summary, this.formArea, this.notice, this.bar);
  }

  onSubmit(action) {
    this.button.addEventListener('click', action);
  }

  showNotice(sentence) {
    this.notice.textContent = sentence;
    this.notice.hidden = !sentence;
  }

  showDraft(...parts) {
    this.draft.replaceChildren(...parts);
  }

  showSending(sending) {
    this.button.disabled = sending;
    this.button.classList.toggle('btn-loading', sending);
    this.formArea.toggleAttribute('inert', sending);
  }
}
