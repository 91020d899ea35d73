// The list of problems above the form; each line leads to its field.
import { element } from '../shared/elements.js';
import { reveal } from './fields.js';

export function summaryOf(message, found, homeless) {
  const lines = [...found.map(linked), ...homeless.map((sentence) => element('li', {}, sentence))];
  return [element('h2', { class: 'alur-problems-title' }, message), element('ul', {}, ...lines)];
}

function linked({ place, label, sentences }) {
  const go = (event) => {
    event.preventDefault();
    reveal(place);
  };
  return element(
    'li',
    {},
    element('a', { href: '#task-form', onclick: go }, `${label}: ${sentences.join(' ')}`),
  );
}
