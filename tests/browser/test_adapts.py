"""The page heeds what its reader asks for: less motion, more contrast, own colours, right to left, paper."""

from __future__ import annotations

from base64 import b64encode

import pytest
from axe_playwright_python.sync_playwright import Axe

# Ours, but not what the author wrote into it, which is the theme's to draw.
WRITTEN = ".profile-body, .profile-prose, .highlight"
OURS = "[class*=profile-], [class*=profile-] *"


# Less motion

MOVING = """ours => [...document.querySelectorAll(ours)]
    .flatMap(element => ["", "::before", "::after", "::details-content"].map(part => [element, part, getComputedStyle(element, part || null)]))
    .filter(([, , style]) => {
        const lasts = times => times.split(",").some(time => parseFloat(time) > 0);
        const moves = /all|transform|translate|rotate|scale|width|height|size|margin|padding|inset|top|left|right|bottom/;
        const animated = style.animationName !== "none" && lasts(style.animationDuration);
        return animated || (moves.test(style.transitionProperty) && lasts(style.transitionDuration));
    })
    .map(([element, part]) => element.outerHTML.slice(0, 100) + part)"""


def test_nothing_moves_for_those_who_want_no_motion(visit, sink, reveal, theme):
    for name in ("index", "group"):
        page = visit(f"{sink(theme)}{name}.html", reduced_motion="reduce").page
        assert page.evaluate(MOVING, OURS) == []
        reveal(page)
        assert page.evaluate(MOVING, OURS) == []


# More contrast


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_to_those_who_want_it(visit, sink, reveal, theme, scheme):
    """Text at 7:1, WCAG 1.4.6; links within text have the colour of the theme."""
    page = visit(sink(theme), color_scheme=scheme, contrast="more").page
    reveal(page)
    rule = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    found = []
    for violation in Axe().run(page, options=rule).response["violations"]:
        found += [
            node["html"][:120] + node["any"][0]["message"]
            for node in violation["nodes"]
            if is_ours(page, node)
        ]
    assert found == []


def is_ours(page, node):
    """Whether an element is drawn by us."""
    return page.evaluate(
        """([selector, written]) => {
            const element = document.querySelector(selector);
            const theirs = element.closest(written) || element.closest("a:not([class*=profile-])");
            return Boolean(element.closest("[class*=profile-]")) && !theirs;
        }""",
        [node["target"][0], WRITTEN],
    )


def test_controls_have_an_edge_for_those_who_want_contrast(visit, sink, theme):
    page = visit(sink(theme), contrast="more").page
    assert page.evaluate(EDGELESS) == []


# Colours of one's own

