// Search, filters and languages of a playbook that is one file. Without it the file is whole, and simply longer.
(() => {
  "use strict";

  const find = document.getElementById("find");
  if (!find) return;
  const search = find.querySelector("[name=q]");
  const language = find.querySelector("[name=into]");
  const told = find.querySelector("output");
  const none = document.getElementById("none");
  const plays = [...document.querySelectorAll("article[id]")];
  const lines = new Map([...document.querySelectorAll("nav [data-play]")].map((line) => [line.dataset.play, line]));
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(plays.map((play) => [play, fold(play.textContent)]));

  function show() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const chosen = [...find.querySelectorAll("[name=strategy]:checked")].map((box) => box.value);
    let shown = 0;
    for (const play of plays) {
      const carried = play.dataset.strategies.split(" ");
      const fits = words.every((word) => texts.get(play).includes(word)) && (!chosen.length || chosen.some((slug) => carried.includes(slug)));
      play.hidden = !fits;
      const line = lines.get(play.id);
      if (line) line.hidden = !fits;
      shown += fits;
    }
    for (const section of document.querySelectorAll("main section")) section.hidden = !section.querySelector("article:not([hidden])");
    told.textContent = shown === 1 ? told.dataset.one : told.dataset.many.replace("{n}", shown);
    none.hidden = shown > 0;
  }

  function speak() {
    const code = language?.value ?? "";
    for (const play of plays) {
      const own = play.querySelector("[data-original]");
      const other = code && own?.dataset.original !== code ? play.querySelector(`[data-into="${code}"]`) : null;
      if (own) own.hidden = Boolean(other);
      for (const text of play.querySelectorAll("[data-into]")) text.hidden = text !== other;
    }
  }

  find.addEventListener("input", show);
  find.addEventListener("change", () => { speak(); show(); });
  find.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("reset", () => setTimeout(() => { speak(); show(); search.focus(); }));
  none.querySelector("button").addEventListener("click", () => find.reset());

  find.hidden = false;
  speak();
  show();
})();
