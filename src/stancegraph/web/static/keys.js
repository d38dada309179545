// Keys: "/" to the search, "?" for help, "j" and "k" and arrows through lists.

import { element } from "./element.js";
import { openHelp, singleKeys } from "./help.js";

/** Listen for keys, and offer the help in the foot of the page. */
export function enhance() {
  document.addEventListener("keydown", pressed);
  const help = element("button", { type: "button", class: "tool" }, "Keys ");
  help.append(element("kbd", {}, "?"));
  help.addEventListener("click", openHelp);
  document.querySelector("body > footer")?.append(element("p", { class: "offered" }, help));
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.closest("dialog")) return;
  if (at.matches("input, textarea, select")) {
    if (event.key === "Escape") at.blur();
    return;
  }
  const act = event.key.startsWith("Arrow") ? along(event.key, at) : singleKeys() && ACTS[event.key];
  if (act && act(at) !== false) event.preventDefault();
}

const ACTS = {
  "/": () => document.getElementById("find")?.select(),
  "?": openHelp,
  j: (at) => step(at, 1),
  k: (at) => step(at, -1),
};

// -- lists ----------------------------------------------------------------------------------------

const ROWS = "main tbody tr, main li, header nav li";

function along(key, at) {
  const row = at.closest("a") && at.closest(ROWS);
  if (!row) return undefined;
  if (key === "ArrowDown") return () => step(at, 1);
  if (key === "ArrowUp") return () => step(at, -1);
  return () => beside(row, at, key === "ArrowRight" ? 1 : -1);
}

/** To the link at the same place of the next row; into the list of the page where none is left. */
function step(at, by) {
  const row = at.closest(ROWS);
  const rows = row ? siblings(row) : firstList();
  const next = row ? rows[rows.indexOf(row) + by] : rows[by > 0 ? 0 : rows.length - 1];
  if (!next) return false;
  const cell = at.closest("td, th");
  const place = cell ? [...row.children].indexOf(cell) : -1;
  const link = next.children[place]?.querySelector("a[href]") ?? next.querySelector("a[href]");
  link.focus();
  return true;
}

function siblings(row) {
  return [...row.parentElement.children].filter((one) => one.querySelector("a[href]"));
}

/** The rows of what the page lists: positions or nodes, else of the first list that has links. */
function firstList() {
  const lists = ["main .claims tbody", "main .list tbody", "main tbody", "main ul"]
    .flatMap((one) => [...document.querySelectorAll(one)])
    .filter((one) => one.querySelector("a[href]"));
  return lists.length ? siblings(lists[0].firstElementChild) : [];
}

function beside(row, at, by) {
  const links = [...row.querySelectorAll("a[href]")];
  const next = links[links.indexOf(at.closest("a")) + by];
  if (!next) return false;
  next.focus();
  return true;
}
