// Filter forms that send themselves when a choice changes; typed words wait for Enter.

const CHOICES =
  'select, input[type=checkbox], input[type=radio], input[type=date], input[type=month]';

export function sendFiltersOnChange() {
  document.addEventListener('change', ({ target }) => {
    const form = target.closest('form[data-auto-submit]');
    if (form && target.matches(CHOICES)) form.requestSubmit();
  });
}
