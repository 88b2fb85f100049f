"use strict";
(() => {
  const root = document.documentElement;
  const controls = document.getElementById("controls");
  const query = document.getElementById("query");
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const filters = [...controls.querySelectorAll("[data-filter]")];
  const unfold = document.getElementById("unfold");
  const choices = [...controls.querySelectorAll("[data-choose]")];

  // Width, case and accents make no difference, as in `plmref search`.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const papers = [...document.querySelectorAll("main article")].map((element) => ({
    element,
    entry: document.querySelector(`nav a[href="#${CSS.escape(element.id)}"]`)?.parentElement,
    text: plain(element.textContent),
    keys: Object.fromEntries(filters.map(({ dataset: { filter } }) => [filter, JSON.parse(element.dataset[filter])])),
  }));

  const highlight = (words) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const ranges = [];
    for (const { element } of papers.filter((paper) => !paper.element.hidden)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const tell = (shown) => {
    const total = Number(count.dataset.total);
    const words = {
      en: `${shown === total ? "" : `${shown} of `}${total} paper${total === 1 ? "" : "s"}`,
      zh: shown === total ? `${total} 篇论文` : `${total} 篇论文中的 ${shown} 篇`,
    };
    count.replaceChildren(...["en", "zh"].map((lang) => {
      const part = document.createElement("span");
      part.className = "t";
      part.lang = lang;
      part.textContent = words[lang];
      return part;
    }));
  };

  const update = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, entry, text, keys } of papers) {
      const passes = filters.every((each) => !each.value || keys[each.dataset.filter].includes(each.value));
      element.hidden = !(passes && words.every((word) => text.includes(word)));
      if (entry) entry.hidden = element.hidden;
      shown += !element.hidden;
    }
    for (const section of document.querySelectorAll("main > section")) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    nothing.hidden = shown > 0;
    tell(shown);
    highlight(words);
  };

  const choose = (shown) => {
    root.dataset.show = shown;
    root.lang = shown === "zh" ? "zh" : "en";
    document.title = shown === "zh" ? "预训练语言模型" : "Pre-trained language models";
    for (const button of choices) button.setAttribute("aria-pressed", String(button.dataset.choose === shown));
    for (const option of controls.querySelectorAll("option")) option.textContent = option.dataset[root.lang];
  };

  query.addEventListener("input", update);
  for (const each of filters) each.addEventListener("change", update);
  controls.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  controls.querySelector("form").addEventListener("reset", () => setTimeout(update));
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const each of document.querySelectorAll("article details")) each.open = open;
  });
  for (const button of choices) button.addEventListener("click", () => choose(button.dataset.choose));

  if (matchMedia("(max-width: 34rem)").matches) controls.querySelector(".filters").open = false;
  choose(root.dataset.show);
  controls.hidden = false;
  update();
})();