EDGELESS = """() => {
    const edge = style => parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none"
        && !/^rgba.*, 0\\)|transparent/.test(style.borderTopColor) && style.borderTopColor !== style.backgroundColor;
    const line = style => style.textDecorationLine.includes("underline");
    return [...document.querySelectorAll("a.profile-link, summary, button.profile-copy, .profile-filter :is(input, select, button)")]
        .filter(element => element.matches("[class*=profile-], [class*=profile-] *") && element.checkVisibility())
        .filter(element => !element.closest("[data-style=list]"))
        .filter(element => !edge(getComputedStyle(element)) && !line(getComputedStyle(element)))
        .map(element => element.outerHTML.slice(0, 120));
}"""
INK = """async picture => {
    const answer = await fetch(`data:image/png;base64,${picture}`);
    const image = await createImageBitmap(await answer.blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const greens = data.filter((_, place) => place % 4 === 1);
    return Math.max(...greens) - Math.min(...greens);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_controls_and_icons(visit, sink, reveal, theme, scheme):
    for name in ("index", "group"):
        page = visit(f"{sink(theme)}{name}.html", forced_colors="active", color_scheme=scheme).page
        reveal(page)
        assert page.evaluate(EDGELESS) == []
        icon = page.locator("article svg.profile-icon:visible").first
        ink = page.evaluate(INK, b64encode(icon.screenshot()).decode())
        assert ink > 100, "an icon is hardly seen on its ground"
        badges = page.locator(
            ".profile-status:visible, .profile-award:visible, .profile-abbr:visible"
        )
        widths = badges.evaluate_all(
            "all => all.map(e => parseFloat(getComputedStyle(e).borderTopWidth))"
        )
        assert widths
        assert min(widths) >= 1


def test_the_focus_is_seen_in_forced_colours(visit, sink):
    page = visit(sink("furo"), forced_colors="active").page
    for selector in ("a.profile-link", ".profile-summary > summary", "a.profile-author"):
        page.locator(f"#sink-time {selector}").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style not in {"none", "hidden"}, selector


# Right to left

STARTS = """direction => {
    const boxes = [...document.querySelectorAll("article[class*=profile-], section.profile-bio, ul.profile-link-list")];
    boxes.forEach(box => box.setAttribute("dir", direction));
    return boxes.map(box => {
        const outer = box.getBoundingClientRect();
        const start = element => {
            const inner = element.getBoundingClientRect();
            return direction === "ltr" ? inner.left - outer.left : outer.right - inner.right;
        };
        const parts = "img, .profile-number, .profile-links > li:first-child, details > summary, .profile-identity, .profile-body, .profile-link-list > li:first-child";
        return [...box.querySelectorAll(parts)]
            .filter(element => element.checkVisibility() && !element.closest(".profile-authors, .profile-sidebar, .profile-body *"))
            .map(element => [element.outerHTML.slice(0, 80), start(element)]);
    });
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_right_to_left_is_the_mirror_image(visit, sink, reveal, theme, width):
    for name in ("index", "heads", "group"):
        page = visit(f"{sink(theme)}{name}.html", viewport={"width": width, "height": 900}).page
        reveal(page)
        rows = [row for box in page.evaluate(STARTS, "ltr") for row in box]
        mirrored = [row for box in page.evaluate(STARTS, "rtl") for row in box]
        assert len(rows) > 10
        wrong = [
            f"{left} and {right} px from the start: {element}"
            for (element, left), (_, right) in zip(rows, mirrored, strict=True)
            if abs(left - right) > 1.5
        ]
        assert wrong == []


def test_nothing_leaves_the_screen_from_right_to_left(visit, sink, reveal):
    for name in ("index", "heads", "group"):
        page = visit(f"{sink('furo')}{name}.html", viewport={"width": 320, "height": 900}).page
        reveal(page)
        page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("key", ["sink-arabic", "sink-cjk", "sink-cyrillic"])
def test_names_stand_in_their_order(visit, sink, key):
    """An Arabic name turns neither its neighbours round nor the commas between them."""
    page = visit(sink("furo")).page
    lefts = page.locator(f"#{key} .profile-authors .profile-author").evaluate_all(
        "all => all.map(element => element.getBoundingClientRect().left)"
    )
    assert len(lefts) > 2
    assert lefts == sorted(lefts)


# Paper

ON_PAPER = "[class*=profile-] :is(.profile-body, .profile-author, p.profile-title, p.profile-note)"
DRAWN = """element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
}"""


def test_paper_holds_everything_and_no_controls(visit, sink, theme):
    for name in ("index", "group"):
        page = visit(f"{sink(theme)}{name}.html").page
        page.emulate_media(media="print")
        missing = page.evaluate(
            f"selector => [...document.querySelectorAll(selector)].filter(e => !({DRAWN})(e)).map(e => e.outerHTML.slice(0, 100))",
            f"{ON_PAPER}:not(.profile-sidebar *)",
        )
        assert missing == []
        for control in ("form.profile-filter", "button.profile-copy", ".profile-more > summary"):
            assert page.locator(f"{control}:visible").count() == 0, control


def test_paper_names_every_author_once(visit, sink):
    page = visit(sink("furo")).page
    page.emulate_media(media="print")
    names = page.locator("#sink-forty .profile-author:visible").all_inner_texts()
    assert len(names) == 40
    assert page.locator("#sink-forty .profile-authors").inner_text().count("Ines Valmora") == 1
