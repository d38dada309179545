// Two sliders for the period of a network or a table: what they choose is loaded at once.

import { element } from "./element.js";

const MOST = 400;

/** Offer the sliders where the form tells which days the graph knows. */
export function enhance(shown) {
  const form = document.querySelector("form[data-first][data-last]");
  if (!form?.dataset.first) return;
  const steps = within(form.dataset.first, form.dataset.last);
  if (steps.length < 2) return;
  const last = steps.length - 1;
  const fields = [form.elements.from, form.elements.to];
  const sliders = fields.map((field, end) => {
    const slider = element("input", { type: "range", min: 0, max: last });
    slider.value = placed(steps, field.value, end ? last : 0, end);
    return slider;
  });
  const said = element("output", {});
  const tell = () => {
    const [from, to] = sliders.map((one) => steps[one.valueAsNumber]);
    said.textContent = from === to ? from : `${from} to ${to}`;
    sliders.forEach((one) => one.setAttribute("aria-valuetext", steps[one.valueAsNumber]));
  };
  sliders.forEach((slider, end) => {
    slider.addEventListener("input", () => {
      const other = sliders[1 - end];
      const [from, to] = sliders.map((one) => one.valueAsNumber);
      if (from > to) other.value = slider.value;
      fields[0].value = sliders[0].valueAsNumber ? steps[sliders[0].valueAsNumber] : "";
      fields[1].value = sliders[1].valueAsNumber < last ? steps[sliders[1].valueAsNumber] : "";
      tell();
    });
    slider.addEventListener("change", () => load(form, shown));
  });
  tell();
  form.after(
    element(
      "fieldset",
      { class: "slider" },
      element("legend", {}, "Period: ", said),
      element("label", {}, "from ", sliders[0]),
      element("label", {}, "to ", sliders[1]),
    ),
  );
}

/** Days, months or years between two days, whichever is the finest that is not too many. */
function within(first, last) {
  for (const length of [10, 7, 4]) {
    const found = [];
    for (const day = new Date(`${first}T00:00Z`); found.length <= MOST + 1; ) {
      const step = day.toISOString().slice(0, length);
      if (step > last.slice(0, length)) break;
      found.push(step);
      if (length === 10) day.setUTCDate(day.getUTCDate() + 1);
      else if (length === 7) day.setUTCMonth(day.getUTCMonth() + 1, 1);
      else day.setUTCFullYear(day.getUTCFullYear() + 1, 0, 1);
    }
    if (found.length <= MOST) return found;
  }
  return [];
}

/** Where a written date stands among the steps. */
function placed(steps, written, otherwise, end) {
  if (!written) return otherwise;
  const length = Math.min(written.length, steps[0].length);
  const fits = (step) => step.slice(0, length) === written.slice(0, length);
  const found = end ? steps.findLastIndex(fits) : steps.findIndex(fits);
  return found < 0 ? otherwise : found;
}

let asked;

/** Put in place what the form would lead to; its address becomes that of the page. */
async function load(form, shown) {
  asked?.abort();
  asked = new AbortController();
  const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
  const address = `${form.action}?${new URLSearchParams(chosen)}`;
  const main = form.closest("main");
  main.setAttribute("aria-busy", "true");
  let fresh;
  try {
    const answer = await fetch(address, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh = page.querySelector("form[data-first]");
    if (!answer.ok || !fresh) throw new Error(`${address}: ${answer.status}`);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address); // the page says what is wrong
    return;
  }
  const slider = main.querySelector(".slider");
  while (slider.nextSibling) slider.nextSibling.remove();
  while (fresh.nextSibling) slider.parentNode.append(fresh.nextSibling);
  history.replaceState(null, "", address);
  main.removeAttribute("aria-busy");
  shown(main);
}
