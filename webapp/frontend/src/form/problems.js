// Shows what is wrong with the answers: at their fields and in a list above the form.
import { fieldElement, labelOf, reveal } from './fields.js';
import { summaryOf } from './summary.js';

export class Problems {
  #viewer;
  #layout;

  constructor(viewer, layout) {
    this.#viewer = viewer;
    this.#layout = layout;
  }

  /** What form-js itself found; the first wrong field gets the focus. */
  async showOwn() {
    const found = await this.#show('Periksa kembali isian berikut.', []);
    if (found.length) reveal(found[0].place);
  }

  /** What the server found, by dotted path; the list above the form gets the focus. */
  async showFromServer(problems, message = 'Periksa kembali isian berikut.') {
    const { errors, homeless } = this.#errorsOf(problems);
    this.#viewer._setState({ errors });
    await this.#show(message, homeless);
    this.#layout.summary.focus();
  }

  clear() {
    this.#layout.summary.hidden = true;
    this.#layout.summary.replaceChildren();
  }

  async #show(message, homeless) {
    await drawn();
    const found = this.#found();
    this.#layout.summary.replaceChildren(...summaryOf(message, found, homeless));
    this.#layout.summary.hidden = false;
    return found;
  }

  /** The server's paths as form-js keeps them; homeless are sentences of fields not on the page. */
  #errorsOf(problems) {
    const byPath = new Map(this.#instances().map((each) => [each.valuePath.join('.'), each]));
    const errors = {};
    const homeless = [];
    for (const [path, sentences] of Object.entries(problems)) {
      const instance = byPath.get(path);
      if (instance) put(errors, placeOf(instance), sentences);
      else homeless.push(...sentences);
    }
    return { errors, homeless };
  }

  #found() {
    const { errors } = this.#viewer._getState();
    return this.#instances()
      .map((instance) => ({ instance, sentences: get(errors, placeOf(instance)) }))
      .filter(({ sentences }) => sentences?.length)
      .map(({ instance, sentences }) => this.#described(instance, sentences))
      .filter(({ place }) => place)
      .sort((a, b) =>
        a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      );
  }

  #described(instance, sentences) {
    const place = fieldElement(this.#viewer, instance);
    return { place, sentences, label: place && labelOf(place, instance) };
  }

  #instances() {
    return this.#viewer.get('formFieldInstanceRegistry').getAllKeyed();
  }
}

// form-js keeps errors under the field's id, then under the row numbers of the lists around it.
function placeOf({ id, indexes }) {
  return [id, ...Object.values(indexes ?? {})];
}

function get(tree, steps) {
  return steps.reduce((branch, step) => branch?.[step], tree);
}

function put(tree, steps, value) {
  const last = steps.at(-1);
  const branch = steps.slice(0, -1).reduce((parent, step) => (parent[step] ??= {}), tree);
  branch[last] = value;
}

function drawn() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
