"""al-folio as a source: every field of its bibliography, its data and its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sphinx_profile.migrate.al_folio import SYSTEM
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import recognise

DATA = Path(__file__).resolve().parents[1] / "data" / "migrate" / "al-folio"
BIB = (
    *(
        "abbr abstract additional_info altmetric annotation arxiv award award_name bibtex_show".split()
    ),
    *(
        "blog code dimensions doi eprint google_scholar_id hal html inspirehep_id month note".split()
    ),
    *("pdf pmid poster preview selected slides supp video website".split()),
)
SOCIALS = """academia_edu acm_id arxiv_id blogger_url bluesky_url dblp_url discord_id email
facebook_id flickr_id github_username gitlab_username hal_id ieee_id inspirehep_id instagram_id
kaggle_id keybase_username lastfm_id lattes_id leetcode_id linkedin_username mastodon_username
medium_username orcid_id osf_id pinterest_id publons_id quora_username research_gate_profile rss_icon
scholar_userid scopus_id semanticscholar_id spotify_id stackoverflow_id strava_userid
telegram_username unsplash_id wechat_qr whatsapp_number wikidata_id wikipedia_id work_url x_username
youtube_id zotero_username""".split()


@pytest.fixture(scope="module")
def moved(moved_by):
    return moved_by(DATA, "al_folio")


# -- the bibliography -------------------------------------------------------------------------


def test_the_fixture_has_every_field(moved):
    assert set(BIB) <= set(moved.fields("dragan2023sliding"))
    assert {"isbn", "missing_preview"} <= set(moved.fields("dragan2020ice"))
    assert "location" in moved.fields("okafor2022seismic")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("abbr", "JoG"),
        ("author", "Dragan*†, Mirela and Okafor*, Chidi and Lindqvist, Åsa"),
        ("journal", "Journal of Glaciology"),
        ("pdf", "files/sliding.pdf"),
        ("supp", "files/sliding_supp.pdf"),
        ("poster", "files/sliding_poster.pdf"),
        ("html", "files/till.html"),
        ("preview", "images/sliding.png"),
        ("slides", "https://slides.example.org/sliding.pdf"),
        ("altmetric", "1234567"),
        ("google_scholar_id", "qjMakFHDy7sC"),
        (
            "award",
            r"The \emph{Seligman} paper prize, see \href{https://prize.example.org/2023}{the list}",
        ),
        (
            "additional_info",
            r"Featured in \emph{Ice Today}, \href{https://ice.example.org/12}{issue 12}",
        ),
        ("annotation", "* Equal contribution † Corresponding author"),
    ],
)
def test_a_field_is_kept_or_rewritten(moved, field, value):
    assert moved.fields("dragan2023sliding")[field] == value


def test_what_an_author_wrote_around_the_fields_stays(moved):
    source = next(e.source for e in moved.site.entries if e.entry.key == "dragan2023sliding")
    assert "  journal       = jog,\n" in source
    assert "  pdf           = {files/sliding.pdf},\n" in source
    assert "% The papers that matter come first." in moved.site.preamble + source
    assert "@string{jog = {Journal of Glaciology}}" in moved.site.preamble


def test_local_files_are_taken(moved):
    files = moved.site.files
    assert files["files/sliding.pdf"] == "assets/pdf/sliding.pdf"
    assert files["images/sliding.png"] == "assets/img/publication_preview/sliding.png"
    assert files["files/till.html"] == "assets/html/till.html"
    assert "files/unused.pdf" not in files


def test_a_missing_file_is_named_and_its_field_kept(moved):
    assert moved.fields("okafor2022seismic")["missing_slides"] == "lost_slides.pdf"
    (item,) = moved.said("lost_slides.pdf")
    assert (item.outcome, item.line) == ("left", 56)


def test_a_file_outside_is_refused(moved):
    assert moved.fields("dragan2020ice")["missing_preview"] == "../../../../etc/passwd"
    (item,) = moved.said("etc/passwd")
    assert "leads out of the source" in item.why
    assert not any("passwd" in path for path in moved.site.files)


def test_front_matter_of_a_bibliography_is_left(moved):
    (item,) = moved.at("_bibliography/papers.bib", 1)
    assert (item.outcome, item.end) == ("left", 2)


# -- whose site it is -------------------------------------------------------------------------


def test_the_owner_and_the_spellings_of_the_name(moved):
    assert moved.site.owner == moved.site.title == "Mirela K. Dragan"
    aliases = moved.bio["aliases"].split(", ")
    assert {"M. Drăgan", "M. K. Dragan", "Mirela Dragan"} <= set(aliases)
    assert "Mirela K. Dragan" not in aliases


def test_every_account_has_its_place(moved):
    written = yaml.safe_load((DATA / "_data" / "socials.yml").read_text(encoding="utf-8"))
    assert set(SOCIALS) <= set(written)
    for name in SOCIALS:
        outcomes = {item.outcome for item in moved.report.items if item.what == name}
        assert outcomes & {"mended", "taken"} or name == "rss_icon", name


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("photo", "images/prof_pic.jpg"),
        ("cv", "files/cv.pdf"),
        ("affiliation", "[University of the North](https://north.example.edu). Glaciologist."),
        ("email", "mirela.dragan@example.edu"),
        ("orcid", "0000-0002-1825-0097"),
        ("scholar", "AbCdEfGhIjK"),
        ("acm", "https://dl.acm.org/profile/81100000000"),
        ("mastodon", "https://fediscience.org/@mdragan"),
        ("wikipedia", "https://en.wikipedia.org/wiki/User:MDragan"),
        ("youtube", "https://www.youtube.com/@mdragan"),
        ("note", "Room 3.14, Ice House, 9019 Tromsø, Norway"),
    ],
)
def test_an_option_of_the_biography(moved, option, value):
    assert moved.bio[option] == value


@pytest.mark.parametrize(
    "link",
    [
        "[Soft Bed Lab](<https://lab.example.org/>)",
        "[Academia.edu](<https://north.academia.edu/MirelaDragan>)",
        "[WeChat](<images/wechat-qr.png>)",
        "[WhatsApp](<https://wa.me/440123456789>)",
        "[Strava](<https://www.strava.com/athletes/7654321>)",
    ],
)
def test_accounts_that_we_have_no_kind_for_are_links(moved, link):
    assert link in moved.bio["links"]


def test_accounts_in_the_configuration_of_older_sites(tree, moved_by):
    config = "scholar:\n  last_name: Doe\nfirst_name: Jo\nlast_name: Doe\nemail: a@b.org\ngithub_username: jo\n"
    moved = moved_by(tree({"_config.yml": config}), "al_folio")
    assert (moved.bio["email"], moved.bio["github"]) == ("a@b.org", "jo")


def test_coauthors_are_people(moved):
    assert moved.site.people["chidi-b-okafor"] == {
        "name": "Chidi B. Okafor",
        "aliases": ["Chidi Okafor", "C. Okafor"],
        "url": "https://okafor.example.org/",
    }
    assert {"åsa-lindqvist", "per-olof-lindqvist"} <= set(moved.site.people)


def test_venues_and_counts_are_left_with_a_reason(moved):
    assert {i.line for i in moved.report.items if i.path == "_data/venues.yml"} == {1, 5}
    (item,) = [i for i in moved.report.items if i.path == "_data/citations.yml"]
    assert "not shown" in item.why


# -- pages ------------------------------------------------------------------------------------


def test_the_home_page(moved):
    bio, home = moved.site.bio.body, moved.site.home[0]
    assert bio.startswith("I study how **glaciers** slide over soft beds.")
    assert "[publications](/publications.md)" in bio
    assert "[course on ice](/teaching/ice-physics.md)" in bio
    assert "{pub}`dragan2023sliding`" in bio
    assert "[a book](/files/sliding.pdf)" in bio
    assert "## What I do now" in home
    assert "![A glacier from above](/images/glacier.jpg) Store Glacier, 2021" in home
    assert "[the old page](https://mdragan.github.io/home/old/page/) and nothing." in home
    assert "## Selected publications\n\n:::{publication-list}\n:filter: selected\n:::" in home
    assert "by *email*; I answer on weekdays." in home
    assert ":description: Mirela Dragan studies how glaciers slide" in home
    assert ":keywords: glaciology, sliding laws, inverse problems" in home


def test_news_are_a_page_and_on_the_home_page(moved):
    line = "- **2023-10-22** A paper on soft beds has the *Seligman* prize! :sparkles:"
    assert line in moved.site.pages["news.md"]
    assert line in moved.site.home[0]
    assert "[A position in Tromsø](</news/announcement_2.md>)" in moved.site.pages["news.md"]
    page = moved.site.pages["news/announcement_2.md"]
    assert page.startswith("# A position in Tromsø\n\n2024-01-15\n")
    assert "## What we offer" in page
    assert moved.at("_news/announcement_2.md", 18)


def test_projects_by_category_with_their_publications(moved):
    index = moved.site.pages["projects.md"]
    assert (
        index.index("## field") < index.index("(</projects/1_till.md>)") < index.index("## theory")
    )
    assert "What I work on, and with whom." in index
    till, fibre = moved.site.pages["projects/1_till.md"], moved.site.pages["projects/2_fibre.md"]
    assert ":::{publication-list}\n:filter: docname in docnames\n:::" in till
    assert ":keys: okafor2022seismic, dragan2023sliding" in fibre
    assert "![Drag of till](</images/glacier.jpg>)" in till
    assert "`unknown1999`" in till
    assert "{{ not liquid }}" in till
    assert '```python\nprint("drag")\n```' in till
    assert "**Why mud?**" in till
    assert "[Fibre in a borehole](https://www.youtube.com/embed/abc123)" in fibre


def test_texts_that_include_each_other_end(moved):
    assert "Ask Chidi for the data." in moved.site.pages["projects/2_fibre.md"]
    assert moved.said("it includes itself")


def test_a_course_with_its_schedule(moved):
    page = moved.site.pages["teaching/ice-physics.md"]
    for text in ("geo-301", "Prof. Mirela Dragan", "Fall", "2023", "Room 1.41", "Tuesdays, 10:15"):
        assert f"- {text}\n" in page
    assert (
        "- 1, Sep 4: **Crystals**. The lattice, and why it is slippery. "
        "[Slides](<https://teach.example.org/1.pdf>), [Reading](<https://teach.example.org/1-reading.pdf>)"
    ) in page
    assert (
        "[Physics of Ice](</teaching/ice-physics.md>), Fall 2023" in moved.site.pages["teaching.md"]
    )


def test_posts_have_their_days_and_lead_to_each_other(moved):
    assert moved.site.pages["posts.md"].startswith(
        "# field notes\n\nwhat happens between two papers\n"
    )
    first, second = (
        moved.site.pages[f"posts/2023-03-{name}.md"] for name in ("15-first-hole", "16-second-hole")
    )
    assert "2023-03-15, drilling field, notes" in first
    assert "[next post](/posts/2023-03-16-second-hole.md)" in first
    assert "[first](/posts/2023-03-15-first-hole.md)" in second
    assert "[Mirela Dragan](<https://mdragan.github.io>), University of the North" in second
    assert "## Morning" in first
    assert "### Afternoon" in first
    assert "```r\n% not a comment" in first
    assert "\n\\% A line that MyST would hide." in first
    assert "failed twice.\\[^lost]" in first
    assert "<!-- The pump was Per's. -->" in first
    assert "alert" not in first


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("_drafts/2024-third-hole.md", "draft"),
        ("_pages/404.md", "lead nowhere"),
    ],
)
def test_pages_that_are_left_are_named(moved, path, what):
    assert any(what in item.why for item in moved.report.items if item.path == path)


def test_lists_of_publications_are_queries_of_ours(moved):
    assert ":group-by: year\n:search:\n:::" in moved.site.publications
    books = moved.site.pages["books.md"]
    assert (
        ':filter: type == "book" and year >= 2000 and publisher % "^North"\n:max: 3\n:::' in books
    )
    assert moved.said("the query (a or b)")
    assert moved.said("template strange")


def test_the_curriculum_vitae(moved):
    page = moved.site.pages["cv.md"]
    assert page.startswith("# cv\n\nThe short version; the long one is a PDF.\n")
    assert "**PhD in Geophysics**, University of the North, Earth Sciences, Tromsø\\\n2019" in page
    assert "- Stays abroad\n  - Three months on Store Glacier.\n  - A winter in Sapporo." in page
    for text in (
        "Seligman paper prize",
        "Hot-water drilling",
        "Maps & charts",
        "Romanian, English",
    ):
        assert text in page
    assert "**Research scientist**, Institute of Ice" in page


def test_a_cv_in_the_form_of_rendercv(tree, moved_by):
    cv = "cv:\n  name: Jo Doe\n  sections:\n    Posts:\n      - company: Ice\n        position: Digger\n"
    files = {"_config.yml": "scholar: {}\nfirst_name: Jo\n", "_data/cv.yml": cv}
    moved = moved_by(tree(files), "al_folio")
    assert "Digger" in moved.site.pages["cv.md"]


def test_people_of_a_group(moved):
    page = moved.site.pages["profiles.md"]
    assert (
        "![](</images/prof_pic.jpg>)\n\nChidi listens to glaciers with glass fibre.\n\nRoom 2.71"
        in page
    )
    assert "about_okafor.md" not in moved.site.pages


def test_repositories(moved):
    page = moved.site.pages["repositories.md"]
    assert "- [mdragan/softbed](<https://github.com/mdragan/softbed>)" in page
    assert page.count("## GitHub users") == 1


def test_settings(moved):
    assert "language" not in moved.site.settings


@pytest.mark.parametrize(
    ("lang", "setting"),
    [("cn", "zh_CN"), ("fr", "fr"), ("en, zh_CN", None), ("pt-BR", "pt_BR"), ("", None)],
)
def test_the_language(tree, moved_by, lang, setting):
    moved = moved_by(tree({"_config.yml": f"lang: {lang}\nscholar: {{}}\n"}), "al_folio")
    assert moved.site.settings.get("language") == setting


# -- recognised -------------------------------------------------------------------------------


def test_it_is_recognised():
    assert recognise(Source.open(DATA, Report())) is SYSTEM
    assert SYSTEM.recognises(Source.open(DATA.parent / "academicpages", Report())) == 0
    assert SYSTEM.recognises(Source.open(DATA.parent / "hugoblox", Report())) == 0


@pytest.mark.parametrize(
    ("files", "sure"),
    [
        ({"_config.yml": "scholar:\n", "_bibliography/a.bib": ""}, 95),
        ({"_config.yml": "title: x\n", "_bibliography/a.bib": ""}, 80),
        ({"_config.yml": "title: x\n"}, 0),
        ({"a.bib": ""}, 0),
    ],
)
def test_how_sure_it_is(tree, files, sure):
    assert SYSTEM.recognises(Source.open(tree(files), Report())) == sure


def test_a_site_of_almost_nothing(tree, moved_by):
    moved = moved_by(tree({"_config.yml": ""}), "al_folio")
    assert moved.site.owner == "Your Name"
    assert moved.site.entries == []


# -- forks as they are ------------------------------------------------------------------------


@pytest.fixture
def fork(tree, moved_by):
    """A small fork: ``_config.yml`` and further files."""

    def make(config, files=None):
        bib = {"_bibliography/papers.bib": "@misc{melt, title = {Melt}}"}
        return moved_by(tree({"_config.yml": config, **bib, **(files or {})}), "al_folio")

    return make


EINSTEIN = "scholar:\n  last_name: [Einstein]\n  first_name: [Albert, A.]\n"


def test_the_sample_of_the_theme_is_nobody(fork):
    moved = fork(f"title: Ice Lab\nfirst_name:\nlast_name:\n{EINSTEIN}")
    assert moved.site.owner == "Ice Lab"
    assert "aliases" not in moved.bio
    (item,) = moved.said("the names of scholar")
    assert (item.outcome, item.line) == ("left", 4)


def test_somebody_may_be_called_as_the_sample(fork):
    moved = fork(f"title: blank\nfirst_name: Ada\nlast_name: Einstein\n{EINSTEIN}")
    assert moved.bio["aliases"] == "Albert Einstein, A. Einstein"


def test_a_setting_of_a_plugin_is_no_account(fork):
    moved = fork("first_name: Ada\nlast_name: Frost\ngithub: [metadata]\ngithub_username: ada\n")
    assert moved.bio["github"] == "ada"
    assert "note" not in moved.bio


def test_lines_below_the_name_keep_their_links(fork):
    about = """---
