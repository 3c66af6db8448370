"""Local files: found, confined to the project, copied by Sphinx's own machinery."""

import pytest

PDF = b"%PDF-1.7 a file"


def href(site, kind="poster"):
    return site.one(f"a.profile-link[data-kind={kind}]")["href"]


def refused(site, kind="poster"):
    """The label of a link without a target."""
    element = site.one(f".profile-link[data-kind={kind}]")
    assert element.name != "a"
    assert not element.has_attr("href")
    return element.get_text().strip()


def leaked(site, data=PDF):
    """The files of the output that hold these bytes."""
    return [name for name, content in site.files().items() if data in content]


def test_a_file_is_copied_by_sphinx(show, markup):
    site = show(
        markup.publication(poster="files/my poster.pdf"), files={"files/my poster.pdf": PDF}
    )
    assert site.warnings == []
    target = href(site)
    assert target.startswith("_downloads/")
    assert target.endswith("/my%20poster.pdf")
    assert (site.outdir / target.replace("%20", " ")).read_bytes() == PDF
    assert any("poster" in str(name) for name in site.env.dlfiles)


def test_relative_to_the_page_and_to_the_source_folder(build, md):
    page = md.page(
        md.publication(poster="a.pdf", slides="/b.pdf", supp="../b.pdf", pdf="files/../a.pdf")
    )
    site = build(
        {
            "index.md": "# Home\n",
            "sub/page.md": page,
            "sub/a.pdf": PDF,
            "b.pdf": b"b",
            "sub/files/x": b"",
        }
    )
    assert site.warnings == []
    found = site.html("sub/page").select("a.profile-link")
    assert [a["data-kind"] for a in found] == ["poster", "slides", "supp", "pdf"]
    for a, data in zip(found, [PDF, b"b", b"b", PDF], strict=True):
        assert (site.outdir / "sub" / a["href"]).resolve().read_bytes() == data


def test_a_file_in_links(show, markup):
    """``links`` takes what the source language takes: a file is copied as well."""
    link = "[Poster](p.pdf)" if markup.suffix == ".md" else "`Poster <p.pdf>`__"
    site = show(markup.publication(links=link), files={"p.pdf": PDF})
    assert site.warnings == []
    assert (site.outdir / href(site)).read_bytes() == PDF


def test_a_file_in_a_body(show_md, md):
    site = show_md(md.publication("A Title", "See [it](p.pdf)."), files={"p.pdf": PDF})
    assert site.warnings == []
    assert (site.outdir / site.one(".profile-body a")["href"]).read_bytes() == PDF


@pytest.mark.parametrize("name", ["none.pdf", "../none.pdf", "/etc/no-such-file", "files", "x\0y"])
def test_a_missing_file_is_warned_of_and_its_label_stays(show, markup, name):
    site = show(markup.publication(poster=name), files={"files/a": b""})
    (warning,) = site.warned("missing_file")
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:")
    assert "poster" in warning
    assert refused(site) == "Poster"


@pytest.mark.parametrize("name", ["../../secret.pdf", "{outside}"])
def test_a_file_outside_is_not_copied(show, markup, tmp_path, name):
    (tmp_path / "secret.pdf").write_bytes(PDF)
    name = {"../../secret.pdf": "../secret.pdf"}.get(name, str(tmp_path / "secret.pdf"))
    site = show(markup.publication(poster=name))
    assert len(site.warnings) == 1
    assert "poster" in site.warnings[0]
    assert refused(site) == "Poster"
    assert leaked(site) == []


def test_outside_has_its_own_warning(show_md, md, tmp_path):
    (tmp_path / "secret.pdf").write_bytes(PDF)
    site = show_md(md.publication(poster="../secret.pdf"))
    assert len(site.warned("outside_file")) == len(site.warnings) == 1


@pytest.mark.parametrize("option", ["poster", "preview"])
def test_a_symbolic_link_out_is_not_followed(build, md, tmp_path, option, png):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(png)
    site = build({"index.md": "# Home\n"})
    (site.src / "link.png").symlink_to(outside / "secret.png")
    (site.src / "folder").symlink_to(outside, target_is_directory=True)
    for name in ("link.png", "folder/secret.png"):
        site.write({"index.md": md.page(md.publication(**{option: name}))}).rebuild()
        assert len(site.warned("outside_file")) == len(site.warnings) == 1
        assert leaked(site, png) == []
        assert site.html().select("article img, article a[href]") == []


