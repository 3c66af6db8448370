// Sphinx Profile: the button that copies BibTeX, and the filter box. All else works without a script.
"use strict";

// A button is made when its BibTeX is first opened: a list may hold thousands.
{
  const addButton = (entry) => {
    const source = entry.querySelector("pre");
    if (!source || !navigator.clipboard || entry.querySelector(".profile-copy")) return;
    const button = document.createElement("button");
    const { copy = "Copy", copied = "✓" } = entry.dataset;
    button.type = "button";
    button.className = "profile-copy";
    button.textContent = copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent);
        button.textContent = copied;
        setTimeout(() => (button.textContent = copy), 1500);
      } catch {
        getSelection().selectAllChildren(source); // not permitted: ready for Ctrl+C
      }
    });
    source.after(button);
  };
  const opened = "details.profile-bibtex[open]";
  document.querySelectorAll(opened).forEach(addButton);
  document.addEventListener("toggle", ({ target }) => target.matches(opened) && addButton(target), true);
}

// The filter box takes SLICE ms of a frame at most. Every box off screen costs the browser some 10 µs
// a frame: the entries of a list of more than LONG are put into runs, which it skips as a whole.
{
  const SLICE = 8;
  const LONG = 200;
  const RUN = 20;
  const ENTRY = "article.profile-publication";
  const GROUP = "section.profile-group";
  const LETTERS = { ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", ς: "σ", "’": "'" };
  const idle = window.requestIdleCallback ?? setTimeout;

  // Text without case and accents, with one kind of dash.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase()
      .replace(/[øđðłħıßæœς’\p{Pd}]/gu, (letter) => LETTERS[letter] ?? "-");

  // What is searched: no number, links, BibTeX, nor the label of a summary.
  const textOf = (entry) => {
    let text = "";
    for (const part of entry.children)
      if (!part.matches(".profile-number, .profile-links, .profile-bibtex"))
        text += (part.querySelector(".profile-body") ?? part).textContent + "\n";
    return fold(text);
  };

  const divide = (box) => {
    const own = [...box.children].filter((child) => child.matches(ENTRY));
    const next = own.at(-1)?.nextSibling;
    if (own.length <= RUN) return own[0] && box.classList.add("profile-run");
    const runs = document.createDocumentFragment();
    while (own.length) {
      const run = runs.appendChild(document.createElement("div"));
      run.className = "profile-run";
      run.append(...own.splice(0, RUN));
    }
    box.insertBefore(runs, next);
  };

  const setUp = (list, prefix) => {
    const form = list.querySelector("form.profile-filter");
    const fields = [...form.elements].filter((field) => field.name);
    const entries = [...list.querySelectorAll(ENTRY)];
    const texts = [];
    const left = new Map(); // how many entries a run or group shows
    const drawn = new WeakSet(); // the runs that were on screen
    let words, choices, goal, frame, timer, first, done, shown;

    const has = ({ dataset }, { name, value }) =>
      `|${dataset[name] ?? dataset[name + "s"]}|`.includes(`|${value}|`);
    const fits = (i) =>
      choices.every((field) => has(entries[i], field)) &&
      words.every((word) => (texts[i] ??= textOf(entries[i])).includes(word));

    const count = (entry, by, boxes) => {
      for (let box = entry; (box = box.parentElement) !== list; boxes.add(box))
        left.set(box, (left.get(box) ?? 0) + by);
    };
    const settle = (boxes) => {
      for (const box of boxes) box.hidden = !(box.dataset.left = left.get(box));
    };

    // Show or hide entries for the time of a slice, from the head of the list or the goal on.
    const apply = () => {
      const end = performance.now() + SLICE;
      const boxes = new Set();
      for (; done < entries.length && performance.now() < end; done++) {
        const i = (first + done) % entries.length;
        const entry = entries[i];
        const show = fits(i);
        shown += show;
        if (show !== entry.hidden) continue;
        if (show) entry.hidden = false;
        else entry.setAttribute("hidden", drawn.has(entry.parentElement) ? "drawn" : "");
        count(entry, show ? 1 : -1, boxes);
      }
      settle(boxes);
      if (boxes.size) goal?.scrollIntoView({ behavior: "instant" });
      if (done < entries.length) return (frame = requestAnimationFrame(apply));
      note();
      timer = setTimeout(say, 250);
    };
    const update = (place) => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      words = fold(form.elements.q.value).match(/\S+/g) ?? [];
      choices = fields.filter((field) => field.name !== "q" && field.value);
      goal = place;
      first = goal ? entries.findIndex((entry) => goal.contains(entry)) : 0;
      done = shown = 0;
      apply();
    };
    const clear = (place) => {
      for (const field of fields) field.value = "";
      update(place);
    };
    const say = () => {
      const total = entries.length;
      const all = total === 1 ? "one" : "many";
      const kind = words.length + choices.length ? (shown ? "of" : "none") : all;
      form.lastElementChild.value = form.dataset[kind].replace("{n}", shown).replace("{total}", total);
    };

    // The state in the address, and the entry or group that the address leads to.
    const note = () => {
      const url = new URL(location);
      for (const { name, value } of fields)
        if (value.trim()) url.searchParams.set(prefix + name, value);
        else url.searchParams.delete(prefix + name);
      if (aim()?.closest("[hidden]")) url.hash = "";
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    };
    const read = () => {
      const { searchParams } = new URL(location);
      for (const field of fields) {
        field.value = searchParams.get(prefix + field.name) ?? "";
        if (field.selectedIndex < 0) field.value = "";
      }
      update(aim());
    };
    const aim = () => {
      const id = location.hash.slice(1);
      const target = id && (document.getElementById(id) ?? document.querySelector(":target"));
      return target && list.contains(target) ? target.closest(`${ENTRY}, ${GROUP}`) : null;
    };
    const reveal = () => {
      const place = aim();
      if (place && !entries.some((entry, i) => place.contains(entry) && fits(i))) clear(place);
    };
    const index = (deadline) => {
      const end = performance.now() + Math.min(SLICE, deadline?.timeRemaining() ?? SLICE);
      let i = texts.length;
      for (; i < entries.length && performance.now() < end; i++) texts[i] = textOf(entries[i]);
      if (i < entries.length) idle(index);
    };

    if (entries.length > LONG) {
      list.classList.add("profile-long");
      [list, ...list.querySelectorAll(GROUP)].forEach(divide);
    }
    for (const entry of entries) count(entry, 1, drawn);
    settle(left.keys());
    list.addEventListener("contentvisibilityautostatechange", ({ target }) => drawn.add(target), true);
    form.addEventListener("focusin", () => idle(index), { once: true });
    form.addEventListener("input", () => update());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(update));
    form.elements.q.addEventListener("keydown", ({ key }) => key === "Escape" && clear());
    addEventListener("popstate", read);
    addEventListener("hashchange", reveal);
    read();
    reveal();
    say();
    form.hidden = false;
  };

  const lists = [...document.querySelectorAll(".profile-publication-list[data-search]")];
  for (const list of lists) setUp(list, lists[1] ? `${list.id}.` : "");
}
