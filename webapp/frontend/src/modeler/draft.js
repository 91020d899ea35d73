// Knows whether the drawing has changes that no version holds yet.

export class Draft {
  #commands;
  #stored;

  constructor(editor) {
    this.#commands = editor.get('commandStack');
    this.#stored = this.#commands._stackIdx;
  }

  get unsaved() {
    return this.#commands._stackIdx !== this.#stored;
  }

  markStored() {
    this.#stored = this.#commands._stackIdx;
  }
}
