"""axe-core finds no violation that is ours: in five themes, light and dark, narrow and wide.

A theme's own faults outside of our elements are not ours. What they are, a plain page without us
tells, in the same theme, colours and width.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDTHS = (390, 1280)
PAGES = ("demo", "index", "heads", "group")
EXTRA = "target-size"  # no rule that axe has in force by itself: held against our elements alone
OPTIONS = {"resultTypes": ["violations"], "rules": {EXTRA: {"enabled": True}}}
WHOSE = """selector => {
    const element = document.querySelector(selector);
    if (element.closest(".profile-prose, .profile-body")) return "written";
    if (element.closest("[class*=profile-]")) return "ours";
    return element.querySelector("[class*=profile-]") ? "around ours" : "theirs";
}"""


@dataclass(frozen=True)
class Fault:
    """An element that breaks a rule."""

    rule: str
    target: str
    whose: str = "theirs"
    why: str = ""

    def __str__(self):
        return f"{self.rule}: {self.target} ({self.whose}): {self.why}"


def faults(page):
    """What axe finds on a page, every rule that it has by default in force, and one of WCAG 2.2."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [fault(page, rule["id"], node) for rule in violations for node in rule["nodes"]]


def fault(page, rule, node):
    target = node["target"][0]
    why = " ".join(node["failureSummary"].split()) + " " + node["html"][:160]
    return Fault(rule, target, page.evaluate(WHOSE, target), why)


def is_ours(found, own):
    """Whether a fault is not one that the theme has without us."""
    if found.whose == "ours" or found.rule == EXTRA:
        return found.whose == "ours"
    if found.whose == "written":  # by the author, and drawn by the theme
        return found.rule not in {other.rule for other in own}
    if found.whose == "around ours":
        return (found.rule, found.target) not in {(other.rule, other.target) for other in own}
    return found.rule not in {other.rule for other in own}


@pytest.fixture(scope="module")
def own_faults(browser, plain):
    """``own_faults(theme, scheme, width)``: the faults of a theme without us."""
    known = {}

    def find(theme, scheme, width):
        if (theme, scheme, width) not in known:
            size = {"width": width, "height": 900}
            page = browser.new_page(color_scheme=scheme, viewport=size)
            page.goto(plain(theme))
            known[theme, scheme, width] = faults(page)
            page.close()
        return known[theme, scheme, width]

    return find


@pytest.fixture
def address(sink, demo_in, theme):
    """``address(page)``: where a page is in a theme."""
    return lambda page: demo_in(theme) if page == "demo" else f"{sink(theme)}{page}.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_of_ours(visit, address, own_faults, reveal, theme, scheme, name):
    page = visit(address(name), color_scheme=scheme).page
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        reveal(page)
        own = own_faults(theme, scheme, width)
        found += [f"{width} px: {fault}" for fault in faults(page) if is_ours(fault, own)]
    assert not found, "\n".join(found)


def test_a_fault_would_be_noticed(visit, sink, own_faults):
    page = visit(sink("furo")).page
    page.evaluate(
        """() => {
            document.querySelector("img.profile-photo").removeAttribute("alt");
            document.querySelector("p.profile-title").style.color = "#ccc";
            document.documentElement.lang = "";
        }"""
    )
    own = own_faults("furo", "light", 1280)
    rules = {fault.rule for fault in faults(page) if is_ours(fault, own)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules
