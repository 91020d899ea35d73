// For a test: what bpmn-js warns of when it opens a diagram, and what bpmnlint's recommended rules
// say about it.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { Linter } from 'bpmnlint';
import recommended from 'bpmnlint/config/recommended';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';

const viewer = new NavigatedViewer({ container: document.body, moddleExtensions: { camunda } });
const rules = {
  config: { extends: 'bpmnlint:recommended' },
  resolver: {
    resolveConfig: () => recommended,
    resolveRule: (_, name) => require(`../node_modules/bpmnlint/rules/${name}.js`),
  },
};

window.judge = async (xml) => {
  const { warnings } = await viewer.importXML(xml);
  // A linter remembers what it saw: each diagram gets its own.
  const found = Object.entries(await new Linter(rules).lint(viewer.getDefinitions()));
  const broken = found.flatMap(([rule, reports]) =>
    reports.map(({ id, message }) => `${rule}: ${id}: ${message}`),
  );
  return [...warnings.map(({ message }) => message), ...broken];
};
