"""With JavaScript off everything is there to be read, in five themes."""

from __future__ import annotations

import pytest

TEXTS = """() => [...document.querySelectorAll("article[class*=profile-], section.profile-bio, ul.profile-link-list")]
    .filter(element => !element.closest(".profile-sidebar"))
    .map(element => element.innerText.replace(/^Cop(y|ied)$/gm, "").replace(/\\s+/g, " ").trim())"""
SHOWN = """() => [...document.querySelectorAll("[class*=profile-] :is(p, li, pre, img, td, math)")]
    .filter(element => !element.closest(".profile-filter, .profile-sidebar, .profile-in-sidebar") && !element.matches(".profile-titled"))
    .filter(element => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", ["index", "heads", "group"])
def test_everything_is_readable(visit, sink, theme, name):
    url = f"{sink(theme)}{name}.html"
    page = visit(url, java_script_enabled=False).page
    summaries = page.locator("[class*=profile-] summary:visible")
    for number in range(summaries.count()):
        summaries.nth(number).click()
    assert page.locator("[class*=profile-] details:not([open])").count() == 0
    assert page.evaluate(SHOWN) == []
    assert page.locator("form.profile-filter:visible, button.profile-copy").count() == 0


OPEN = "document.querySelectorAll('[class*=profile-] details, details[class*=profile-]').forEach(element => { element.open = true; })"


def test_nothing_is_said_by_the_script_alone(visit, sink):
    for name in ("index", "heads", "group"):
        texts = []
        for scripts in (True, False):
            page = visit(f"{sink('furo')}{name}.html", java_script_enabled=scripts).page
            page.evaluate(OPEN)
            texts.append(page.evaluate(TEXTS))
        assert texts[0] == texts[1]
        assert len(texts[0]) > 5
