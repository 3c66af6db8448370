"""The styles that the manual proposes do what it says of them, on the kitchen sink."""

from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
ENTRIES = "#by-year article.profile-publication"


@pytest.fixture
def styled(visit, site):
    """``styled(name)``: the lists of the kitchen sink with one of the styles."""

    def show(name):
        page = visit(f"{site(DOCS / 'kitchen-sink', html_theme='furo')}group.html").page
        if name:
            page.add_style_tag(path=DOCS / "styles" / f"{name}.css")
        return page

    return show


def height(page):
    return page.locator("#by-year").bounding_box()["height"]


def too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_serif_is_one(styled):
    page = styled("serif")
    family = page.locator(ENTRIES).first.evaluate("e => getComputedStyle(e).fontFamily")
    assert "Palatino" in family
    style = page.locator(f"{ENTRIES} > .profile-venue").first
    assert style.evaluate("e => getComputedStyle(e).fontStyle") == "italic"


def test_the_dense_one_takes_less_room(styled):
    assert height(styled("dense")) < 0.75 * height(styled(""))


def test_the_cards_stand_beside_each_other(styled):
    page = styled("cards")
    first, second = (page.locator(ENTRIES).nth(n).bounding_box() for n in (0, 1))
    assert first["y"] == second["y"]
    assert second["x"] >= first["x"] + first["width"]


@pytest.mark.parametrize("name", ["serif", "dense", "cards"])
def test_nothing_is_wider_than_a_telephone(styled, name):
    page = styled(name)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not too_wide(page)


def test_a_variable_is_set_on_body_or_nearer(styled):
    page = styled("")
    page.add_style_tag(content="body { --profile-gap: 50px } #down { --profile-gap: 70px }")
    margin = "e => getComputedStyle(e).marginBlockEnd"
    assert page.locator(ENTRIES).first.evaluate(margin) == "50px"
    assert page.locator("#down article").first.evaluate(margin) == "70px"
