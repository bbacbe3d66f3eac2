// A press on a file of an edition says that it is being made, shows how far it has come, saves it, and says why when there is none.
// Without this script the same link simply loads the file.
(() => {
  "use strict";

  const state = () => document.querySelector("[data-export-state]");

  function show(words, { busy = false, failed = false } = {}) {
    const place = state();
    if (!place) return;
    place.classList.toggle("export--failed", failed);
    const bar = place.querySelector("progress");
    bar.hidden = !busy;
    bar.removeAttribute("value");  // nobody knows how far it is until the first bytes come
    place.querySelector("p").textContent = words;
  }

  // What a refusal says to people: the heading and the first sentence of a page, or the detail of a problem document.
  async function reason(answer) {
    const text = await answer.text();
    if ((answer.headers.get("Content-Type") || "").includes("json")) {
      try { return JSON.parse(text).detail || ""; } catch { return ""; }
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const parts = [...page.querySelectorAll("main h1, main .lede, main [role=alert] p")];
    return parts.map((part) => part.textContent.trim().replace(/\s+/g, " ")).join(" – ").slice(0, 500);
  }

  async function received(answer) {
    const size = Number(answer.headers.get("Content-Length")) || 0;
    const bar = state()?.querySelector("progress");
    const reader = answer.body.getReader();
    const pieces = [];
    for (let done = 0; ;) {
      const { value, done: over } = await reader.read();
      if (over) return new Blob(pieces, { type: answer.headers.get("Content-Type") || "" });
      pieces.push(value);
      done += value.length;
      if (bar && size) bar.value = Math.min(1, done / size);
    }
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-export]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy") === "true") return;
    const { done, failed } = state()?.dataset ?? {};
    link.setAttribute("aria-busy", "true");
    show(link.dataset.export, { busy: true });
    try {
      const answer = await fetch(link.href, { credentials: "same-origin" });
      if (!answer.ok) {
        show(await reason(answer) || failed, { failed: true });
      } else {
        save(await received(answer), link.download);
        show(`${done} ${link.download}`);
      }
    } catch {
      show(failed, { failed: true });
    } finally {
      link.removeAttribute("aria-busy");
    }
  });
})();
