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
    // what is said of the text depends on the language its author says it is in
    if (event.target.name === "language") event.target.form.elements.body?.dispatchEvent(new Event("restored"));
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
    const field = generalised(button);
    if (!field) return;  // the text is another by now, or never was read here: the server does the same
    event.preventDefault();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });

  // --- One personal detail in general words, at the place its button names --------------------------------------------
  // A place counts code points of what was read: the advice; of a situation its title, the spaces drawn together, and
  // on the next line what happened. A page that came with the text counts two for the end of a line, as it was sent.
  function generalised(button) {
    const { title, body } = button.form.elements;
    const { generalise, by } = button.dataset;
    const [start, end] = button.value.split("-").map(Number);
    for (const line of ["\n", "\r\n"]) {
      const head = title ? [...`${title.value.trim().replace(/\s+/g, " ")}\n`] : [];
      const whole = [...head, ...body.value.replace(/\n/g, line)];
      if (whole.slice(start, end).join("") !== generalise) continue;
      const before = start < head.length ? [] : head;
      const field = start < head.length ? title : body;
      const after = field === title ? whole.slice(end, head.length - 1) : whole.slice(end);
      const kept = whole.slice(before.length, start).join("");
      field.value = `${kept}${by}${after.join("")}`.replaceAll("\r\n", "\n");
      shift(button.form, end, [...by].length - (end - start));
      button.disabled = true;  // until what is left has been read
      return field;
    }
    return null;
  }

  function shift(form, from, by) {
    for (const other of form.querySelectorAll("[data-generalise]")) {
      const [start, end] = other.value.split("-").map(Number);
      if (start >= from) other.value = `${start + by}-${end + by}`;
    }
  }
})();
