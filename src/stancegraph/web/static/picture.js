// Pictures: the image becomes part of the page, so that it can be enlarged, moved and asked.

import { button, element } from "./element.js";
import { ask } from "./neighbours.js";
import { Lens } from "./lens.js";

/** Bring the pictures of a part of the page to life. */
export function enhance(part) {
  for (const image of part.querySelectorAll(".picture img")) bring(image);
}

async function bring(image) {
  const answer = await fetch(image.src);
  if (!answer.ok || !image.isConnected) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  if (drawn.documentElement.localName !== "svg" || !image.isConnected) return;
  const svg = document.importNode(drawn.documentElement, true);
  const wide = svg.getAttribute("width");
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  unname(svg);
  const frame = element("div", {
    class: "frame",
    role: "group",
    tabindex: 0,
    "aria-label": image.alt,
  });
  frame.style.maxWidth = `${wide}px`;
  frame.append(svg);
  const lens = new Lens(svg, frame);
  const said = element("output", { class: "said" });
  const tools = element(
    "p",
    { class: "lens" },
    button("+", () => lens.nearer(), { "aria-label": "Nearer" }),
    button("−", () => lens.farther(), { "aria-label": "Farther" }),
    button("Whole picture", () => lens.whole()),
    said,
  );
  image.replaceWith(tools, frame);
  ask(svg, said, image.src.replace(".svg", ".json"));
}

/** What drawings say of their parts to assistive tools is wrong inside a page: the text stays. */
function unname(svg) {
  for (const one of svg.querySelectorAll("[aria-roledescription]")) {
    for (const name of ["role", "aria-roledescription", "aria-label"]) one.removeAttribute(name);
  }
}
