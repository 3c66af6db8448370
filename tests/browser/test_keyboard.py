"""The keyboard alone reaches and opens everything, in the order of the page, and shows where it is."""

from __future__ import annotations

from playwright.sync_api import expect

MOST = 600
PREPARE = """() => {
    document.documentElement.style.scrollBehavior = "auto"; // furo scrolls smoothly, this test fast
    const controls = "a[href], summary, button, input, select";
    window.ours = () => [...document.querySelectorAll("[class*=profile-] :is(" + controls + "), [class*=profile-]:is(" + controls + ")")]
        .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
    window.reached = new Set();
    window.told = element => element.outerHTML.replace(/<svg.*?<\\/svg>/s, "").slice(0, 120);
}"""
COPIES = """() => {
    const opened = document.activeElement.parentElement;
    return !opened.matches(".profile-bibtex") || opened.querySelector(".profile-copy");
}"""
"""The button that copies is made when its entry is open, a moment later."""
HERE = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { end: true };
    const found = { ours: ours().includes(element), summary: element.matches("summary") };
    if (!found.ours) return found;
    found.first = !reached.has(element);
    found.closed = found.summary && !element.parentElement.open;
    found.name = told(element);
    reached.add(element);
    const style = getComputedStyle(element);
    found.marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    const box = element.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    found.seen = Boolean(top) && (element.contains(top) || top.contains(element));
    return found;
}"""


def walk(page, key="Tab", opener=None):
    """Press a key until the end of the page; the places where the focus was, ours alone."""
    places = []
    for _ in range(MOST):
        page.keyboard.press(key)
        here = page.evaluate(HERE)
        if here.get("end") and places:
            return places
        if not here.get("ours"):
            continue
        if not here["first"]:
            return places
        places.append(here)
        if opener and here["closed"]:
            page.keyboard.press(opener)
            page.wait_for_function(COPIES)
            assert page.evaluate("document.activeElement.parentElement.open"), here["name"]
    raise AssertionError("the page has no end")


def test_tab_reaches_and_opens_everything(visit, sink, theme):
    reach_everything(visit(sink(theme)).page, "Enter")


def test_tab_reaches_and_opens_everything_in_lists(visit, sink):
    reach_everything(visit(f"{sink('furo')}group.html").page, "Space")


def reach_everything(page, opener):
    """Go through a page by Tab, open what is closed, and look at every place."""
    page.evaluate(PREPARE)
    places = walk(page, opener=opener)
    missed = page.evaluate("ours().filter(element => !reached.has(element)).map(told)")
    assert missed == []
    assert len(places) > 60
    assert page.locator("[class*=profile-] details:not([open])").count() == 0
    assert [place["name"] for place in places if not place["marked"]] == []
    assert [place["name"] for place in places if not place["seen"]] == []


def test_tab_goes_in_the_order_of_the_page(visit, sink):
    page = visit(sink("furo")).page
    page.evaluate(PREPARE)
    walk(page, opener="Enter")
    assert page.evaluate("[...reached].map(told)") == page.evaluate("ours().map(told)")


def test_shift_and_tab_goes_back_and_hides_nothing(visit, sink, theme):
    page = visit(f"{sink(theme)}heads.html").page
    page.evaluate(PREPARE)
    last = page.locator("[class*=profile-] a.profile-link:visible").last
    last.focus()
    places = walk(page, "Shift+Tab")
    assert len(places) > 40
    assert [place["name"] for place in places if not place["seen"]] == []


def test_what_was_opened_closes_again(visit, sink):
    page = visit(sink("furo")).page
    for selector in ("#sink-time > .profile-summary", "#sink-forty .profile-more"):
        summary = page.locator(f"{selector} > summary")
        summary.focus()
        for key, is_open in (("Enter", True), ("Enter", False), ("Space", True), ("Space", False)):
            page.keyboard.press(key)
            assert page.locator(selector).evaluate("element => element.open") is is_open
            expect(summary).to_be_focused()


def test_the_filter_is_used_without_a_mouse(visit, sink):
    page = visit(f"{sink('furo')}group.html").page
    form = page.locator("#by-year > form.profile-filter")
    box = form.locator("input")
    entries = page.locator("#by-year article.profile-publication:visible")
    number = entries.count()
    assert number > 20
    box.focus()
    page.keyboard.type("echoes")
    expect(entries).to_have_count(1)
    page.keyboard.press("Escape")
    expect(entries).to_have_count(number)
    page.keyboard.press("Tab")
    expect(form.locator("select").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(form.locator("output")).to_contain_text(f"of {number}")
    form.locator("button[type=reset]").focus()
    page.keyboard.press("Enter")
    expect(entries).to_have_count(number)
