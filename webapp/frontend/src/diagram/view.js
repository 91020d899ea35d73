// The part of the diagram that is seen.

const MARGIN = 24;
const STEP = 1.25;
const NEAR = 1;
const READABLE = 0.45;

export class View {
  #canvas;
  #elements;
  #places;
  #left;

  /** `places` are the ids of elements worth a closer look; `left` is the width that tools cover. */
  constructor(viewer, { places, left = MARGIN }) {
    this.#canvas = viewer.get('canvas');
    this.#elements = viewer.get('elementRegistry');
    this.#places = places;
    this.#left = left;
  }

  /** All of the diagram; where its words would be too small, the first of the places. */
  open() {
    this.fit();
    if (this.#canvas.zoom() < READABLE) this.toPlace();
  }

  /** All of the diagram with a margin around it, never larger than life. */
  fit() {
    const { inner, outer } = this.#canvas.viewbox();
    const free = { width: outer.width - this.#left - MARGIN, height: outer.height - 2 * MARGIN };
    this.#look(inner, Math.min(1, free.width / inner.width, free.height / inner.height));
  }

  enlarge() {
    this.#canvas.zoom(this.#canvas.zoom() * STEP, 'auto');
  }

  shrink() {
    this.#canvas.zoom(this.#canvas.zoom() / STEP, 'auto');
  }

  /** The first of the places that the drawing has, in its full size. */
  toPlace() {
    const found = this.#places.map((id) => this.#elements.get(id)).find(Boolean);
    if (found) this.#look(found, NEAR);
  }

  /** Moves the drawing until the element is in the middle, at the size it has. */
  centre(element) {
    this.#look(element, this.#canvas.zoom());
  }

  /** Puts the box in the middle of what tools leave free. */
  #look(box, scale) {
    const { outer } = this.#canvas.viewbox();
    const width = outer.width / scale;
    const height = outer.height / scale;
    const covered = (this.#left - MARGIN) / scale;
    const x = box.x + box.width / 2 - (width + covered) / 2;
    this.#canvas.viewbox({ x, y: box.y + box.height / 2 - height / 2, width, height });
  }
}
