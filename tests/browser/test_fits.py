"""Nothing of ours is wider than the screen, from a small telephone to a wide desk; all can be hit.

What a theme does by itself at a width, a plain page without us tells.
"""

from __future__ import annotations

import pytest

WIDTHS = (320, 390, 768, 1280, 1920, 2560)
PAGES = ("index", "heads", "group")
LEAST = 24  # px, WCAG 2.2, success criterion 2.5.8

# What scrolls by itself within ours, and fits the screen, may hold what is wider.
TOO_WIDE = """() => {
    const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const excused = element => {
        const ours = box => box?.closest("[class*=profile-]");
        for (let box = element.parentElement; ours(box); box = box.parentElement)
            if (scrolls(box)) return true;
        return false;
    };
    return [...document.querySelectorAll("[class*=profile-], [class*=profile-] *")]
        .filter(element => element.checkVisibility() && !element.closest("svg svg, svg :not(svg), math *"))
        .filter(element => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
        })
        .filter(element => !excused(element))
        .map(element => element.outerHTML.slice(0, 160));
}"""
SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Links within a line of text are as high as it: axe looks at the space around them.
CONTROLS = "a.profile-link, summary, button, input, select"
SMALL = """([controls, least]) => [...document.querySelectorAll("[class*=profile-]")]
    .flatMap(element => [element, ...element.querySelectorAll(controls)])
    .filter((element, place, all) => element.matches(controls) && all.indexOf(element) === place)
    .filter(element => element.checkVisibility())
    .map(element => [element.getBoundingClientRect(), element])
    .filter(([box]) => Math.min(box.width, box.height) < least - 0.1)
    .map(([box, element]) => `${box.width} x ${box.height}: ${element.outerHTML.slice(0, 160)}`)"""


@pytest.fixture
def open_page(visit, sink, reveal, theme):
    """``open_page(name, width)``: a page with everything open."""

    def run(name, width):
        page = visit(f"{sink(theme)}{name}.html", viewport={"width": width, "height": 900}).page
        reveal(page)
        return page

    return run


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen(visit, open_page, plain, reveal, theme, name):
    page = open_page(name, WIDTHS[0])
    other = visit(plain(theme)).page
    found = {}
    for width in WIDTHS:
        for each in (page, other):
            each.set_viewport_size({"width": width, "height": 900})
        reveal(page)
        wide = page.evaluate(TOO_WIDE)
        if page.evaluate(SCROLLS) > max(0, other.evaluate(SCROLLS)):
            wide.append("the page scrolls sideways")
        found |= {width: wide} if wide else {}
    assert not found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_everything_can_be_hit(open_page, name, width):
    page = open_page(name, width)
    assert page.locator("a.profile-link:visible").count() > 5
    assert page.evaluate(SMALL, [CONTROLS, LEAST]) == []


def test_what_stands_in_a_row_is_apart(open_page):
    """No control lies over another."""
    page = open_page("index", 390)
    overlapping = page.evaluate(
        """controls => {
            const all = [...document.querySelectorAll("[class*=profile-] :is(" + controls + ")")]
                .filter(element => element.checkVisibility());
            const boxes = all.map(element => element.getBoundingClientRect());
            const found = [];
            for (let i = 0; i < all.length; i++)
                for (let j = i + 1; j < all.length; j++) {
                    const [a, b] = [boxes[i], boxes[j]];
                    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                    if (across > 0.5 && down > 0.5)
                        found.push(all[i].outerHTML.slice(0, 90) + " / " + all[j].outerHTML.slice(0, 90));
                }
            return found;
        }""",
        CONTROLS,
    )
    assert overlapping == []


def test_what_does_not_fit_would_be_noticed(visit, sink):
    page = visit(sink("furo"), viewport={"width": 390, "height": 900}).page
    page.evaluate(
        """() => {
            document.querySelector("#sink-time .profile-title").style.minWidth = "500px";
            document.querySelector("#sink-time a.profile-link").style.cssText =
                "height: 12px; min-height: 0; line-height: 1; overflow: hidden; align-self: start";
        }"""
    )
    assert len(page.evaluate(TOO_WIDE)) == 1
    assert len(page.evaluate(SMALL, [CONTROLS, LEAST])) == 1


def box(page, selector, n=0):
    return page.locator(selector).nth(n).bounding_box()


def test_a_head_has_no_room_for_a_photo_that_it_has_not(open_page):
    """Neither beneath the name, in the layout ``stacked``, nor before it, in ``compact``."""
    page = open_page("heads", 1280)
    for place, layout in enumerate(("row", "stacked", "compact")):
        bio, identity = (box(page, s, place) for s in (".profile-bio", ".profile-identity"))
        last = box(page, f".profile-bio >> nth={place} >> .profile-links")
        assert page.locator(".profile-bio").nth(place).get_attribute("data-layout") == layout
        assert identity["x"] == pytest.approx(bio["x"], abs=1)
        assert identity["y"] + identity["height"] == pytest.approx(
            last["y"] + last["height"], abs=1
        )
