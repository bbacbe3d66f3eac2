// Beside a text that is being written: that its draft is kept on this device, a way to discard it, and Ctrl+Enter.
// The keeping itself is done for every [data-draft] by site.js, which clears a draft once a page says it was published.
(() => {
  "use strict";

  const PREFIX = "draft:";
  const kept = (field) => {
    try { return localStorage.getItem(PREFIX + field.dataset.draft) !== null; } catch { return false; }
  };
  const drop = (field) => {
    try { localStorage.removeItem(PREFIX + field.dataset.draft); } catch { /* no store, no draft */ }
  };

  for (const form of document.querySelectorAll("[data-compose-form]")) {
    const fields = [...form.querySelectorAll("[data-draft]")];
    const state = form.querySelector("[data-draft-state]");
    const discard = form.querySelector("[data-draft-discard]");
    if (!fields.length || !state || !discard) continue;
    const show = () => { state.hidden = !fields.some(kept); };

    // the line below says the same and can be acted on
    for (const note of form.querySelectorAll(".field__note")) note.remove();
    show();

    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, 600);  // after site.js has stored it
    });
    discard.addEventListener("click", () => {
      if (!window.confirm(discard.dataset.question)) return;
      fields.forEach(drop);
      if (!("new" in form.dataset)) {
        location.assign(location.pathname);  // back to what is published
        return;
      }
      for (const field of fields) field.value = "";
      show();
      fields[0].focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
  }
})();
