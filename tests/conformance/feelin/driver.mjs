// Evaluates expressions the way form-js does, with its own copy of feelin: read as JSON from
// standard input, the values as JSON to standard output. Started in the frontend's folder.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const viewer = createRequire(join(process.cwd(), 'package.json')).resolve(
  '@bpmn-io/form-js-viewer/package.json',
);
const { evaluate, unaryTest } = await import(
  pathToFileURL(createRequire(viewer).resolve('@bpmn-io/feelin'))
);

// `conditional.hide` is read as the tests of a decision table's cell, everything else as it is. Of
// a function's name it is told whether it is one.
const READERS = {
  expression: (text, context) => evaluate(text, context).value,
  condition: (text, context) => unaryTest(text, context).value === true,
  unknown: (name) => evaluate(`${name}()`).warnings.some((it) => it.type === 'NO_FUNCTION_FOUND'),
};

const { now, questions } = JSON.parse(readFileSync(0, 'utf8'));
Date.now = () => now;
process.stdout.write(JSON.stringify(questions.map(answer)));

// form-js takes null where an expression fails.
function answer({ text, reading, context }) {
  try {
    return READERS[reading](text, context) ?? null;
  } catch {
    return null;
  }
}
