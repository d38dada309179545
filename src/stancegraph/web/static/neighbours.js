// The drawing of a network: an actor that is pointed at shows with whom it has ties.
//
// Which mark is whose is read off the drawing: a line ends where its two marks stand, and the
// texts come in the order of the marks.

const MARKS = ".mark-symbol.role-mark";
const TEXTS = ".mark-text.role-mark";
const LINES = ".mark-rule.role-mark line";
const NAMED = 8;

/** Answer the pointer, the focus and the arrow keys; `said` tells in words what stands out. */
export function ask(svg, said, address) {
  const actors = read(svg);
  if (!actors.length) return;
  svg.querySelector(MARKS).removeAttribute("aria-hidden");
  const know = async () => {
    await links(actors, address);
    const picked = svg.classList.contains("picked") && svg.querySelector("a.picked");
    if (picked) said.textContent = picked.getAttribute("aria-label");
  };
  actors.forEach((actor, place) => {
    actor.mark.replaceWith(actor.link);
    actor.link.append(actor.mark);
    actor.link.setAttribute("role", "link"); // it becomes one when its page is known
    actor.link.setAttribute("tabindex", place ? -1 : 0);
    actor.link.setAttribute("aria-label", told(actor));
    const pick = () => stand(svg, actors, actor, said);
    actor.link.addEventListener("pointerenter", pick);
    actor.link.addEventListener("focus", () => {
      for (const one of actors) one.link.setAttribute("tabindex", one === actor ? 0 : -1);
      pick();
    });
    actor.link.addEventListener("blur", () => release(svg, actors, said));
    actor.link.addEventListener("pointerleave", () => {
      if (document.activeElement !== actor.link) release(svg, actors, said);
    });
    actor.link.addEventListener("keydown", (event) => pressed(event, actors, actor));
  });
  svg.addEventListener("pointerenter", know, { once: true });
  svg.addEventListener("focusin", know, { once: true });
}

// -- reading the drawing --------------------------------------------------------------------------

function read(svg) {
  const marks = [...svg.querySelectorAll(`${MARKS} > path`)];
  const texts = [...svg.querySelectorAll(TEXTS)].map((group) => [...group.children]);
  const lines = [...svg.querySelectorAll(LINES)];
  if (!marks.length || !lines.length || texts.some((all) => all.length !== marks.length)) return [];
  const words = legend(svg);
  const at = new Map();
  const actors = marks.map((mark, place) => {
    const { x, y } = spot(mark);
    const own = texts.map((all) => all[place]);
    const link = document.createElementNS(svg.namespaceURI, "a");
    const actor = { mark, link, x, y, texts: own, name: own[0].textContent, ties: [] };
    at.set(corner(x, y), actor);
    return actor;
  });
  for (const line of lines) {
    const { x, y } = spot(line);
    const one = at.get(corner(x, y));
    const other = at.get(corner(x + line.x2.baseVal.value, y + line.y2.baseVal.value));
    if (!one || !other) continue;
    const word = words.get(line.getAttribute("stroke")) ?? "tied";
    one.ties.push({ actor: other, line, word });
    other.ties.push({ actor: one, line, word });
  }
  return actors;
}

function spot(mark) {
  const matrix = mark.transform.baseVal.consolidate()?.matrix;
  return { x: matrix?.e ?? 0, y: matrix?.f ?? 0 };
}

function corner(x, y) {
  return `${Math.round(x * 10)} ${Math.round(y * 10)}`;
}

/** What the colours of lines stand for. */
function legend(svg) {
  const symbols = svg.querySelectorAll(".role-legend-symbol > path");
  const labels = svg.querySelectorAll(".role-legend-label > text");
  return new Map(
    [...symbols].map((one, place) => [one.getAttribute("stroke"), labels[place]?.textContent]),
  );
}

/** The pages and the full names of actors, which the drawing lacks. */
async function links(actors, address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const { nodes } = await answer.json();
  const byName = new Map();
  for (const node of nodes) {
    for (const name of [node.label, node.key, node.code]) if (name) byName.set(name, node);
  }
  for (const actor of actors) {
    const node = byName.get(actor.name) ?? begun(nodes, actor.name);
    if (!node?.id) continue;
    actor.full = node.label;
    actor.link.setAttribute("href", `/${node.id.split("/").map(encodeURIComponent).join("/")}`);
    actor.link.setAttribute("aria-label", told(actor));
  }
}

/** The one node whose name begins so, for a label that was cut. */
function begun(nodes, name) {
  if (!name.endsWith("…")) return undefined;
  const found = nodes.filter((node) => node.label?.startsWith(name.slice(0, -1).trim()));
  return found.length === 1 ? found[0] : undefined;
}

// -- showing --------------------------------------------------------------------------------------

function told(actor) {
  const byWord = Map.groupBy(actor.ties, (tie) => tie.word);
  const parts = [...byWord].map(([word, ties]) => {
    const names = ties.slice(0, NAMED).map((tie) => tie.actor.name).join(", ");
    const more = ties.length > NAMED ? ` and ${ties.length - NAMED} more` : "";
    return `${word}: ${names}${more}`;
  });
  return `${actor.full ?? actor.name}. ${parts.join("; ") || "no tie is drawn"}`;
}

function stand(svg, actors, actor, said) {
  const near = new Set([actor, ...actor.ties.map((tie) => tie.actor)]);
  const lines = new Set(actor.ties.map((tie) => tie.line));
  for (const one of actors) {
    for (const part of [one.link, ...one.texts]) part.classList.toggle("out", near.has(one));
    one.link.classList.toggle("picked", one === actor);
  }
  for (const line of svg.querySelectorAll(LINES)) line.classList.toggle("out", lines.has(line));
  svg.classList.add("picked");
  said.textContent = told(actor);
}

function release(svg, actors, said) {
  svg.classList.remove("picked");
  said.textContent = "";
}

function pressed(event, actors, actor) {
  if (event.key === "Escape") {
    actor.link.closest(".frame").focus();
  } else if (event.key.startsWith("Arrow")) {
    nearest(actors, actor, event.key)?.link.focus();
  } else {
    return;
  }
  event.preventDefault();
}

/** The nearest actor in the direction of an arrow: with a tie, else any. */
function nearest(actors, from, key) {
  const tied = new Set(from.ties.map((tie) => tie.actor));
  let found;
  let least = Infinity;
  for (const one of actors) {
    const x = one.x - from.x;
    const y = one.y - from.y;
    const [along, across] = {
      ArrowLeft: [-x, y],
      ArrowRight: [x, y],
      ArrowUp: [-y, x],
      ArrowDown: [y, x],
    }[key];
    if (along <= 0 || Math.abs(across) > along) continue;
    const far = Math.hypot(x, y) + (tied.has(one) ? 0 : 1e6);
    if (far < least) [found, least] = [one, far];
  }
  return found;
}
