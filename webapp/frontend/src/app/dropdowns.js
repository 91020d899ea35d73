// Bootstrap's dropdown markup, without Bootstrap's script.

const TOGGLE = '[data-bs-toggle="dropdown"]';
const ITEM = '.dropdown-item:not(.disabled):not([disabled])';
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export function openDropdowns() {
  document
    .querySelectorAll(TOGGLE)
    .forEach((toggle) => toggle.setAttribute('aria-expanded', 'false'));
  document.addEventListener('click', ({ target }) => {
    const toggle = target.closest(TOGGLE);
    const open = toggle && !menuOf(toggle).classList.contains('show');
    closeAll();
    if (open) setOpen(toggle, true);
  });
  document.addEventListener('keydown', onKey);
}

function onKey(event) {
  const toggle =
    event.target.closest(TOGGLE) ??
    event.target.closest('.dropdown-menu')?.parentElement.querySelector(TOGGLE);
  if (!toggle) return;
  if (event.key === 'Escape') dismiss(toggle);
  if (event.key in STEPS) {
    event.preventDefault();
    setOpen(toggle, true);
    step(menuOf(toggle), STEPS[event.key]);
  }
}

function dismiss(toggle) {
  if (menuOf(toggle).classList.contains('show')) toggle.focus();
  setOpen(toggle, false);
}

function step(menu, by) {
  const items = [...menu.querySelectorAll(ITEM)];
  const at = items.indexOf(document.activeElement);
  const first = by > 0 ? 0 : items.length - 1;
  items[at < 0 ? first : (at + by + items.length) % items.length]?.focus();
}

function closeAll() {
  document
    .querySelectorAll(`${TOGGLE}[aria-expanded="true"]`)
    .forEach((toggle) => setOpen(toggle, false));
}

function setOpen(toggle, open) {
  toggle.setAttribute('aria-expanded', String(open));
  menuOf(toggle).classList.toggle('show', open);
}

function menuOf(toggle) {
  return toggle.parentElement.querySelector('.dropdown-menu');
}
