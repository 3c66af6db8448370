"""Publications, talks and people as objects: keys, anchors, references, inventories."""

import shutil

import pytest
from sphinx.util.inventory import InventoryFile


def paper(markup, key="paper", title="The Paper", **options):
    return markup.publication(title, key=key, **options)


def test_pub_has_the_title_as_its_text(build, markup, squeeze):
    page = markup.page(f"See {markup.role('pub', 'paper')}.")
    target = markup.page(paper(markup, title="The *Great* Paper"))
    site = build({f"index{markup.suffix}": page, f"pubs{markup.suffix}": target})
    assert site.warnings == []
    link = site.one('a[href="pubs.html#paper"]')
    assert squeeze(link) == "The Great Paper"
    assert "internal" in link["class"]


def test_pub_with_a_text_of_its_own(show, markup, squeeze):
    site = show(paper(markup), f"See {markup.role('pub', 'our work <paper>')}.")
    assert site.warnings == []
    assert squeeze(site.one('a[href="#paper"]')) == "our work"


def test_pub_reaches_a_talk(show, markup, squeeze):
    site = show(markup.directive("talk", "My Talk", key="t"), f"See {markup.role('pub', 't')}.")
    assert site.warnings == []
    assert squeeze(site.one('a[href="#t"]')) == "My Talk"


def test_pub_in_a_body(show, markup, squeeze):
    body = f"It extends {markup.role('pub', 'paper')}."
    site = show(markup.publication("A Sequel", body), paper(markup))
    assert site.warnings == []
    assert squeeze(site.one('.profile-body a[href="#paper"]')) == "The Paper"


def test_unresolved_pub(show, markup):
    site = show(f"See {markup.role('pub', 'nothing')}.")
    (warning,) = site.warnings
    assert warning.startswith(f"index{markup.suffix}:")
    assert "'nothing'" in warning
    assert warning.endswith("[ref.pub]")
    assert "nothing" in site.html().body.text


def test_any(show, markup, squeeze):
    site = show(paper(markup), f"See {markup.role('any', 'paper')}.")
    assert site.warnings == []
    assert squeeze(site.one('a[href="#paper"]')) == "The Paper"


def test_any_reaches_a_person(show_md, md, squeeze):
    site = show_md(md.directive("profile-bio", "Zhiming Zhou"), "See {any}`zhiming-zhou`.")
    assert site.warnings == []
    assert squeeze(site.one('a[href="#zhiming-zhou"]')) == "Zhiming Zhou"


def test_a_key_with_odd_characters(show, markup, squeeze):
    key = "DBLP:conf/icml/Zhou19"
    site = show(paper(markup, key=key), f"See {markup.role('pub', key)}.")
    assert site.warnings == []
    anchor = site.one("article")["id"]
    assert squeeze(site.one(f'a[href="#{anchor}"]')) == "The Paper"


def test_ids_come_from_the_key_alone(build, md):
    """Anchors never move when other entries change."""
    one, two, three = (paper(md, f"k{n}", f"Title {n}") for n in range(3))
    untitled = md.publication("The Same Title", year="2019")
    first = build({"index.md": md.page(one, two, untitled)})
    second = build({"index.md": md.page(three, untitled, two, md.heading("Title", 2), one)})
    ids = [{a["id"] for a in site.html().select("article")} for site in (first, second)]
    assert ids[0] == {"k0", "k1", "the-same-title"}
    assert ids[0] < ids[1]


def test_one_key_on_one_page_twice(show, markup):
    site = show(paper(markup), paper(markup, title="Again"))
    (warning,) = site.warned("duplicate_key")
    assert site.warnings == [warning]
    page = f"index{markup.suffix}:"
    assert warning.startswith(page)
    assert warning.count(page) == 2, "both places"
    articles = site.html().select("article")
    assert [a.get("id") for a in articles] == ["paper", None]
    assert [a.select_one(".profile-title").text for a in articles] == ["The Paper", "Again"]


def test_one_key_on_two_pages(build, md):
    pages = {"index.md": md.page(paper(md), "See {pub}`paper`."), "z.md": md.page(paper(md))}
    site = build(pages)
    (warning,) = site.warned("duplicate_key")
    assert site.warnings == [warning]
    assert "index.md:3" in warning
    assert "z.md:3" in warning
    assert site.one('a[href="#paper"]')


