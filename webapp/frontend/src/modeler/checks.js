// Has the server check the drawing, lists what it finds and marks the places.
import { element } from '../shared/elements.js';
import { post } from './post.js';

const MARKERS = { error: 'has-error', warning: 'has-warning' };
const HEADINGS = { error: 'Kesalahan', warning: 'Peringatan' };

export class Checks {
  #marked = [];

  constructor(parts) {
    Object.assign(this, parts);
  }

  async run() {
    this.say('Memeriksa…');
    const { xml } = await this.editor.saveXML({ format: true });
    const { status, body } = await post(this.url, { xml }, this.session);
    if (status === 200) this.show(body.problems ?? []);
    else this.say(body.message);
  }

  show(problems) {
    this.say(outcome(problems));
    this.#unmark();
    problems.forEach((problem) => this.#mark(problem));
    const lines = worstFirst(problems).map((problem) => this.#line(problem));
    this.list.replaceChildren(element('h2', {}, outcome(problems)), element('ol', {}, ...lines));
    this.list.hidden = problems.length === 0;
  }

  #line(problem) {
    const look = `badge ${problem.severity === 'warning' ? 'bg-yellow-lt' : 'bg-red-lt'}`;
    const badge = element('span', { class: look }, HEADINGS[problem.severity] ?? HEADINGS.error);
    const content = [badge, ' ', problem.message, element('small', {}, whereOf(problem))];
    return element(
      'li',
      {},
      this.#find(problem) ? this.#link(problem, content) : element('p', {}, ...content),
    );
  }

  #link(problem, content) {
    const go = () => this.#select(this.#find(problem));
    return element('button', { type: 'button', class: 'modeler-problem', onclick: go }, ...content);
  }

  #select(found) {
    const canvas = this.editor.get('canvas');
    canvas.setRootElement(canvas.findRoot(found) ?? canvas.getRootElement());
    this.view.centre(boxOf(found));
    this.editor.get('selection').select(found);
  }

  #mark(problem) {
    const found = this.#find(problem);
    const marker = MARKERS[problem.severity] ?? MARKERS.error;
    if (!found) return;
    this.editor.get('canvas').addMarker(found, marker);
    this.#marked.push([found, marker]);
  }

  #unmark() {
    const canvas = this.editor.get('canvas');
    const registry = this.editor.get('elementRegistry');
    for (const [found, marker] of this.#marked) {
      if (registry.get(found.id)) canvas.removeMarker(found, marker);
    }
    this.#marked = [];
  }

  #find({ element_id: id }) {
    return id ? this.editor.get('elementRegistry').get(id) : undefined;
  }
}

function worstFirst(problems) {
  const isWarning = ({ severity }) => severity === 'warning';
  return [...problems.filter((each) => !isWarning(each)), ...problems.filter(isWarning)];
}

// A flow has no box of its own; its first bend stands for it.
function boxOf({ x, y, width, height, waypoints }) {
  return waypoints ? { ...waypoints[0], width: 0, height: 0 } : { x, y, width, height };
}

function outcome(problems) {
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  if (problems.length === 0) return 'Tidak ada masalah.';
  return `${problems.length - warnings} kesalahan, ${warnings} peringatan`;
}

function whereOf({ file, line }) {
  return [file, line && `baris ${line}`].filter(Boolean).join(', ');
}
