// Buttons that copy: the link to the page, and the query behind it.

import { button, element } from "./element.js";

/** Offer the link to the page in its foot, and each query where it stands. */
export function enhance() {
  if (!navigator.clipboard) return; // only where the page came over a safe connection
  const link = copier("Copy the link to this page", () => location.href);
  document.querySelector("body > footer")?.append(element("p", { class: "offered" }, ...link));
  for (const code of document.querySelectorAll(".behind pre code")) {
    const last = code.closest(".behind").lastElementChild;
    last.append(" ", ...copier("Copy the query", () => code.textContent));
  }
}

function copier(label, text) {
  const said = element("span", { role: "status", class: "quiet" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = " copied";
    } catch {
      said.textContent = " the browser does not allow it";
    }
  };
  return [button(label, copy), said];
}
