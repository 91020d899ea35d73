// Buttons that open and fold a part of the page, such as the menu on a phone.

const TOGGLE = '[data-bs-toggle="collapse"]';

export function openCollapses() {
  document.querySelectorAll(TOGGLE).forEach((toggle) => {
    const part = document.querySelector(toggle.dataset.bsTarget);
    if (part) tie(toggle, part);
  });
}

function tie(toggle, part) {
  const show = (open) => {
    part.classList.toggle('show', open);
    toggle.setAttribute('aria-expanded', String(open));
  };
  show(part.classList.contains('show'));
  toggle.addEventListener('click', () => show(!part.classList.contains('show')));
}
