// Sphinx Profile: a button that copies the BibTeX of an entry. Everything else works without.
"use strict";

for (const entry of document.querySelectorAll("details.profile-bibtex")) {
  const source = entry.querySelector("pre");
  if (!source || !navigator.clipboard) continue;
  const button = document.createElement("button");
  const { copy = "Copy", copied = "✓" } = entry.dataset;
  button.type = "button";
  button.className = "profile-copy";
  button.textContent = copy;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 1500);
  });
  source.after(button);
}
