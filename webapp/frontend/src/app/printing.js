// Buttons that print the page.

export function printOnRequest() {
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-print]')) window.print();
  });
}
