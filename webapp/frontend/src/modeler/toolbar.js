// Buttons above the drawing.
import { element } from '../shared/elements.js';

export function toolbar({ editor, view, draft, checks, versions }) {
  const commands = editor.get('commandStack');
  const undo = button('Batalkan', () => commands.undo(), { title: 'Ctrl+Z' });
  const redo = button('Ulangi', () => commands.redo(), { title: 'Ctrl+Y' });
  const state = element('span', { class: 'modeler-state', role: 'status' });
  const refresh = () => {
    undo.disabled = !commands.canUndo();
    redo.disabled = !commands.canRedo();
    state.textContent = draft.unsaved ? 'Ada perubahan yang belum disimpan' : '';
  };
  editor.on('commandStack.changed', refresh);
  refresh();
  return element(
    'div',
    { class: 'modeler-toolbar', role: 'toolbar', 'aria-label': 'Alat proses' },
    undo,
    redo,
    button('Perbesar', () => view.enlarge()),
    button('Perkecil', () => view.shrink()),
    button('Seluruh bagan', () => view.fit()),
    state,
    button('Periksa', () => checks.run(), { title: 'Ctrl+Enter' }),
    button('Simpan sebagai versi baru', () => versions.save(), {
      title: 'Ctrl+S',
      class: 'btn btn-primary',
    }),
  );
}

function button(label, onclick, attributes = {}) {
  return element('button', { type: 'button', class: 'btn', onclick, ...attributes }, label);
}