def test_a_symbolic_link_inside_is_followed(build, md):
    site = build({"index.md": "# Home\n", "real.pdf": PDF})
    (site.src / "link.pdf").symlink_to(site.src / "real.pdf")
    site.write({"index.md": md.page(md.publication(poster="link.pdf"))}).rebuild()
    assert site.warnings == []
    assert (site.outdir / href(site)).read_bytes() == PDF


@pytest.mark.parametrize("name", ["../shared/a.pdf", "a.pdf"])
def test_file_roots_open_more(show, markup, tmp_path, name):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.pdf").write_bytes(PDF)
    (tmp_path / "other.pdf").write_bytes(PDF)
    blocks = [
        markup.publication(poster=name),
        markup.publication("Another Title", slides="../other.pdf"),
    ]
    site = show(*blocks, profile_file_roots=["../shared"])
    assert len(site.warned("outside_file")) == len(site.warnings) == 1
    assert (site.outdir / href(site)).read_bytes() == PDF
    assert refused(site, "slides") == "Slides"


def test_photo_and_preview_are_images_of_sphinx(build, md, png):
    bio = md.directive("profile-bio", "A B", photo="/img/me.png")
    page = md.page(bio, md.publication(preview="t.png", preview_alt="A curve"))
    site = build(
        {"index.md": "# Home\n", "sub/page.md": page, "img/me.png": png, "sub/t.png": png + b"2"}
    )
    assert site.warnings == []
    photo, preview = site.html("sub/page").select("img.profile-photo, img.profile-thumbnail")
    assert (photo["src"], photo["alt"]) == ("../_images/me.png", "A B")
    assert (preview["src"], preview["alt"]) == ("../_images/t.png", "A curve")
    assert (site.outdir / "_images/me.png").read_bytes() == png


def test_two_previews_of_one_name(build, md, png):
    pages = {
        "index.md": "# Home\n",
        "a/p.md": md.page(md.publication("Title A", preview="t.png")),
        "b/p.md": md.page(md.publication("Title B", preview="t.png")),
        "a/t.png": png,
        "b/t.png": png + b"2",
    }
    site = build(pages)
    for folder, data in (("a", png), ("b", png + b"2")):
        src = site.one("img.profile-thumbnail", f"{folder}/p")["src"]
        assert (site.outdir / folder / src).resolve().read_bytes() == data


@pytest.mark.parametrize("option", ["photo", "preview"])
def test_a_missing_image_is_warned_of(show, markup, option):
    name = "profile-bio" if option == "photo" else "publication"
    site = show(markup.directive(name, "A Title", "Prose.", **{option: "none.png"}))
    (warning,) = site.warned("missing_file")
    assert site.warnings == [warning]
    assert warning.startswith(f"index{markup.suffix}:")
    assert option in warning
    assert site.html().select("section img, article img") == []
    assert "Prose." in site.html().body.text


def test_an_image_elsewhere(show_md, md):
    site = show_md(md.publication(preview="https://i.example/t.png"))
    assert site.warnings == []
    assert site.one("img.profile-thumbnail")["src"] == "https://i.example/t.png"


@pytest.mark.parametrize("url", ["javascript:x", "data:image/svg+xml,<svg/>", "file:///etc/passwd"])
def test_an_image_of_another_scheme(show_md, md, url):
    site = show_md(md.publication(preview=url))
    assert len(site.warned("unsafe_url")) == len(site.warnings) == 1
    assert site.html().select("img") == []


def test_a_changed_file_is_copied_again(build, md):
    site = build({"index.md": md.page(md.publication(poster="p.pdf")), "p.pdf": PDF})
    site.write({"p.pdf": b"%PDF-2.0 changed"}).rebuild()
    assert (site.outdir / href(site)).read_bytes() == b"%PDF-2.0 changed"


def test_a_file_that_appears_and_one_that_goes(build, md):
    """The page depends on the file, be it there or not."""
    site = build({"index.md": md.page(md.publication(poster="p.pdf"))})
    assert len(site.warned("missing_file")) == 1
    site.write({"p.pdf": PDF, "index.md": md.page(md.publication(poster="p.pdf"), "x")}).rebuild()
    assert site.warnings == []
    assert (site.outdir / href(site)).read_bytes() == PDF


def test_text_builder_names_the_file(show_md, md):
    site = show_md(md.publication(poster="p.pdf"), files={"p.pdf": PDF}, builder="text")
    assert site.warnings == []
    assert "Poster" in site.text("index.txt")
