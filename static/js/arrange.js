// Plays of a draft are dragged by their handle, or lifted and moved with the keyboard; the arrows beside it work without this.
(() => {
  "use strict";

  const EDGE = 72;  // pixels from the edge of the window within which it scrolls
  let last = "";  // the handle that the focus goes back to, once the draft is drawn anew
  let held = null;  // { item, list, next, by } : what is moved, and where it stood

  const draft = () => document.querySelector("[data-arrange]");
  const say = (name) => { document.getElementById("live").textContent = draft()?.dataset[name] ?? ""; };
  const items = (list) => [...list.querySelectorAll(":scope > [data-play]")];

  function lift(item, by) {
    held = { item, by, list: item.parentElement, next: item.nextElementSibling };
    item.dataset.lifted = "";
    item.querySelector("[data-handle]").setAttribute("aria-pressed", "true");
  }

  function settle() {
    const { item } = held;
    delete item.dataset.lifted;
    item.querySelector("[data-handle]").setAttribute("aria-pressed", "false");
    held = null;
  }

  function cancel() {
    const { item, list, next } = held;
    list.insertBefore(item, next);
    settle();
    say("cancelled");
    item.querySelector("[data-handle]").focus();
  }

  function drop() {
    const { item, list, next } = held;
    const here = item.parentElement;
    const moved = here !== list || item.nextElementSibling !== next;
    settle();
    if (!moved) return say("cancelled");
    const values = {
      place: items(here).indexOf(item) + 1,
      section: here.dataset.plays,
      csrfmiddlewaretoken: item.querySelector("[name=csrfmiddlewaretoken]").value,
    };
    last = item.querySelector("[data-handle]").id;
    htmx.ajax("POST", item.dataset.move, { source: item, target: "#draft", swap: "outerHTML", values });
  }

  // One step among all plays of the draft, from section to section, empty ones too.
  function step(item, forward) {
    const beside = forward ? item.nextElementSibling : item.previousElementSibling;
    if (beside) return forward ? beside.after(item) : beside.before(item);
    const lists = [...draft().querySelectorAll("[data-plays]")];
    const other = lists[lists.indexOf(item.parentElement) + (forward ? 1 : -1)];
    if (other) other[forward ? "prepend" : "append"](item);
  }

  document.addEventListener("keydown", (event) => {
    const handle = event.target.closest?.("[data-handle]");
    if (!handle) return;
    const item = handle.closest("[data-play]");
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (held) return drop();
      lift(item, "keys");
      say("lifted");
    } else if (held && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(item, event.key === "ArrowDown");
      handle.focus();
      item.scrollIntoView({ block: "nearest" });
      const title = item.closest("section").querySelector("h2, h3").textContent.trim();
      document.getElementById("live").textContent = `${title}: ${items(item.parentElement).indexOf(item) + 1}`;
    } else if (held && event.key === "Escape") {
      cancel();
    }
  });

  document.addEventListener("focusout", (event) => {
    if (held?.by === "keys" && event.target.matches?.("[data-handle]") && event.relatedTarget && !held.item.contains(event.relatedTarget)) cancel();
  });

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest?.("[data-handle]");
    if (!handle || event.button) return;
    if (held) cancel();
    lift(handle.closest("[data-play]"), "pointer");
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });

  document.addEventListener("pointermove", (event) => {
    if (held?.by !== "pointer") return;
    const { item } = held;
    if (event.clientY < EDGE) scrollBy(0, -12);
    else if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
    for (const list of draft().querySelectorAll("[data-plays]")) {
      const room = list.closest("section").getBoundingClientRect();
      if (event.clientY < room.top || event.clientY > room.bottom) continue;
      const below = items(list).find((other) => {
        const box = other.getBoundingClientRect();
        return other !== item && event.clientY < box.top + box.height / 2;
      });
      if (below ? below.previousElementSibling !== item : list.lastElementChild !== item) list.insertBefore(item, below ?? null);
    }
  });

  document.addEventListener("pointerup", () => { if (held?.by === "pointer") drop(); });
  document.addEventListener("pointercancel", () => { if (held?.by === "pointer") cancel(); });

  function show() {
    for (const handle of document.querySelectorAll("[data-handle]")) handle.hidden = false;
    if (last) document.getElementById(last)?.focus();
    last = "";
  }
  document.addEventListener("htmx:load", show);
  show();
})();
