// Filter, search and jump for the case viewer. The page reads without it: everything here is a comfort.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = document.querySelector("form[role=search]");
  const field = byId("q"), found = byId("found");
  const articles = byId("articles");
  const plain = (text) => text.normalize("NFKC").toLowerCase();

  // What can be searched: each with the lines of the index that lead to it. Texts are read at the first search.
  let things = null;
  const read = () => {
    const links = new Map();
    for (const link of document.querySelectorAll("#index a")) links.set(link.getAttribute("href"), link.closest("li"));
    const all = document.querySelectorAll("#facts > .fact, #articles > article");
    things = Array.from(all, (node) => (
      { node, row: links.get("#" + node.id), fact: node.className === "fact", text: plain(node.textContent) }));
  };

  let hits = [], at = -1;
  const search = () => {
    if (things === null) read();
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const counts = { fact: [0, 0], article: [0, 0] };
    hits = [];
    at = -1;
    for (const thing of things) {
      const here = words.every((word) => thing.text.includes(word));
      const count = thing.fact ? counts.fact : counts.article;
      count[0] += here ? 1 : 0;
      count[1] += 1;
      thing.node.hidden = !here;
      if (thing.row) thing.row.hidden = !here;
      if (here && words.length) hits.push(thing.node);
    }
    const told = (count, name) => `${count[0]} of ${count[1]} ${name}`;
    found.textContent = words.length ? `${told(counts.fact, "facts")}, ${told(counts.article, "articles")}` : "";
    paint(words);
  };

  // The words that were looked for, marked in the first hits only: marking all would take longer than finding them.
  const MOST_PAINTED = 60;
  const paint = (words) => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    const ranges = hits.slice(0, MOST_PAINTED).flatMap((node) => rangesIn(node, words));
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
  };
  const rangesIn = (node, words) => {
    const ranges = [], walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 200) {
      const text = walker.currentNode.data.toLowerCase();
      // Letters whose small form is longer would shift what follows.
      if (text.length !== walker.currentNode.data.length) continue;
      for (const word of words) {
        for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, start);
          range.setEnd(walker.currentNode, start + word.length);
          ranges.push(range);
        }
      }
    }
    return ranges;
  };
  const next = (step) => {
    if (!hits.length) return;
    at = (at + step + hits.length) % hits.length;
    hits[at].scrollIntoView({ block: "start" });
    const range = rangesIn(hits[at], plain(field.value).split(/\s+/).filter(Boolean))[0];
    if (range) range.startContainer.parentElement.scrollIntoView({ block: "center" });
    found.textContent = `${at + 1} of ${hits.length}`;
  };

  if (form) {
    form.hidden = false;
    let waiting = 0;
    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
    form.addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        clearTimeout(waiting);
        if (waiting) { waiting = 0; if (at < 0) search(); }
        next(event.shiftKey ? -1 : 1);
        event.preventDefault();
      } else if (event.key === "Escape") {
        field.value = "";
        search();
      }
    });
  }

  // What was not laid out yet had a guessed height, which is known a frame later: the place is taken anew.
  const settle = (target, times) => {
    target.scrollIntoView({ block: "center" });
    if (times > 1) requestAnimationFrame(() => settle(target, times - 1));
  };

  // A claim that is jumped to is lit as a whole; without this script its first part is.
  const light = () => {
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    const id = location.hash.slice(1);
    const target = id && byId(id);
    if (!target) return;
    const home = target.closest("article");
    const fact = target.closest(".fact");
    for (const link of document.querySelectorAll("#index [aria-current]")) link.removeAttribute("aria-current");
    const link = fact && document.querySelector(`#index a[href="#${fact.id}"]`);
    if (link) link.setAttribute("aria-current", "true");
    const thing = home || fact;
    if (thing && thing.hidden) {
      field.value = "";
      search();
      settle(target, 2);
    }
    if (home && /^c[0-9]+$/.test(id)) {
      for (const mark of home.querySelectorAll(`mark[data-c~="${id.slice(1)}"]`)) mark.classList.add("lit");
      settle(target, 3);
    } else if (target.id === "history") {
      target.querySelector("details").open = true;
    }
  };
  addEventListener("hashchange", light);
  light();

  // Paper has no folds.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = Array.from(document.querySelectorAll(".fact details:not([open]), #history details:not([open])"));
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of unfolded) each.open = false; });
})();
