// Buttons above the diagram; everything the mouse can do, the keyboard can.
import { element } from '../shared/elements.js';

export function buttons(view, hasWaiting) {
  const offered = [
    ['Perbesar', () => view.enlarge()],
    ['Perkecil', () => view.shrink()],
    ['Seluruh bagan', () => view.fit()],
    ...(hasWaiting ? [['Ke langkah sekarang', () => view.toPlace()]] : []),
  ];
  return element(
    'div',
    { class: 'diagram-toolbar', role: 'group', 'aria-label': 'Tampilan bagan' },
    ...offered.map(button),
  );
}

function button([label, onclick]) {
  return element('button', { type: 'button', class: 'btn btn-sm', onclick }, label);
}
