"""HugoBlox as a source: publications in both forms, people, talks, pages of sections."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sphinx_profile.migrate.hugoblox import SYSTEM
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import recognise

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate"
PUBLICATION = """title authors author_notes date publishDate publication_types publication
publication_short abstract summary tags featured draft links image projects slides""".split()
IDS = """doi arxiv openreview acl_id hal dblp isbn osf zenodo kaggle_dataset kaggle_competition
openalex semanticscholar pwc huggingface_model huggingface_dataset huggingface_space""".split()
LINKS = """pdf preprint doi code dataset model slides video poster project site source bibtex
canonical crosspost discussion event calendar registration demo custom""".split()
OLD = """doi url_pdf url_preprint url_code url_dataset url_poster url_project url_slides url_source
url_video external_link links""".split()
AUTHOR = """schema slug is_owner name postnominals status role bio affiliations links interests
education experience skills languages awards""".split()
EVENT = """title event_name event_url location address summary abstract event_start event_end
event_all_day authors tags featured links slides projects""".split()


@pytest.fixture(scope="module")
def moved(moved_by):
    return moved_by(DATA / "hugoblox", "hugoblox")


@pytest.fixture(scope="module")
def old(moved_by):
    return moved_by(DATA / "hugoblox-old", "hugoblox")


def front(path):
    return yaml.safe_load((DATA / path).read_text(encoding="utf-8").split("\n---")[0])


def test_the_fixtures_have_every_field():
    paper = front("hugoblox/content/publications/melt/index.md")
    assert set(PUBLICATION) <= set(paper)
    assert set(IDS) <= set(paper["hugoblox"]["ids"])
    assert set(LINKS) <= {link["type"] for link in paper["links"]}
    keys = {key for link in paper["links"] for key in link}
    assert {"type", "url", "provider", "id", "label", "icon", "contexts", "rel"} <= keys
    assert {"caption", "focal_point", "preview_only"} <= set(paper["image"])
    assert set(OLD) <= set(front("hugoblox-old/content/publication/2015-tides/index.md"))
    assert set(EVENT) <= set(front("hugoblox/content/events/melt-talk/index.md"))
    me = yaml.safe_load((DATA / "hugoblox/data/authors/me.yaml").read_text(encoding="utf-8"))
    assert set(AUTHOR) <= set(me)
    assert set(me["name"]) == set("display given family alternate pronunciation pronouns".split())


# -- publications -----------------------------------------------------------------------------


def test_every_field_of_a_publication_is_named(moved):
    path = "content/publications/melt/index.md"
    named = {item.what for item in moved.report.items if item.path == path}
    assert set(PUBLICATION) <= named
    assert "funding" in named


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", r"Basal Melt of \emph{First-Year} Ice: $\Delta T$ Matters"),
        ("author", "Kallio*, Ines and Lind*, Oskar and Tanaka†, Aiko and du Pont, Jean"),
        ("journal", "Journal of Polar Oceanography"),
        ("volume", "12"),
        ("pages", "101--119"),
        ("year", "2023"),
        ("funding", "Grant 4711"),
        ("month", "jun"),
        ("abbr", "JPO"),
        ("abstract2", "The abstract of the publisher, which is shorter."),
        ("summary", "A tenth of a degree matters."),
        ("keywords", "sea ice, melt"),
        ("selected", "true"),
        ("publishdate", "2024-01-02"),
        ("doi", "10.5555/jpo.2023.12"),
        ("arxiv", "2306.01234"),
        ("acl", "2023.acl-long.1"),
        ("zenodo", "7654321"),
        ("huggingface", "ikallio/melt-net"),
        ("huggingface2", "datasets/ikallio/melt-data"),
        ("huggingface3", "spaces/ikallio/melt-demo"),
        ("pdf", "files/publications/melt/melt-final.pdf"),
        ("poster", "files/melt-poster.pdf"),
        ("website", "https://melt.example.org"),
        ("url", "https://jpo.example.org/12/3"),
        ("preview", "images/publications/melt/featured.png"),
        (
            "image_caption",
            r"A sonde below the ice. Credit: \href{https://lind.example.org/}{\textbf{Oskar}}",
        ),
    ],
)
def test_a_field_of_a_publication(moved, field, value):
    assert moved.fields("kallio2023melt")[field] == value


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("DBLP", "https://dblp.org/rec/journals/jpo/Kallio23.html"),
        ("OpenAlex", "https://openalex.org/W1234567890"),
        ("Kaggle competition", "https://www.kaggle.com/competitions/melt-2023"),
        ("BibTeX", "https://melt.example.org/melt.bib"),
        ("Registration", "https://conf.example.org/register"),
        ("Press release", "https://press.example.org/melt"),
    ],
)
def test_links_without_a_field_have_labels(moved, label, url):
    assert f"\\href{{{url}}}{{{label}}}" in moved.fields("kallio2023melt")["links"]


def test_no_link_stands_twice(moved):
    fields = moved.fields("kallio2023melt")
    assert not {"doi2", "arxiv2", "pdf2"} & set(fields)
    assert "10.5555" not in fields["links"]


def test_front_matter_in_toml_and_a_draft(moved):
    fields = moved.fields("drift")
    assert moved.type("drift") == "inproceedings"
    assert fields["booktitle"] == "Proceedings of the Ice Workshop"
    assert fields["status"] == "draft"
    assert fields["links"] == r"\href{https://www.example.org/drift-preprint}{Preprint}"
    assert fields["missing_pdf"] == "../../../../../etc/passwd"


def test_the_text_of_a_publication_has_a_page(moved):
    page = moved.site.pages["publications/kallio2023melt.md"]
    assert page.startswith("# Basal Melt of *First-Year* Ice: $\\Delta T$ Matters\n")
    assert (
        "::::::{note}\n\nThe data are *free*. See the [project](/projects/sea-ice.md).\n\n::::::"
        in page
    )
    assert "![The setup](/images/publications/melt/setup.png)" in page
    assert "{{< math" not in page
    assert '`{{< strange thing="yes" >}}`' in page
    assert moved.said("{{< strange")


def test_the_old_form(old):
    fields = old.fields("rios2015tides")
    assert old.type("rios2015tides") == "article"
    assert fields["author"] == r"R{\'i}os, Mateo and Tanaka, Aiko and Wake*, Robert"
    assert fields["annotation"] == "Mateo Ríos: Wrote the paper; Robert Wake: Equal contribution"
    assert (fields["year"], fields["date"]) == ("2014", "2015-09-01")
    assert fields["publisher"] == "Sea Press"
    assert fields["pdf"] == "files/tides.pdf"
    assert fields["arxiv"] == "1509.01234"
    for name in ("code", "dataset", "poster", "project", "slides", "video", "url"):
        assert fields[name].startswith("https://")
    assert r"\href{https://example.org/replication}{Replication files}" in fields["links"]
    assert r"\href{https://example.org/tides-source.zip}{Source}" in fields["links"]
    assert old.type("2016-thesis") == "thesis"
    assert old.fields("2016-thesis")["school"] == "University of Cádiz"


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        *(("0", "misc"), ("1", "inproceedings"), ("2", "article"), ("3", "misc"), ("4", "report")),
        *(("5", "book"), ("6", "incollection"), ("7", "thesis"), ("8", "patent")),
        *(
            ("article-journal", "article"),
            ("paper-conference", "inproceedings"),
            ("dataset", "dataset"),
        ),
        *(("article", "misc"), ("manuscript", "unpublished"), ("strange", "misc")),
    ],
)
def test_types(tree, moved_by, kind, type_):
    page = f"---\ntitle: T\npublication_types: ['{kind}']\n---\n"
    moved = moved_by(tree({"content/publication/x/index.md": page}), "hugoblox")
    assert moved.type("x") == type_


def test_a_slug_without_a_profile_is_a_name(tree, moved_by):
    page = "---\ntitle: T\nauthors: [jane-doe, Ann B. Roe, admin]\n---\n"
    moved = moved_by(tree({"content/publication/x/index.md": page}), "hugoblox")
    assert moved.fields("x")["author"] == "Jane Doe and Ann B. Roe and admin"


def test_a_file_with_a_label_has_a_field(tree, moved_by):
    page = "---\ntitle: T\nlinks:\n- name: Online Appendix\n  url: files/a.pdf\n- name: Slides\n  url: gone.pdf\n---\n"
    root = tree({"content/publication/x/index.md": page, "static/files/a.pdf": b"x"})
    moved = moved_by(root, "hugoblox")
    assert moved.fields("x")["supp"] == "files/a.pdf"
    assert moved.fields("x")["missing_links"] == "Slides: gone.pdf"
    assert moved.said("Online Appendix")


# -- people -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("photo", "images/authors/me.png"),
        ("pronouns", "she/her"),
        ("position", "Professor of Polar Oceanography"),
        ("affiliation", "[University of Oulu](<https://www.oulu.example.org/>), Arctic Station"),
        ("email", "ines.kallio@example.org"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("scholar", "https://scholar.google.com/citations?user=KALLIO00AAAJ"),
        ("cv", "files/resume.pdf"),
        ("links", "[Summer school](<https://ice.example.org/school>)"),
        ("note", "イネス・カリオ, EE-nes KAH-lee-oh, PhD, FRGS, 🧊"),
    ],
)
def test_an_option_of_the_biography(moved, option, value):
    assert moved.bio[option] == value


def test_the_owner(moved, old):
    assert moved.site.owner == "Ines Kallio"
    assert moved.site.bio.body.startswith("I measure how **sea ice** melts from below.")
    assert old.site.owner == "Mateo Ríos"
    assert old.bio["photo"] == "images/authors/admin/avatar.jpg"
    assert "[CV](/files/cv.pdf)" in old.site.bio.body
    assert "[thesis](/publications/2016-thesis.md)" in old.site.bio.body
    assert "interests include tides" in old.site.bio.body


def test_other_people(moved, old):
    assert moved.site.people["oskar-lind"] == {
        "name": "Oskar Lind",
        "url": "https://lind.example.org/",
        "orcid": "0000-0001-5109-3700",
    }
    assert (
        ":::{profile-bio} Oskar Lind\n:position: Doctoral student\n"
        in moved.site.pages["people.md"]
    )
    assert "Aiko listens to harbours." in old.site.pages["people.md"]


def test_a_life(moved, old):
    page = moved.site.pages["cv.md"]
    assert (
        "**PhD in Oceanography**, University of Bergen, [Read the thesis](<https://thesis.example.org/kallio.pdf>)"
        in page
    )
    assert "Thesis on *brine channels*." in page
    assert "**Medal of the Arctic**, Polar Society\\\n2021-05-01" in page
    for text in (
        "- Diving (4)",
        "- Finnish (Native, 5)",
        "- Turbulence",
        "Leads the group Ice from Below.",
    ):
        assert text in page
    assert "**BSc in Physics**, University of Granada\\\n2011" in old.site.pages["cv.md"]


# -- talks and pages --------------------------------------------------------------------------


def test_an_event(moved, old):
    page = moved.site.pages["talks.md"]
    for line in (
        ":::{talk} Melt from below",
        ":authors: Ines Kallio, Oskar Lind",
        ":event: [Ice Conference](<https://conf.example.org/2023>)",
        ":location: Harpa, Austurbakki 2, Reykjavík, Capital, 101, Iceland",
        ":date: 2023-09-01",
        ":note: 2023-09-01 – 2023-09-03",
        ":slides: files/melt-slides.pdf",
        ":video: https://video.example.org/melt",
        ":links: [Programme](<https://conf.example.org/2023/programme>)",
        "Ten sondes, one result.",
        "What ten sondes saw below the ice, in *twenty* minutes.",
        "**Before the talk**",
    ):
        assert f"{line}\n" in page
    assert ":pdf: https://example.org/late.pdf" in old.site.pages["talks.md"]


def test_the_home_page_of_sections(moved, old):
    (home,) = moved.site.home
    assert "Ice, from below" in home
    assert (
        "## 📚 My Research\n\nfrom below\n\nWe use **sondes**, see the [first day](/posts/first.md)."
        in home
    )
    assert (
        "## Featured Publications\n\n:::{publication-list}\n:filter: selected\n:max: 3\n:::" in home
    )
    assert "- **Boats**: Two of them" in home
    assert (
        "## The harbour\n\nand its gauge\n\nWe have a **gauge** in the harbour since 2009."
        in old.site.home[0]
    )
    assert (
        "## Featured Publications\n\n:::{publication-list}\n:filter: selected\n:::"
        in old.site.home[0]
    )


def test_posts_and_projects(moved, old):
    post = moved.site.pages["posts/first.md"]
    assert "2022-03-04, diving, field" in post
    assert ":::{publication} kallio2023melt\n:::" in post
    assert "[My résumé](/files/resume.pdf) and [a ref](/projects/sea-ice.md)" in post
    assert "With Oskar Lind." in post
    assert '![the hole](/images/blog/first/hole.png "Our hole")' in post
    project = moved.site.pages["projects/sea-ice.md"]
    assert "- [Code](<https://github.com/ikallio/melt>)" in project
    assert "[Pdf](<https://kallio.example.org/uploads/missing.pdf>)" in project
    assert ":keys: kallio2023melt" in project
    assert "The waves were long." in old.site.pages["posts/waves.md"]
    assert '`{{< gallery album="june" >}}`' in old.site.pages["posts/waves.md"]


def test_lists_have_their_titles(moved):
    assert moved.site.publications.startswith(
        "# Papers\n\nAll that we have published.\n\nAsk for a copy"
    )
    assert moved.site.pages["courses.md"].startswith("# Courses\n\nWhat I teach.\n")
    assert "[spring](#spring)" in moved.site.pages["courses/ice.md"]
    assert "I review for *Polar Oceanography*." in moved.site.pages["experience.md"]


def test_pages_in_other_languages_are_named(moved):
    (item,) = [item for item in moved.report.items if item.path.endswith("index.fi.md")]
    assert (item.outcome, item.line) == ("left", 0)


def test_titles_and_descriptions(moved, old):
    assert moved.site.title == "Ines Kallio"
    assert ":description: Ines Kallio measures how sea ice melts" in moved.site.home[0]
    assert old.site.title == "Mateo Ríos"
    assert ":description: Tides and other slow waves" in old.site.home[0]


def test_one_language_of_several(tree, moved_by):
    files = {
        "config/_default/hugo.yaml": "defaultContentLanguage: de\ntitle: T\n",
        "content/de/publication/x/index.md": "---\ntitle: Eis\n---\n",
        "content/en/publication/x/index.md": "---\ntitle: Ice\n---\n",
    }
    moved = moved_by(tree(files), "hugoblox")
    assert [one.entry.get("title") for one in moved.site.entries] == ["Eis"]
    assert moved.site.settings["language"] == "de"
    assert any(item.path.startswith("content/en/") for item in moved.report.items)


# -- recognised -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["hugoblox", "hugoblox-old"])
def test_it_is_recognised(name):
    assert recognise(Source.open(DATA / name, Report())) is SYSTEM


@pytest.mark.parametrize("name", ["al-folio", "academicpages"])
def test_others_are_not(name):
    assert SYSTEM.recognises(Source.open(DATA / name, Report())) == 0


# -- sections of the home page ----------------------------------------------------------------

HOME = """---
sections:
  - block: about.biography
    content:
      title: Biography
      username: admin
      button: {text: Download CV, url: uploads/cv.pdf}
  - block: experience
    content:
      title: Experience
      items:
        - title: Keeper
          company: The Harbour
          company_url: https://harbour.example.org
          location: Turku
          date_start: '2010-04-01'
          date_end: '2023-06-30'
          description: |2-

              * kept the <b>lamp</b>
              * kept the log
  - block: skills
    content: {title: Skills, username: admin}
  - block: collection
    content:
      title: Latest
      count: 1
      filters: {folders: [post]}
  - block: collection
    content:
      title: Featured talks
      filters: {folders: [event], featured_only: true}
  - block: contact
    content:
      title: Find me
      email: ann@example.org
      contact_links: [{icon: github, name: Code, link: 'https://github.com/ann'}]
  - block: markdown
    demo: true
    content: {title: Of the theme, text: Star us}
