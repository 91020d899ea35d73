// Builds page elements without HTML text, so that nothing a person typed is read as markup.

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}

export function readJson(id) {
  const source = document.getElementById(id);
  return source ? JSON.parse(source.textContent) : null;
}

function setAttribute(node, name, value) {
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (value === true) node.setAttribute(name, '');
  else if (value !== false && value != null) node.setAttribute(name, value);
}