def test_a_talk_and_a_publication_of_one_key(show_md, md):
    site = show_md(paper(md), md.directive("talk", "T", key="paper"))
    assert len(site.warned("duplicate_key")) == 1


def test_a_removed_page_is_forgotten(build, md):
    pages = {"index.md": md.page(paper(md)), "z.md": md.page(paper(md))}
    site = build(pages)
    assert len(site.warned("duplicate_key")) == 1
    site.remove("z.md").rebuild()
    assert site.warnings == []


def test_a_removed_entry_is_forgotten(build, md):
    site = build({"index.md": md.page(paper(md)), "a.md": md.page("See {pub}`paper`.")})
    assert site.warnings == []
    site.write({"index.md": md.page("Nothing."), "a.md": md.page("See {pub}`paper`!")}).rebuild()
    assert [w for w in site.warnings if w.endswith("[ref.pub]")] == site.warnings != []


def test_the_anchor_of_a_heading_is_not_taken(show, markup):
    site = show(
        markup.heading("Paper", 2), "Text.", paper(markup), f"See {markup.role('pub', 'paper')}."
    )
    assert site.warnings == []
    assert site.one("article")["id"] == "publication-paper"
    assert site.one('a[href="#publication-paper"]')
    assert len(site.html().select("#paper")) == 1


def test_inventory(build, md):
    bio = md.directive("profile-bio", "Zhiming Zhou")
    site = build({"index.md": md.page(paper(md), md.directive("talk", "T", key="t"), bio)})
    data = InventoryFile.loads((site.outdir / "objects.inv").read_bytes(), uri="")
    got = {
        (kind, name): (item.uri, item.display_name)
        for kind, items in data.data.items()
        for name, item in items.items()
        if kind.startswith("profile:")
    }
    assert got == {
        ("profile:publication", "paper"): ("index.html#paper", "The Paper"),
        ("profile:talk", "t"): ("index.html#t", "T"),
        ("profile:person", "zhiming-zhou"): ("index.html#zhiming-zhou", "Zhiming Zhou"),
    }


@pytest.mark.parametrize("text", ["paper", "their work <paper>", "t"])
def test_across_projects(build, markup, md, squeeze, text):
    """The inventory of one build resolves ``{pub}`` of another through intersphinx."""
    there = build({"index.md": md.page(paper(md), md.directive("talk", "T", key="t"))})
    inventory = there.src / "objects.inv"
    shutil.copy(there.outdir / "objects.inv", inventory)
    site = build(
        {f"index{markup.suffix}": markup.page(f"See {markup.role('pub', text)}.")},
        extensions=["myst_parser", "sphinx.ext.intersphinx", "sphinx_profile"],
        intersphinx_mapping={"there": ("https://there.example/", str(inventory))},
    )
    assert site.warnings == []
    key = "t" if text == "t" else "paper"
    link = site.one(f'a[href="https://there.example/index.html#{key}"]')
    shown = {"paper": "The Paper", "t": "T"}.get(text, "their work")
    assert squeeze(link) == shown


def test_a_person_across_projects(build, md):
    there = build({"index.md": md.page(md.directive("profile-bio", "Zhiming Zhou"))})
    site = build(
        {"index.md": md.page("See {person}`zhiming-zhou`.")},
        extensions=["myst_parser", "sphinx.ext.intersphinx", "sphinx_profile"],
        intersphinx_mapping={
            "there": ("https://there.example/", str(there.outdir / "objects.inv"))
        },
    )
    assert site.warnings == []
    assert (
        site.one('a[href="https://there.example/index.html#zhiming-zhou"]').text == "Zhiming Zhou"
    )


def test_nothing_of_ours_is_a_node_in_the_environment(build, md):
    from docutils import nodes

    site = build({"index.md": md.page(paper(md), md.directive("profile-bio", "A B"))})

    def flat(value):
        if isinstance(value, dict):
            value = [*value, *value.values()]
        if isinstance(value, (list, tuple, set)):
            return [leaf for item in value for leaf in flat(item)]
        return [value]

    assert not [v for v in flat(site.env.domaindata["profile"]) if isinstance(v, nodes.Node)]


def test_one_publication_on_two_builders_of_one_environment(show_md, md):
    site = show_md(paper(md), "See {pub}`paper`.", builder="dirhtml")
    assert site.html().select('a[href="#paper"]')
    site.rebuild(builder="html")
    assert site.warnings == []
    assert site.one("article")["id"] == "paper"
