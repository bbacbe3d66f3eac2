// What makes the pages smoother; each of them works without it.
(() => {
  "use strict";

  // --- Menus: one open at a time; Escape and a click elsewhere close them ---------------------------------------
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // --- A press that htmx sent and that failed says so; what is read while somebody types fails in silence ----------
  const pressed = (event) => event.detail.target?.id !== "analysis";
  const failures = () => document.querySelectorAll("#messages [data-failure]");

  function failed(event) {
    if (!pressed(event)) return;
    for (const old of failures()) old.remove();
    const notice = document.createElement("div");
    notice.className = "notice notice--error";
    notice.dataset.failure = "";
    notice.textContent = document.body.dataset.failed;
    document.getElementById("messages").append(notice);
  }

  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (pressed(event)) for (const old of failures()) old.remove();
  });

  // --- "Show more" hands the focus to the first of what came ----------------------------------------------------------
  let last = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    last = event.detail.target.id === "further" ? event.detail.target.previousElementSibling : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    last?.nextElementSibling?.querySelector("a[href]")?.focus();
    last = null;
  });

  // --- Drafts: what is typed in [data-draft] stays on this device until it is sent ------------------------------
  const PREFIX = "draft:";
  const SENT = "draft-sent";
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, text) { try { localStorage.setItem(key, text); } catch { /* a full or closed store costs only the draft */ } },
    remove(key) { try { localStorage.removeItem(key); } catch { /* as above */ } },
  };
  const keyOf = (field) => PREFIX + field.dataset.draft;

  // A form that was sent and came back is not marked to be restored, and what the address brings is newer too.
  const asked = new URLSearchParams(location.search);

  function restore(root) {
    for (const field of root.querySelectorAll("[data-draft][data-restore]")) {
      const text = store.get(keyOf(field));
      if (!text || text === field.value || (field.value && asked.has(field.name))) continue;
      field.value = text;
      field.dataset.restored = "";
      field.after(restored(field));
    }
  }

  function restored(field) {
    const { draftNote, draftDrop } = document.body.dataset;
    const note = document.createElement("p");
    const drop = document.createElement("button");
    note.className = "field__note";
    drop.className = "button button--quiet button--small";
    drop.type = "button";
    drop.textContent = draftDrop;
    drop.addEventListener("click", () => {
      store.remove(keyOf(field));
      field.value = field.defaultValue;  // what the page came with
      note.remove();
      field.focus();
    });
    note.append(draftNote, " ", drop);
    return note;
  }

  // Only a page that says it worked clears the draft: a lost connection or a refusal must not cost the text.
  function settle() {
    const sent = store.get(SENT);
    if (!sent) return;
    store.remove(SENT);
    if (document.querySelector(".messages .notice--success")) for (const key of sent.split("\n")) store.remove(key);
  }

  let timer;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !field.dataset.draft) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (field.value.trim()) store.set(keyOf(field), field.value);
      else store.remove(keyOf(field));
    }, 400);
  });

  document.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (event.target.matches("[data-forget-drafts]")) {
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
      } catch { /* no store, no drafts */ }
      return;
    }
    const fields = [...event.target.querySelectorAll("[data-draft]")];
    for (const field of fields) {
      if (field.value.trim()) store.set(keyOf(field), field.value);
      else store.remove(keyOf(field));
    }
    if (fields.length) store.set(SENT, fields.map(keyOf).join("\n"));
  });

  // what comes into the page later may have a draft as well
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) restore(event.detail.elt);
  });

  settle();
  restore(document);
})();
