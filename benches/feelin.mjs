// Times the browser's FEEL: for each line of input one round, answered by a line of microseconds.
// Started in the frontend's folder.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const viewer = createRequire(join(process.cwd(), 'package.json')).resolve(
  '@bpmn-io/form-js-viewer/package.json',
);
const { evaluate, parseExpression } = await import(
  pathToFileURL(createRequire(viewer).resolve('@bpmn-io/feelin'))
);

const ACTIONS = {
  evaluate: ({ text, context }) => evaluate(text, context),
  parse: ({ text, context }) => parseExpression(text, context),
};

for await (const line of createInterface({ input: process.stdin })) {
  const round = JSON.parse(line);
  const action = ACTIONS[round.action];
  const times = Array.from({ length: round.batches }, () => batch(action, round));
  process.stdout.write(`${JSON.stringify(times)}\n`);
}

function batch(action, round) {
  const began = process.hrtime.bigint();
  for (let call = 0; call < round.calls; call += 1) action(round);
  return Number(process.hrtime.bigint() - began) / 1e3 / round.calls;
}
