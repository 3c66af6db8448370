"""Four processes give what one gives, byte by byte."""

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Sphinx forks")


def sources(md, png):
    """Twenty pages that refer to one another, with files, marks, drafts and mistakes."""
    links = "\n".join(f"- {{pub}}`k{n}`" for n in range(20))
    files = {"index.md": md.page(md.directive("profile-bio", "Zhiming Zhou", photo="t.png"), links),
             "t.png": png, "p.pdf": b"%PDF"}  # fmt: skip
    for n in range(20):
        files[f"page{n:02}.md"] = md.page(
            md.publication(
                f"Paper Number {n}", f"It follows {{pub}}`k{(n + 1) % 20}`.", key=f"k{n}",
                authors="Z. Zhou*, Zhihua Zhang†", year="2019" if n % 5 else "soon",
                poster="p.pdf", preview="t.png", bibtex_show="true",
            ),
            md.publication("Twin Paper", key="twin") if n in {3, 17} else "",
            md.publication("Draft Paper", key=f"d{n}", status="draft"),
            md.directive("talk", f"Talk {n}", publication=f"k{n}"),
        )  # fmt: skip
    return files


def outcome(site):
    """All that a build wrote, and what it said, in an order of its own."""
    return site.files(), sorted(site.warnings)


def test_same_files_and_same_warnings(build, md, png, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    values = {"profile_people": {"z": {"name": "Zhihua Zhang", "url": "https://z.example/"}}}
    serial = outcome(build(sources(md, png), **values))
    parallel = outcome(build(sources(md, png), parallel=4, **values))
    assert parallel[1] == serial[1]
    assert parallel[0].keys() == serial[0].keys()
    assert [name for name in serial[0] if serial[0][name] != parallel[0][name]] == []


def test_every_warning_once(build, md, png):
    site = build(sources(md, png), parallel=4)
    assert len(site.warned("bad_date")) == 4
    assert len(site.warned("duplicate_key")) == 1
    assert len(site.warnings) == 5


def test_malformed_settings_are_warned_of_once(build, md, png):
    files = sources(md, png) | {"people.yml": "a: 5\n"}
    kinds = {"bad": 5}
    site = build(files, parallel=4, profile_people="people.yml", profile_link_kinds=kinds)
    assert len(site.warned("people")) == 1
    assert len(site.warned("config")) == 1


def test_environment_of_many_processes_is_read_again(build, md, png):
    site = build(sources(md, png), parallel=4)
    before = site.times()
    after = site.rebuild().times()
    assert [name for name in after if name.startswith("page") and after[name] != before[name]] == []
    assert site.env.domains["profile"].find("k7").docname == "page07"


def test_two_builds_of_one_epoch(build, md, png, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = (build(sources(md, png)).files() for _ in range(2))
    assert one == two


def test_the_order_of_hashes_does_not_matter(build, md, sphinx_build, tmp_path, monkeypatch):
    """Processes with different hash seeds write the same."""
    paper = md.publication(authors="A B*†, C D", arxiv="1902.05687", code="https://c.example/")
    site = build({"index.md": md.page(paper)})
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    result = sphinx_build(site.src, tmp_path / "out", "-E")
    assert (result.returncode, result.stderr) == (0, "")
    page = (tmp_path / "out/index.html").read_text()
    assert page.split("<article")[1] == site.text("index.html").split("<article")[1]
