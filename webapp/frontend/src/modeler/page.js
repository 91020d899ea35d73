// Puts the editor on its page and ties checking, saving and shortcuts to it.
import { is } from 'bpmn-js/lib/util/ModelUtil';

import { View } from '../diagram/view.js';
import { element, readJson } from '../shared/elements.js';
import { warnOnLeaving } from '../shared/leaving.js';
import { Checks } from './checks.js';
import { Draft } from './draft.js';
import { openEditor } from './editor.js';
import { listenForShortcuts } from './shortcuts.js';
import { toolbar } from './toolbar.js';
import { Versions } from './versions.js';

const PALETTE_WIDTH = 130;
const UNREADABLE = 'Proses ini tidak dapat dibuka karena berkasnya bukan BPMN yang sah.';

export async function openModeler(root) {
  const parts = layout(root);
  const catalogue = readJson('modeler-catalogue') ?? {};
  const editor = openEditor({ container: parts.canvas, panel: parts.panel, catalogue });
  try {
    await editor.importXML(await source(root.dataset.xmlUrl));
  } catch {
    root.replaceChildren(element('p', { class: 'alert alert-danger', role: 'alert' }, UNREADABLE));
    return;
  }
  makeEditable(root, editor, parts);
}

function layout(root) {
  const parts = {
    canvas: element('div', { class: 'modeler-canvas' }),
    panel: element('div', {
      class: 'modeler-panel',
      role: 'region',
      'aria-label': 'Sifat langkah terpilih',
    }),
    notice: element('p', { class: 'modeler-notice', role: 'status' }),
    problems: element('section', {
      class: 'modeler-problems',
      'aria-label': 'Hasil pemeriksaan',
      hidden: true,
    }),
  };
  const side = element('div', { class: 'modeler-side' }, parts.problems, parts.panel);
  root.replaceChildren(parts.notice, element('div', { class: 'modeler-desk' }, parts.canvas, side));
  return parts;
}

async function source(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`process: ${response.status}`);
  return response.text();
}

function makeEditable(root, editor, { notice, problems }) {
  const session = { csrf: root.dataset.csrf, loginUrl: root.dataset.loginUrl };
  const say = (sentence) => notice.replaceChildren(sentence);
  const draft = new Draft(editor);
  const view = new View(editor, { places: startsOf(editor), left: PALETTE_WIDTH });
  const checks = new Checks({
    url: root.dataset.checkUrl,
    editor,
    view,
    session,
    list: problems,
    say,
  });
  const versions = new Versions({ url: root.dataset.saveUrl, editor, session, draft, checks, say });

  root.prepend(toolbar({ editor, view, draft, checks, versions }));
  view.open();
  listenForShortcuts(root, { checks, versions });
  warnOnLeaving(() => draft.unsaved);
}

function startsOf(editor) {
  const elements = editor.get('elementRegistry').filter((each) => is(each, 'bpmn:StartEvent'));
  return elements.map(({ id }) => id);
}
