"""Builds over earlier ones: nothing written without need, nothing stale."""

import pickle


def paper(markup, key="k", title="The Title", **more):
    return markup.publication(title, key=key, **more)


ALWAYS = {"genindex.html", "search.html", "searchindex.js", "objects.inv", ".buildinfo"}


def written(site, **values):
    """The files that a rebuild writes, but those that Sphinx writes in an empty project as well."""
    before = site.times()
    after = site.rebuild(**values).times()
    changed = (name for name, time in after.items() if before.get(name) != time)
    return sorted(
        name for name in changed if name not in ALWAYS and not name.startswith("_static/")
    )


def pages(names):
    return [name for name in names if name.endswith(".html")]


FULL = {
    "authors": "Zhiming Zhou*, Zhihua Zhang", "venue": "ICML", "year": "2019",
    "arxiv": "1902.05687", "poster": "p.pdf", "preview": "t.png", "bibtex_show": "true",
}  # fmt: skip
PEOPLE = "zz: {name: Zhihua Zhang, url: 'https://z.example/'}\n"


def site_of(build, md, png, **values):
    bio = md.directive("profile-bio", "Zhiming Zhou", "Prose.", photo="t.png")
    files = {
        "index.md": md.page(bio, "See {pub}`k`."),
        "pubs.md": md.page(paper(md, **FULL), md.publication("D", key="d", status="draft")),
        "talks.md": md.page(md.directive("talk", "T", "- x", publication="k", authors="Z. Zhang")),
        "links.md": md.page(md.directive("link-list", "", "- [a](p.pdf)\n- [b](https://b.example/)")),
        "other.md": "# Other\n",
        "p.pdf": b"%PDF", "t.png": png, "people.yml": PEOPLE,
    }  # fmt: skip
    return build(files, profile_people="people.yml", **values)


def test_a_rebuild_without_a_change_writes_nothing(build, md, png):
    site = site_of(build, md, png)
    assert site.warnings == []
    assert written(site) == []
    assert written(site) == []


def test_a_rebuild_after_one_page_writes_that_page(build, md, png):
    site = site_of(build, md, png)
    site.write({"other.md": "# Other\n\nMore.\n"})
    assert pages(written(site)) == ["other.html"]
    site.write({"talks.md": md.page(md.directive("talk", "T2"))})
    assert pages(written(site)) == ["pubs.html", "talks.html"]  # the talk presented a paper


def test_a_changed_owner_rewrites_the_pages(build, md, png):
    site = site_of(build, md, png)
    assert site.one(".profile-self", "pubs").text == "Zhiming Zhou"
    assert set(pages(written(site, profile_owner="zz"))) >= {"pubs.html", "talks.html"}
    assert site.one(".profile-self", "pubs").text == "Zhihua Zhang"
    assert written(site) == []


def test_a_changed_biography_rewrites_the_pages(build, md, png):
    site = site_of(build, md, png)
    site.write({"index.md": md.page(md.directive("profile-bio", "Zhihua Zhang"))})
    assert {"pubs.html", "talks.html"} <= set(pages(written(site)))
    assert "other.html" not in written(site)
    assert site.one(".profile-self", "pubs").text == "Zhihua Zhang"


def test_a_changed_registry_rewrites_the_pages(build, md, png):
    site = site_of(build, md, png)
    site.write({"people.yml": PEOPLE.replace("z.example", "new.example")})
    changed = pages(written(site))
    assert "pubs.html" in changed
    assert "other.html" not in changed
    assert site.html("pubs").select('a.profile-author[href="https://new.example/"]')


def test_a_new_title_is_taken_up_by_the_pages_that_refer_to_it(build, md, png):
    """A page that shows the title of an entry of another page goes stale without us."""
    site = site_of(build, md, png)
    site.write({"pubs.md": md.page(paper(md, title="A New Title", **FULL))}).rebuild()
    for page in ("index", "talks"):
        assert site.one('a[href="pubs.html#k"]', page).text == "A New Title"


def test_a_moved_entry_is_followed(build, md, png):
    site = site_of(build, md, png)
    site.write({"pubs.md": md.page("Gone."), "other.md": md.page(paper(md))}).rebuild()
    assert site.warnings == []
    assert site.one('a[href="other.html#k"]')


def test_a_removed_entry_is_reported_where_it_was_referred_to(build, md, png):
    site = site_of(build, md, png)
    site.write({"pubs.md": md.page("Gone.")}).rebuild()
    (reference,) = [warning for warning in site.warnings if warning.endswith("[ref.pub]")]
    assert reference.startswith("index.md:")
    (talk,) = site.warned("unknown_publication")
    assert talk.startswith("talks.md:")


def test_an_incremental_build_ends_where_a_full_one_does(build, md, png):
    site = site_of(build, md, png)
    edits = {
        "index.md": md.page("No biography.", "See {pub}`n`."),
        "pubs.md": md.page(paper(md, "n", "New One", authors="Z. Zhang"), paper(md, **FULL)),
    }
    site.write(edits).rebuild()
    fresh = build({p.relative_to(site.src).as_posix(): p.read_bytes()
                   for p in site.src.rglob("*") if p.is_file() and "_build" not in p.parts},
                  profile_people="people.yml")  # fmt: skip
    names = ["index.html", "pubs.html", "talks.html", "links.html", "objects.inv"]
    assert {n: site.files()[n] for n in names} == {n: fresh.files()[n] for n in names}


def test_the_environment_is_read_again(build, md, png):
    site = site_of(build, md, png)
    data = pickle.loads(pickle.dumps(site.env.domaindata["profile"]))
    assert data == site.env.domaindata["profile"]
    before = site.files()
    site.write({"other.md": "# Other!\n"}).rebuild()
    assert site.env.domains["profile"].find("k").title == "The Title"
    assert site.files()["pubs.html"] == before["pubs.html"]


def test_a_removed_page_leaves_nothing_in_the_domain(build, md, png):
    site = site_of(build, md, png)
    site.remove("pubs.md").rebuild()
    tables = site.env.domaindata["profile"]
    assert "pubs" not in repr(tables)


def test_warnings_of_pages_that_are_not_read_again_are_not_repeated(build, md):
    site = build({"index.md": md.page(paper(md, yaer="2019")), "other.md": "# Other\n"})
    assert len(site.warned("unknown_option")) == 1
    site.write({"other.md": "# Other!\n"}).rebuild()
    assert site.warnings == []


def test_two_builders_over_one_environment(build, md, png):
    """Nothing that one builder does to a page stays in it for the next."""
    site = site_of(build, md, png)
    first = site.files()["pubs.html"]
    site.rebuild(builder="text")
    assert "The Title" in site.text("pubs.txt")
    site.rebuild(builder="html")
    assert site.files()["pubs.html"] == first


def test_singlehtml_shows_the_same_entries(build, md, png):
    site = site_of(build, md, png)
    toc = "# Home\n\n```{toctree}\npubs\ntalks\nlinks\nother\n```\n"
    site.write({"index.md": toc}).rebuild(builder="singlehtml")
    page = site.html()
    assert [a["id"] for a in page.select("article")] == ["k", "t"]
    assert page.select('link[href*="sphinx-profile.css"]')
