// Writes form-js as our pages have it to standard output, with a function that tells what it
// decides. Started in the frontend's folder.
import * as esbuild from 'esbuild';

const { upstreamFixes } = await import(`file://${process.cwd()}/upstream-fixes.mjs`);

const { outputFiles } = await esbuild.build({
  stdin: { contents: page(), resolveDir: process.cwd() },
  bundle: true,
  write: false,
  format: 'iife',
  plugins: [upstreamFixes],
  logLevel: 'warning',
});
process.stdout.write(outputFiles[0].text);

function page() {
  return `
import { openViewer } from './src/form/viewer.js';

/** Opens a form on what is known, answers it, and resolves to what then is shown and locked. */
window.decide = async ({ schema, known, answers }) => {
  const area = document.createElement('div');
  document.body.replaceChildren(area);
  const form = await openViewer(area, { schema, data: known, readOnly: false });
  await drawn();
  // As after typing: computed values may be computed once more.
  form._emit('field.updated', {});
  form._setState({ data: { ...form._getState().data, ...structuredClone(answers) } });
  await drawn();
  return { values: form._getSubmitData(), shown: shown(form), lacking: lacking(form) };
};

/** The paths of the answers that are missing. */
function lacking(form) {
  const errors = form.validate();
  const words = form.get('translate')('Field is required.');
  return instances(form)
    .filter(({ id, indexes }) => at(errors, [id, ...Object.values(indexes ?? {})])?.includes(words))
    .map(({ valuePath }) => valuePath.join('.'));
}

function at(tree, steps) {
  return steps.reduce((branch, step) => branch?.[step], tree);
}

function instances(form) {
  return form.get('formFieldInstanceRegistry').getAllKeyed();
}

function shown(form) {
  const fields = form.get('formFieldRegistry');
  return instances(form).map(({ id, valuePath, indexes }) => ({
    path: valuePath.join('.'),
    locked: Boolean(fields.get(id).disabled) || isLocked(form, id, indexes),
  }));
}

function isLocked(form, id, indexes) {
  const rows = Object.values(indexes ?? {}).map((row) => '_' + row).join('');
  const domId = CSS.escape('fjs-form-' + form._id + '-' + id + rows);
  const inner = form._container.querySelector('[id="' + domId + '"], [id^="' + domId + '-"]');
  return Boolean(inner?.closest('.fjs-form-field')?.classList.contains('fjs-readonly'));
}

// Computed values may hang on one another: each takes a drawing of its own.
async function drawn() {
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
}
`;
}