---
"""


@pytest.fixture
def home(tree, moved_by):
    post = "---\ntitle: {0}\ndate: {1}\n---\n{0} falls.\n"
    talk = "---\ntitle: {0}\ndate: 2024-01-02\nfeatured: {1}\n---\n"
    files = {
        "config/_default/hugo.yaml": "title: Ann\n",
        "content/_index.md": HOME,
        "content/authors/admin/_index.md": "---\ntitle: Ann\nsuperuser: true\n---\nHello.\n",
        "content/post/rain/index.md": post.format("Rain", "2024-05-01"),
        "content/post/snow/index.md": post.format("Snow", "2023-05-01"),
        "content/post/hail/index.md": "---\ntitle: Hail\ndraft: true\n---\nNot yet.\n",
        "content/event/one/index.md": talk.format("Tides", "true"),
        "content/event/deep/one/index.md": talk.format("Waves", "false"),
        "content/admin/index.md": "---\ntype: wowchemycms\n---\n",
        "static/uploads/cv.pdf": "%PDF",
    }
    return moved_by(tree(files), "hugoblox")


def test_a_post_of_a_block_has_its_company_and_dates(home):
    (text,) = home.site.home
    assert (
        "## Experience\n\n**Keeper**, [The Harbour](<https://harbour.example.org>), Turku\\\n"
        "2010-04-01 – 2023-06-30\n\n* kept the **lamp**\n* kept the log\n"
    ) in text


def test_a_block_lists_pages_as_links(home):
    (text,) = home.site.home
    assert "## Latest\n\n- [Rain](</posts/rain.md>), 2024-05-01\n\n## Featured" in text
    assert "## Featured talks\n\n- [Tides](</talks.md>), 2024-01-02\n\n## Find me" in text


def test_a_button_and_a_contact_are_links(home):
    (text,) = home.site.home
    assert ":style: buttons\n\n- [Download CV](</files/cv.pdf>)" in text
    assert "## Find me\n\n- [ann@example.org](<mailto:ann@example.org>)" in text
    assert "- [Code](<https://github.com/ann>)" in text


def test_a_section_without_anything_below_its_title_is_left(home):
    assert "Skills" not in home.site.home[0]
    (item,) = home.said("the section 'Skills'")
    assert item.outcome == "left"


def test_what_the_old_site_did_not_show_is_left(home):
    assert "Star us" not in home.site.home[0]
    assert "posts/hail.md" not in home.site.pages
    assert "admin.md" not in home.site.pages
    (draft,) = home.at("content/post/hail/index.md", 5)
    assert "draft" in draft.why


def test_talks_of_one_name_have_keys_of_their_own(home):
    assert ":key: one\n" in home.site.pages["talks.md"]
    assert ":key: one-2\n" in home.site.pages["talks.md"]


def test_a_widget_that_is_switched_off_is_left(tree, moved_by):
    widget = "---\nwidget: blank\nactive: {0}\ntitle: {1}\n---\n{1} water.\n"
    files = {
        "config.toml": 'title = "Ann"\n',
        "content/authors/admin/_index.md": "---\ntitle: Ann\n---\n",
        "content/home/on.md": widget.format("true", "Salt"),
        "content/home/off.md": widget.format("false", "Fresh"),
    }
    moved = moved_by(tree(files), "hugoblox")
    assert "Salt water" in moved.site.home[0]
    assert "Fresh" not in moved.site.home[0]
    (item,) = moved.at("content/home/off.md", 6)
    assert "switched off" in item.why


def test_a_talk_is_found_by_its_title(tree, moved_by):
    files = {
        "config.toml": 'title = "Ann"\n',
        "content/authors/admin/_index.md": "---\ntitle: Ann\n---\n",
        "content/event/2024/index.md": "---\ntitle: Tides at Noon\ndate: 2024-01-02\n---\n",
        "content/post/rain/index.md": "---\ntitle: Rain\n---\nSee [it](/talk/tides-at-noon/).\n",
    }
    moved = moved_by(tree(files), "hugoblox")
    assert "See [it](/talks.md)." in moved.site.pages["posts/rain.md"]


def test_lists_of_attributes_are_left_out(tree, moved_by):
    files = {
        "config.toml": 'title = "Ann"\n',
        "content/authors/admin/_index.md": '---\ntitle: Ann\n---\nHello.\n{style="x: y" .z}\n',
    }
    moved = moved_by(tree(files), "hugoblox")
    assert moved.site.bio.body == "Hello."


def test_an_account_is_told_by_its_address(tree, moved_by):
    author = """---
title: Ann
social:
  - {icon: twitter, link: 'https://bsky.app/profile/ann.example.org'}
  - {icon: twitter, link: 'https://x.com/ann'}
  - {icon: link, link: 'https://orcid.org/0000-0002-1825-0097'}
---
"""
    files = {"config.toml": 'title = "Ann"\n', "content/authors/admin/_index.md": author}
    bio = moved_by(tree(files), "hugoblox").bio
    assert bio["bluesky"] == "https://bsky.app/profile/ann.example.org"
    assert bio["twitter"] == "https://x.com/ann"
    assert bio["orcid"] == "https://orcid.org/0000-0002-1825-0097"
