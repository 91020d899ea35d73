// Puts the form of a task on its page and ties drafts, submission and warnings to it.
import { readJson } from '../shared/elements.js';
import { warnOnLeaving } from '../shared/leaving.js';
import { Changes } from './changes.js';
import { Drafts } from './drafts.js';
import { markChosenFiles } from './files.js';
import { Layout } from './layout.js';
import { keepPresses } from './presses.js';
import { Problems } from './problems.js';
import { Submission } from './submission.js';
import { openViewer } from './viewer.js';

export async function openTaskForm(root) {
  const layout = new Layout(root);
  const readOnly = 'readonly' in root.dataset;
  const viewer = await openViewer(layout.formArea, {
    schema: readJson('form-schema'),
    data: readJson('form-data') ?? {},
    readOnly,
  });
  if (readOnly) return;
  makeEditable(root.dataset, layout, viewer);
  keepPresses(root);
}

function makeEditable(settings, layout, viewer) {
  const session = { csrf: settings.csrf, loginUrl: settings.loginUrl };
  const changes = new Changes(viewer);
  const drafts = new Drafts({ url: settings.draftUrl, session, changes, layout });
  const problems = new Problems(viewer, layout);
  const submission = new Submission({ settings, session, layout, problems, changes, drafts });

  viewer.on('changed', () => {
    markChosenFiles(layout.formArea);
    drafts.schedule();
  });
  viewer.on('submit', ({ data, errors, files }) => {
    if (Object.keys(errors).length) problems.showOwn();
    else submission.send(data, files);
  });
  layout.onSubmit(() => viewer.submit());
  warnOnLeaving(() => changes.unsaved);
  reloadWhenReturned();
}

// A browser may bring the page back as it was left: locked, and with a task that is done.
function reloadWhenReturned() {
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
}
