// Finds the fields of the drawn form.

const FOCUSABLE = 'input:not([type=file]), textarea, select, button, [tabindex]';

/** The element that frames the field of this instance, or null when it is not drawn. */
export function fieldElement(viewer, { id, indexes }) {
  const rows = Object.values(indexes ?? {})
    .map((row) => `_${row}`)
    .join('');
  const domId = CSS.escape(`fjs-form-${viewer._id}-${id}${rows}`);
  const inner = viewer._container.querySelector(`[id="${domId}"], [id^="${domId}-"]`);
  return inner?.closest('.fjs-form-field') ?? null;
}

/** For example "Nama anggota (baris 2)". */
export function labelOf(place, { indexes }) {
  const label = place.querySelector('.fjs-label-content')?.firstChild?.textContent ?? 'Isian';
  const rows = Object.values(indexes ?? {}).map((row) => `baris ${row + 1}`);
  return rows.length ? `${label} (${rows.join(', ')})` : label;
}

/** Opens the list the field is folded into, scrolls to the field and puts the cursor there. */
export function reveal(place) {
  if (place.closest('.fjs-repeat-row-collapsed')) unfold(place);
  requestAnimationFrame(() => {
    place.scrollIntoView({ block: 'center' });
    place.querySelector(FOCUSABLE)?.focus({ preventScroll: true });
  });
}

function unfold(place) {
  place
    .closest('.fjs-form-field-dynamiclist')
    ?.querySelector('.fjs-repeat-render-collapse')
    ?.click();
}
