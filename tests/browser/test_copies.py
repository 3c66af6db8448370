"""The button puts the BibTeX on the clipboard: all of it, nothing else, and what the file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pybtex.database import parse_file, parse_string

BIB = Path(__file__).resolve().parents[2] / "docs" / "kitchen-sink" / "valmora.bib"
KEYS = [
    "valmora2021echo",
    "adaora2024names",
    "osei2024everywhere",
    "valmora2022delta",
    "rahimi2021",
]
PERMISSIONS = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def opened(visit, sink):
    """``opened(key)``: a page, and the BibTeX of an entry, open."""

    def run(key, **options):
        page = visit(f"{sink('furo')}group.html", **options).page
        bibtex = page.locator(f"#by-year #{key} > .profile-bibtex")
        bibtex.locator("> summary").click()
        return page, bibtex

    return run


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def names(entry):
    """The authors, without the marks that steer the page."""
    return [str(name).replace("*", "") for name in entry.persons["author"]]


def fields(entry):
    return {name: " ".join(value.split()) for name, value in entry.fields.items()}


@pytest.mark.parametrize("key", KEYS)
def test_the_clipboard_holds_the_entry(opened, key):
    page, bibtex = opened(key, permissions=PERMISSIONS)
    bibtex.locator(".profile-copy").click()
    expect(bibtex.locator(".profile-copy")).to_have_text("Copied")
    text = clipboard(page)
    assert text == bibtex.locator("pre").evaluate("element => element.textContent")
    written, copied = parse_file(str(BIB)).entries[key], parse_string(text, "bibtex").entries
    assert list(copied) == [key]
    assert copied[key].type == written.type
    names = [
        [str(name).replace("*", "") for name in entry.persons["author"]]
        for entry in (copied[key], written)
    ]
    assert names[0] == names[1]
    fields = {name: " ".join(value.split()) for name, value in copied[key].fields.items()}
    assert (
        fields.items()
        <= {name: " ".join(value.split()) for name, value in written.fields.items()}.items()
    )
    assert {"title", "year"} <= set(fields)


def test_the_keyboard_copies_as_well(opened):
    page, bibtex = opened(KEYS[0], permissions=PERMISSIONS)
    bibtex.locator("> summary").focus()
    page.keyboard.press("Tab")
    expect(bibtex.locator(".profile-copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bibtex.locator(".profile-copy")).to_have_text("Copied")
    assert clipboard(page) == bibtex.locator("pre").evaluate("element => element.textContent")
    expect(bibtex.locator(".profile-copy")).to_have_text("Copy", timeout=5_000)


def test_what_may_not_be_copied_is_selected(opened):
    page, bibtex = opened(KEYS[0])
    deny = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
    page.evaluate(f"() => {{ {deny}; }}")
    bibtex.locator(".profile-copy").click()
    page.wait_for_function("getSelection().toString().startsWith('@article{valmora2021echo')")


def test_there_is_one_button_however_often_it_is_opened(opened):
    _page, bibtex = opened(KEYS[0])
    for _ in range(4):
        bibtex.locator("> summary").click()
    expect(bibtex.locator("button")).to_have_count(1)
