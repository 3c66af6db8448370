"""A page does not move while it loads, however late its pictures and scripts come, and is silent."""

from __future__ import annotations

import re
import time

import pytest

PAGES = ("index", "heads", "group")
LATE = 0.15  # seconds a file
LEAST = 0.0005
"""Of a layout shift (Layout Instability, section 2.5): less is a badge at the end of what was read
when the page was painted first, and the rest of its line not yet there."""
OBSERVE = """
    window.shifts = [];
    const name = node => {
        const element = node?.nodeType === 1 ? node : node?.parentElement;
        const whose = element?.closest("[class*=profile-]") ? "ours" : "theirs";
        return element ? `${whose}: ${element.outerHTML.slice(0, 120)}` : "gone";
    };
    const isSideways = ({ previousRect: from, currentRect: to }) =>
        from.y === to.y && from.height === to.height;
    const isResized = ({ previousRect: from, currentRect: to }) => from.width !== to.width;
    new PerformanceObserver(list => {
        for (const { value, sources } of list.getEntries())
            shifts.push({
                value,
                column: sources.every(isSideways) && sources.some(isResized),
                nodes: sources.map(({ node }) => name(node)),
            });
    }).observe({ type: "layout-shift", buffered: true });
"""
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 60))))"


@pytest.fixture
def load(visit):
    """``load(url, late=pattern)``: a page under observation; the shifts of its load."""

    def run(url, width, late="^$"):
        page = visit("about:blank", viewport={"width": width, "height": 900}).page
        page.add_init_script(OBSERVE)
        page.route(
            re.compile(r"\.(woff2?|ttf)\b"), lambda route: route.abort()
        )  # the theme's fonts
        page.route(re.compile(late), delay)
        page.goto(url, wait_until="load")
        page.wait_for_function(FRAMES)
        return page

    return run


def delay(route):
    time.sleep(LATE)
    route.continue_()


def walk(page):
    """Scroll down, so that what loads late is loaded, and wait until all of it is there."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 800):
        page.evaluate("top => scrollTo({ top, behavior: 'instant' })", top)
        page.wait_for_function(FRAMES)
    page.wait_for_function("[...document.images].every(image => image.complete)")
    page.wait_for_function(FRAMES)


def shifts(page):
    """What of ours moved; a theme that moves its own columns while they load moves us as a whole.

    It may make the column of the page narrower, too, once what stands beside it has come: what is
    centred in it moves sideways then.
    """
    return [
        move
        for move in page.evaluate("shifts")
        if any("ours" in node for node in move["nodes"])
        and move["value"] >= LEAST
        and not move["column"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_on_load(load, sink, theme, name):
    for width in (390, 1280):
        assert not shifts(load(f"{sink(theme)}{name}.html", width)), width


def test_nothing_moves_when_pictures_come_late(load, sink, theme):
    for name, width in (("index", 390), ("heads", 1280)):
        page = load(f"{sink(theme)}{name}.html", width, late=r"\.(png|svg)$")
        walk(page)
        assert page.locator("img.profile-photo").first.evaluate("image => image.naturalWidth") > 0
        assert not shifts(page), (name, width)


def test_nothing_moves_when_the_script_comes_late(load, sink, theme):
    """The filter box, which is not there without a script, finds its place kept."""
    page = load(f"{sink(theme)}group.html", 1280, late=r"sphinx-profile\.js")
    assert page.locator("form.profile-filter").first.is_visible()
    assert not shifts(page)


def test_what_moves_would_be_noticed(load, sink):
    page = load(sink("furo"), 1280)
    page.evaluate("document.querySelector('img.profile-photo').style.marginBlockStart = '200px'")
    page.wait_for_function(FRAMES)
    assert shifts(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_console_is_silent(visit, sink, plain, reveal, theme, name):
    visited = visit(f"{sink(theme)}{name}.html", permissions=["clipboard-write"])
    page = visited.page
    reveal(page)
    for button in page.locator("button.profile-copy").all()[:3]:
        button.click()
    for box in page.locator(".profile-filter input").all():
        box.fill("ice")
        box.fill("")
    page.wait_for_function(FRAMES)
    own = {line.replace(plain(theme), "") for line in visit(plain(theme)).console}
    said = {line.replace(sink(theme), "") for line in visited.console}
    assert said - own == set()
    assert visited.failures == []
