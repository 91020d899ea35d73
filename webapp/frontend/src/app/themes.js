// Buttons that choose the colours: light, dark, or as the device asks.

const BUTTONS = '[data-theme-value]';

export function switchThemes() {
  showChoice();
  document.addEventListener('click', ({ target }) => {
    const button = target.closest(BUTTONS);
    if (button) choose(button.dataset.themeValue);
  });
}

function choose(value) {
  localStorage.setItem('alur-theme', value);
  window.dispatchEvent(new Event('alur-theme'));
  showChoice();
}

function showChoice() {
  const choice = document.documentElement.dataset.themeChoice;
  document.querySelectorAll(BUTTONS).forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.themeValue === choice));
  });
}
