// What part of a picture is shown: chosen with buttons, keys, the wheel, and by dragging.

const STEP = 1.4;
const NEAREST = 12;

export class Lens {
  #svg;
  #whole;
  #now;

  /** Look at an SVG through its view box; the frame takes keys and the pointer. */
  constructor(svg, frame) {
    this.#svg = svg;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#whole = { x, y, width, height };
    this.#now = this.#whole;
    frame.addEventListener("keydown", (event) => this.#key(event));
    frame.addEventListener("wheel", (event) => this.#wheel(event, frame), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.#hold(event, frame));
    frame.addEventListener("dragstart", (event) => event.preventDefault());
  }

  nearer() {
    this.#scale(1 / STEP);
  }

  farther() {
    this.#scale(STEP);
  }

  whole() {
    this.#show(this.#whole);
  }

  /** Enlarge around a point, which stays where it is; the middle where none is given. */
  #scale(by, at = { x: 0.5, y: 0.5 }) {
    const { x, y, width } = this.#now;
    const least = this.#whole.width / NEAREST;
    const wide = Math.min(this.#whole.width, Math.max(least, width * by));
    const high = (wide * this.#whole.height) / this.#whole.width;
    const moved = this.#now.height - high;
    this.#show({ x: x + (width - wide) * at.x, y: y + moved * at.y, width: wide, height: high });
  }

  #move(right, down) {
    const { x, y, width, height } = this.#now;
    this.#show({ x: x + right * width, y: y + down * height, width, height });
  }

  #show(part) {
    const within = (value, least, most) => Math.min(Math.max(value, least), most);
    const all = this.#whole;
    const x = within(part.x, all.x, all.x + all.width - part.width);
    const y = within(part.y, all.y, all.y + all.height - part.height);
    this.#now = { ...part, x, y };
    this.#svg.setAttribute("viewBox", `${x} ${y} ${part.width} ${part.height}`);
    this.#svg.classList.toggle("near", part.width < all.width);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const act = {
      "+": () => this.nearer(),
      "=": () => this.nearer(),
      "-": () => this.farther(),
      0: () => this.whole(),
      ArrowLeft: () => this.#move(-0.1, 0),
      ArrowRight: () => this.#move(0.1, 0),
      ArrowUp: () => this.#move(0, -0.1),
      ArrowDown: () => this.#move(0, 0.1),
    }[event.key];
    const scrolls = event.key.startsWith("Arrow") && this.#now.width === this.#whole.width;
    if (!act || scrolls) return; // the whole picture does not move: the page scrolls
    act();
    event.preventDefault();
  }

  /** The wheel scrolls the page, unless Ctrl is held or the picture has the focus. */
  #wheel(event, frame) {
    if (!event.ctrlKey && !frame.contains(document.activeElement)) return;
    event.preventDefault();
    const box = this.#svg.getBoundingClientRect();
    const at = {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    };
    this.#scale(STEP ** Math.sign(event.deltaY), at);
  }

  #hold(event, frame) {
    if (event.button !== 0 || this.#now.width === this.#whole.width) return;
    const box = this.#svg.getBoundingClientRect();
    let last = event;
    let far = 0;
    const moved = (next) => {
      const right = last.clientX - next.clientX;
      const down = last.clientY - next.clientY;
      this.#move(right / box.width, down / box.height);
      far += Math.abs(right) + Math.abs(down);
      last = next;
    };
    const clicked = (click) => {
      if (far > 4) click.preventDefault(); // the end of a drag opens no page
    };
    const ended = () => {
      frame.removeEventListener("pointermove", moved);
      setTimeout(() => frame.removeEventListener("click", clicked));
    };
    frame.addEventListener("pointermove", moved);
    frame.addEventListener("click", clicked);
    addEventListener("pointerup", ended, { once: true });
    addEventListener("pointercancel", ended, { once: true });
  }
}