permalink: /
profile:
  address: >
    <a href="https://ice.example.org/">Ice Lab</a>
    <p>Room 2_b</p>
---
Hello.
"""
    moved = fork("first_name: Ada\nlast_name: Frost\n", {"_pages/about.md": about})
    assert moved.bio["note"] == "[Ice Lab](https://ice.example.org/), Room 2_b"


def test_news_are_in_the_order_of_their_days(fork):
    item = "---\ndate: {0}\ninline: true\n---\n{1}\n"
    moved = fork(
        "first_name: Ada\nlast_name: Frost\n",
        {
            "_news/a.md": item.format("2024-8-8", "June"),
            "_news/b.md": item.format("2024-10-1", "X"),
        },
    )
    assert "- **2024-10-01** X\n- **2024-08-08** June" in moved.site.pages["news.md"]


def test_a_person_of_a_collection_has_what_the_front_matter_says(fork):
    person = """---
name: Ola Berg
image: ola.jpg
position: Doctoral student
interests: ice, *snow*
current: true
layout: person
---
"""
    files = {"_people/ola.md": person, "assets/img/people/ola.jpg": b"x"}
    moved = fork("first_name: Ada\nlast_name: Frost\n", files)
    assert moved.site.pages["people/ola.md"] == (
        "# Ola Berg\n\n![Ola Berg](</images/people/ola.jpg>)\n\n"
        "- **Position**: Doctoral student\n- **Interests**: ice, *snow*\n"
    )


def test_what_is_not_published_is_left(fork):
    files = {"_posts/2024-01-02-rain.md": "---\ntitle: Rain\npublished: false\n---\nNot yet.\n"}
    moved = fork("first_name: Ada\nlast_name: Frost\n", files)
    assert not any("rain" in path for path in moved.site.pages)
    (item,) = moved.at("_posts/2024-01-02-rain.md", 5)
    assert "draft" in item.why


def test_materials_of_a_course_lead_to_their_files(fork):
    course = """---
title: Ice
schedule:
  - week: 1
    topic: Cold
    materials:
      - {name: Notes, url: /assets/pdf/notes.pdf}
      - {name: Gone, url: /assets/pdf/gone.pdf}
---
"""
    files = {"_teachings/ice.md": course, "assets/pdf/notes.pdf": b"%PDF"}
    moved = fork("first_name: Ada\nlast_name: Frost\n", files)
    text = moved.site.pages["teaching/ice.md"]
    assert "- 1: **Cold**. [Notes](</files/notes.pdf>), Gone" in text


def test_a_layout_of_ones_own_is_named(fork):
    page = "---\nlayout: graph\ntitle: Graph\npermalink: /graph/\n---\n"
    files = {"_pages/graph.md": page, "_layouts/graph.liquid": "<p>All of it</p>"}
    moved = fork("first_name: Ada\nlast_name: Frost\n", files)
    (item,) = moved.said("graph.md")
    assert "_layouts/graph.liquid" in item.why
    assert not item.is_routine
