// The search box: "/" leads there, the arrow keys through what is offered, Escape closes it.
(() => {
  "use strict";

  const links = (form) => [...form.querySelectorAll("[data-offered] a")];
  const typing = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches("input, textarea, select"));

  function findBox() {
    const boxes = [...document.querySelectorAll("[data-search] input[type=search]")];
    return boxes.find((box) => box.closest("main") && box.offsetParent) ?? boxes.find((box) => box.offsetParent);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      event.preventDefault();
      const box = findBox();
      if (box) { box.focus(); box.select(); } else document.querySelector(".masthead__find")?.click();
      return;
    }
    const form = event.target instanceof Element && event.target.closest("[data-search]");
    if (!form) return;
    const offered = links(form);
    const box = form.querySelector("input[type=search]");
    const place = offered.indexOf(document.activeElement);
    if (event.key === "Escape" && offered.length) {
      form.querySelector("[data-offered]").replaceChildren();
      box.focus();
      event.preventDefault();
    } else if (event.key === "ArrowDown" && offered.length && place < offered.length - 1) {
      offered[place + 1].focus();
      event.preventDefault();
    } else if (event.key === "ArrowUp" && place >= 0) {
      (offered[place - 1] ?? box).focus();
      event.preventDefault();
    }
  });
})();
