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

  // --- What the site finds while somebody types --------------------------------------------------------------------
  const touched = new Set();  // strategies its author has ticked or unticked: those are theirs alone
  // a suggested chip looks ticked while its strategy is: a press on it would otherwise untick unseen
  const mirror = () => {
    for (const chip of document.querySelectorAll("#analysis [data-strategy]")) {
      chip.toggleAttribute("data-ticked", Boolean(document.getElementById(chip.htmlFor)?.checked));
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target.name !== "strategies") return;
    if (event.isTrusted) touched.add(event.target.value);
    mirror();
  });
  mirror();
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "analysis") return;
    for (const chip of event.target.querySelectorAll("[data-tick]")) {
      const box = document.getElementById(chip.htmlFor);
      if (box && !touched.has(box.value)) box.checked = true;
    }
    mirror();
  });
  // a draft that came back is read like one that was typed
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    for (const field of document.querySelectorAll("[data-compose-form][data-new] [data-draft], [data-compose-form] [data-restored]")) {
      const analysis = field.form.querySelector("[data-analysis]");
      if (field.value.trim() && analysis && !analysis.firstElementChild) field.dispatchEvent(new Event("restored"));
    }
  }));
  document.addEventListener("click", (event) => {
    const language = event.target.closest("[data-choose-language]");
    if (language) {
      const select = language.closest("form").elements.language;
      select.value = language.dataset.chooseLanguage;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    const button = event.target.closest("[data-generalise]");
    if (!button) return;
    const { generalise, by } = button.dataset;
    for (const field of button.form.querySelectorAll("[name=title], [name=body]")) {
      if (!field.value.includes(generalise)) continue;
      event.preventDefault();  // without this script the server does the same
      field.value = field.value.replace(generalise, () => by);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
      return;
    }
  });
})();
