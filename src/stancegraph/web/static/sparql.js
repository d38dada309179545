// The SPARQL page: Ctrl+Enter, or Cmd+Enter, runs the query.

export function enhance() {
  const text = document.querySelector("form.ask textarea");
  text?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    text.form.requestSubmit();
  });
}
