// Draws one process with the state of a case, and buttons to look around.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

import { element, readJson } from '../shared/elements.js';
import { showState } from './state.js';
import { buttons } from './toolbar.js';
import { View } from './view.js';

const UNREADABLE =
  'Bagan alur ini tidak dapat dibaca. Keterangan langkahnya tetap tersedia sebagai teks.';
const STATELESS = { done: [], flows: [], waiting: [] };

export async function openDiagram(root) {
  const area = element('div', { class: 'diagram-canvas' });
  root.replaceChildren(area);
  try {
    const viewer = new NavigatedViewer({ container: area });
    await viewer.importXML(await source(root.dataset.sourceUrl));
    finish(root, viewer);
  } catch {
    root.replaceChildren(element('p', { class: 'alert alert-warning', role: 'alert' }, UNREADABLE));
  }
}

async function source(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`diagram: ${response.status}`);
  return response.text();
}

function finish(root, viewer) {
  const state = { ...STATELESS, ...readJson(root.dataset.stateId) };
  const view = new View(viewer, { places: state.waiting.map(({ id }) => id) });
  showState(viewer, state);
  root.prepend(buttons(view, state.waiting.length > 0));
  view.open();
}
