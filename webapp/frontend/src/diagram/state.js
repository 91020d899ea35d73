// Marks on the diagram what a case has passed and where it waits.
import { element } from '../shared/elements.js';

const SMALLEST_TASK = 60;

export function showState(viewer, { done, flows, waiting }) {
  const mark = marker(viewer);
  done.forEach((id) => mark(id, 'is-done'));
  flows.forEach((id) => mark(id, 'is-passed'));
  waiting.forEach((token) => {
    mark(token.id, token.late ? 'is-late' : 'is-waiting');
    addBadge(viewer, token);
  });
}

// Several versions of a process may have run: what this drawing lacks is left out.
function marker(viewer) {
  const elements = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  return (id, name) => elements.get(id) && canvas.addMarker(id, name);
}

function addBadge(viewer, { id, late, label }) {
  const shape = viewer.get('elementRegistry').get(id);
  if (!shape) return;
  const text = late ? 'Di sini · terlambat' : 'Di sini';
  const look = late ? 'diagram-badge is-late' : 'diagram-badge';
  const html = element('span', { class: look, title: label }, text);
  viewer.get('overlays').add(id, 'state', { position: badgePlace(shape), html });
}

// The name of an event stands above or below it, that of a task inside.
function badgePlace({ width }) {
  return width < SMALLEST_TASK ? { top: -4, left: width - 6 } : { top: -18, left: 6 };
}
