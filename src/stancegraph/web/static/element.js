// Elements made by scripts: what is written into them is text, never markup.

/** A new element with attributes and children; `false` leaves an attribute out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(label, act, attributes = {}) {
  const made = element("button", { type: "button", class: "tool", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}
