"""Pictures: their size is in the page, so that nothing moves when they arrive."""

import struct
import zlib

import pytest


def png(width, height):
    """A grey picture of this size."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _row in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"/>'


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [("t.png", png(64, 48), ("64", "48")), ("t.svg", SVG, ("300", "150"))],
)
def test_a_thumbnail_has_its_size_and_waits(show, markup, name, data, size):
    site = show(markup.publication(preview=name), files={name: data})
    assert site.warnings == []
    image = site.one("img.profile-thumbnail")
    assert (image["width"], image["height"]) == size
    assert (image["loading"], image["decoding"]) == ("lazy", "async")


def test_a_photo_has_its_size(show, markup):
    site = show(markup.directive("profile-bio", "Ada", photo="p.png"), files={"p.png": png(40, 50)})
    image = site.one("img.profile-photo")
    assert (image["width"], image["height"]) == ("40", "50")


def test_so_has_that_of_a_bibliography(build):
    bib = "@misc{a, title = {A}, preview = {t.png}}"
    files = {"index.md": "# P\n\n```{publication-list}\n```\n", "r.bib": bib, "t.png": png(8, 6)}
    image = build(files, profile_bibfiles=["r.bib"]).one("img.profile-thumbnail")
    assert (image["width"], image["height"]) == ("8", "6")


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_without_a_size_there_is_none(show_md, md, data):
    site = show_md(md.publication(preview="t.png"), files={"t.png": data})
    image = site.one("img.profile-thumbnail")
    assert not image.has_attr("width")
    assert not image.has_attr("height")


def test_a_remote_picture_has_none(show_md, md):
    site = show_md(md.publication(preview="https://x.example/t.png"))
    assert not site.one("img.profile-thumbnail").has_attr("width")


def test_a_picture_that_changes_its_size_changes_the_page(show_md, md):
    site = show_md(md.publication(preview="t.png"), files={"t.png": png(8, 6)})
    site.write({"t.png": png(9, 6), "index.md": md.page(md.publication(preview="t.png", year="1"))})
    assert site.rebuild().one("img.profile-thumbnail")["width"] == "9"
