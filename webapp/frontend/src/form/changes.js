// Knows which answers are not stored yet.
import { FILE_PREFIX } from './files.js';

export class Changes {
  #viewer;
  #stored;
  #done = false;

  constructor(viewer) {
    this.#viewer = viewer;
    // Fields settle (computed values, emptied pickers) right after the form is drawn.
    this.#stored = this.text;
    requestAnimationFrame(() => requestAnimationFrame(() => this.markStored(this.text)));
  }

  /** The answers as a draft keeps them: JSON text, without files. */
  get text() {
    return JSON.stringify({ data: this.#viewer._getSubmitData() }, withoutFile);
  }

  get draftDiffers() {
    return !this.#done && this.text !== this.#stored;
  }

  get hasFiles() {
    return this.#viewer.get('fileRegistry').getAllFiles().size > 0;
  }

  get unsaved() {
    return this.draftDiffers || (!this.#done && this.hasFiles);
  }

  markStored(text) {
    this.#stored = text;
  }

  /** The answers were accepted: nothing can be lost any more. */
  markSubmitted() {
    this.#done = true;
  }
}

function withoutFile(_, value) {
  return typeof value === 'string' && value.startsWith(FILE_PREFIX) ? null : value;
}
