// Tables of pairs: the row and the column of a cell stand out while the pointer is on it.

/** Follow the pointer over each matrix in a part of the page. */
export function enhance(part) {
  for (const table of part.querySelectorAll("table.matrix")) {
    const rows = [...table.rows].map((row) => [...row.cells]);
    const cross = (event) => {
      const cell = event.target.closest("td, th");
      clear(table);
      if (!cell || !table.contains(cell)) return;
      const row = cell.parentElement.rowIndex;
      const column = cell.cellIndex;
      if (row > 0) for (const one of rows[row]) one.classList.add("along");
      if (column > 0) for (const cells of rows) cells[column]?.classList.add("down");
    };
    table.addEventListener("pointerover", cross);
    table.addEventListener("focusin", cross);
    table.addEventListener("pointerleave", () => clear(table));
    table.addEventListener("focusout", () => clear(table));
  }
}

function clear(table) {
  for (const one of table.querySelectorAll(".along, .down")) one.classList.remove("along", "down");
}
