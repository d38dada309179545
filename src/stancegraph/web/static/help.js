// The dialog that lists the keys, and turns the single ones off.

import { button, element } from "./element.js";

const KEYS = [
  [["/"], "search"],
  [["?"], "this help"],
  [["j", "k"], "to the list of the page, and to its next and previous row"],
  [["↓", "↑"], "from a link in a list to the next and previous row"],
  [["→", "←"], "to the next and previous link of the same row"],
  [["Esc"], "close this help; leave a field"],
  [["Ctrl", "Enter"], "run the query, in its text"],
];
const PICTURE = [
  [["↑", "↓", "←", "→"], "from an actor to the nearest one there, or move the picture"],
  [["Enter"], "open the page of the actor"],
  [["+", "−"], "nearer and farther, as Ctrl with the wheel; 0 shows the whole picture"],
  [["Esc"], "let the actor go"],
];

const OFF = "stancegraph.keys.off";

/** Whether keys without Ctrl do anything; kept for the tab where the browser keeps anything. */
export function singleKeys() {
  try {
    return sessionStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

function turn(wanted) {
  if (wanted) sessionStorage.removeItem(OFF);
  else sessionStorage.setItem(OFF, "yes");
}

/** Show the keys. */
export function openHelp() {
  const dialog = document.getElementById("keys") ?? made();
  if (!dialog.open) dialog.showModal();
}

function made() {
  const single = element("input", { type: "checkbox" });
  single.checked = singleKeys();
  single.addEventListener("change", () => turn(single.checked));
  const dialog = element(
    "dialog",
    { id: "keys", "aria-labelledby": "keys-title" },
    element("h2", { id: "keys-title" }, "Keys"),
    table(KEYS, "On every page"),
    table(PICTURE, "In a picture that has the focus"),
    element("p", {}, element("label", {}, single, " single keys are on, in this tab")),
    button("Close", () => dialog.close(), { autofocus: "" }),
  );
  document.body.append(dialog);
  return dialog;
}

function table(keys, caption) {
  const rows = keys.map(([names, what]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, ...names.map((name) => element("kbd", {}, name))),
      element("td", {}, what),
    ),
  );
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("tbody", {}, ...rows),
  );
}
