// Keys for the whole page; those of the drawing itself come with bpmn-js.

export function listenForShortcuts(root, { checks, versions }) {
  const actions = { s: () => versions.save(), Enter: () => checks.run() };
  root.ownerDocument.addEventListener('keydown', (event) => {
    const action = (event.ctrlKey || event.metaKey) && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
