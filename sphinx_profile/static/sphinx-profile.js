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
  // What a theme lets scroll in a summary can be reached by keyboard.
  const addStops = (entry) => {
    for (const box of entry.querySelectorAll(".profile-body :is(pre, div, table)"))
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  };
  const open = (entry) => (entry.matches(".profile-bibtex") ? addButton : addStops)(entry);
  const opened = "details[class|=profile][open]";
  document.querySelectorAll(opened).forEach(open);
  document.addEventListener("toggle", ({ target }) => target.matches(opened) && open(target), true);
}

// The filter box takes SLICE ms of a frame. More than LONG entries are put into runs, which the
// browser skips as a whole off screen.
document.querySelectorAll("[data-search] > .profile-filter").forEach((form, _, forms) => {
  const [SLICE, LONG, RUN] = [6, 200, 20];
  const [ENTRY, GROUP] = [".profile-publication", ".profile-group"];
  const LETTERS = { ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", ς: "σ", "’": "'" };
  const on = form.addEventListener.bind(form);
  const list = form.parentElement;
  const prefix = forms[1] ? `${list.id}.` : "";
  const fields = [...form.elements].filter((field) => field.name);
  const [q, ...selects] = fields;
  const entries = [...list.querySelectorAll(ENTRY)];
  const total = entries.length;
  const texts = [];
  const left = new Map(); // entries that a run or group shows
  const changed = new Set(); // runs and groups
  let words, choices, active, goal, frame, timer, done, shown;

  // No case, no accents, one kind of dash.
  const fold = (text) =>
    text.toLowerCase().replace(/[^\0-\x7f]+/g, (part) => {
      const plain = part.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
      return plain.replace(/[øđðłħıßæœς’\p{Pd}]/gu, (letter) => LETTERS[letter] ?? "-");
    });
  // What is searched.
  const textOf = (entry) => {
    let text = "";
    for (const part of entry.children)
      if (!part.matches(".profile-number, .profile-links, .profile-bibtex"))
        text += (part.querySelector(".profile-body") ?? part).textContent + "\n";
    return fold(text);
  };
  const index = () => {
    const end = performance.now() + SLICE;
    while (texts.length < total && performance.now() < end) texts.push(textOf(entries[texts.length]));
    if (texts.length < total) (window.requestIdleCallback ?? setTimeout)(index);
  };
  const fits = (entry, i) =>
    choices.every(({ name, value }) =>
      `|${entry.dataset[name] ?? entry.dataset.tags}|`.includes(`|${value}|`),
    ) && words.every((word) => (texts[i] ??= textOf(entry)).includes(word));

  const divide = (box) => {
    const own = [...box.children].filter((child) => child.matches(ENTRY));
    if (own.length <= RUN) return own[0] && box.classList.add("profile-run");
    const next = own.at(-1).nextSibling;
    const runs = new DocumentFragment();
    while (own[0]) {
      const run = runs.appendChild(document.createElement("div"));
      run.className = "profile-run";
      run.append(...own.splice(0, RUN));
    }
    box.insertBefore(runs, next);
  };
  const count = (entry, by) => {
    for (let box = entry; (box = box.parentElement) !== list; changed.add(box))
      left.set(box, (left.get(box) ?? 0) + by);
  };
  // Show and hide for a slice, from the head or the goal on.
  const apply = () => {
    const end = performance.now() + SLICE;
    let moved = false;
    const first = entries.findIndex((entry) => !goal || goal.contains(entry));
    for (; done < total && performance.now() < end; done++) {
      const i = (first + done) % total;
      const entry = entries[i];
      const show = fits(entry, i);
      shown += show;
      if (show !== entry.hidden) continue;
      if (show) entry.hidden = false;
      else entry.setAttribute("hidden", entry.closest(".profile-drawn") ? "drawn" : "");
      count(entry, show ? 1 : -1);
      moved = true;
    }
    for (const box of changed) box.hidden = !left.get(box);
    changed.clear();
    if (moved) goal?.scrollIntoView({ behavior: "instant" });
    if (done < total) return (frame = requestAnimationFrame(apply));
    if (form.hidden) say(), note();
    else timer = setTimeout(() => (say(), (timer = setTimeout(note, 700))), 300);
  };
  const update = (place) => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    words = fold(q.value).match(/\S+/g) ?? [];
    choices = selects.filter((field) => field.value);
    active = words[0] || choices[0];
    const leads = (entry, i) => place.contains(entry) && fits(entry, i);
    if (active && place && !entries.some(leads)) return fill(new Map(), place);
    goal = place;
    done = shown = 0;
    apply();
  };
  const fill = (values, place) => {
    for (const field of fields) {
      field.value = values.get(prefix + field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    update(place);
  };
  const say = () => {
    const kind = active ? (shown ? "of" : "none") : total === 1 ? "one" : "many";
    form.querySelector("output").value = form.dataset[kind].replace("{n}", shown).replace("{total}", total);
  };

  // The entry or group that the address leads to.
  const aim = () => {
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {}
    return list.contains(place) ? place.closest(`${ENTRY}, ${GROUP}`) : null;
  };
  const note = () => {
    const url = new URL(location);
    for (const { name, value } of fields)
      if (value.trim()) url.searchParams.set(prefix + name, value);
      else url.searchParams.delete(prefix + name);
    if (aim()?.closest("[hidden]")) url.hash = "";
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };
  const read = () => fill(new URLSearchParams(location.search), aim());

  const drawn = ({ target }) => target.classList.add("profile-drawn"); // it was on screen

  if (total > LONG) {
    list.classList.add("profile-long");
    [list, ...list.querySelectorAll(GROUP)].forEach(divide);
  }
  for (const entry of entries) count(entry, 1);
  list.addEventListener("contentvisibilityautostatechange", drawn, true);
  for (const sign of ["pointerover", "focusin"]) on(sign, index, { once: true });
  on("input", () => update());
  on("submit", (event) => event.preventDefault());
  on("reset", () => setTimeout(update));
  q.addEventListener("keydown", ({ key }) => key === "Escape" && form.reset());
  addEventListener("popstate", read);
  read();
  form.hidden = false;
});
