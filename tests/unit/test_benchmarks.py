"""The measurements measure what they say: same data, same content, right arithmetic."""

import hashlib
import re
import resource
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))  # benchmarks/ is not installed

from benchmarks import __main__ as command
from benchmarks import bibliography, measure, projects, report, targets
from benchmarks.contents import expected, missing
from benchmarks.generate import OWNER, Collection, Publication, people, publication
from benchmarks.measure import BuildError, Cost, Run, differing, snapshot, timed
from benchmarks.projects import DEFAULT, VARIANTS, Site, write
from benchmarks.results import Results, Summary, load, paired, save, summarise
from sphinx_profile.formats.bibtex import read_bibtex

SOME = Collection(40)

UNITS = 2**20 if sys.platform == "darwin" else 2**10
"""In how many units a MiB of memory is told."""

LINK = re.compile(r"\[([^\[\]]+)\]\((\S+?)\)")
"""A Markdown link: its label and its address."""


def page(name: str, collection: Collection = SOME) -> str:
    """Return the publications page of a variant."""
    return "".join(VARIANTS[name].files(collection)["publications.md"])


# -- the publications ------------------------------------------------------------------------


def test_publications_are_the_same_everywhere() -> None:
    # Whoever changes this digest makes all figures measured before incomparable.
    digest = hashlib.sha256(repr(list(SOME)).encode()).hexdigest()
    assert digest[:16] == "19deca3d39fb46d7"


def test_a_publication_does_not_depend_on_how_many_there_are() -> None:
    assert list(islice(Collection(1000), 40)) == list(SOME)
    assert list(SOME) == list(SOME)
    assert len(SOME) == len(list(SOME))


@pytest.mark.parametrize("number", range(40))
def test_a_publication_is_what_the_readme_says(number: int) -> None:
    made = publication(number)
    assert 6 <= len(made.title.split()) <= 14
    assert 3 <= len(made.authors) <= 8
    assert len(set(made.authors)) == len(made.authors)
    assert OWNER in made.authors
    assert 100 <= len(made.abstract.split()) <= 150
    assert made.abstract.count("*") == 2
    assert made.abstract.count("$") in {0, 2}
    assert re.fullmatch(r"\d{4}\.\d{5}", made.arxiv)
    assert len(made.links) == 5


def test_publications_differ() -> None:
    made = list(Collection(300))
    assert len({one.title for one in made}) == 300
    assert len({one.key for one in made}) == 300
    assert len({url for one in made for _, url in one.links}) == 5 * 300
    assert 60 < sum("$" in one.abstract for one in made) < 140


def test_some_people_have_a_home_page() -> None:
    names = [person.name for person in people()]
    assert len(set(names)) == len(names)
    assert 0.3 < sum(person.url is not None for person in people()) / len(names) < 0.5


# -- the projects ----------------------------------------------------------------------------


def read_markdown(text: str) -> list[dict[str, object]]:
    """Read what hand-written Markdown says of each publication."""
    return [_read_entry(*block.split("\n- ", 4)) for block in re.split(r"\n\n(?=\S)", text)[1:]]


def _read_entry(title: str, names: str, venue: str, links: str, summary: str) -> dict[str, object]:
    """Read the parts of one Markdown entry."""
    abstract = summary.partition("</summary>")[2].partition("</details>")[0].strip()
    return {
        "title": title.removesuffix("."),
        "authors": names.removesuffix(".").replace("**", ""),
        "venue": venue,
        "links": LINK.findall(links),
        "abstract": abstract,
    }


def read_directives(text: str) -> list[dict[str, object]]:
    """Read what directives say of each publication, in the same terms."""
    blocks = re.findall(r":::\{publication\} (.*?)\n(.*?)\n\n(.*?)\n:::\n", text, re.DOTALL)
    return [_read_directive(title, options, body) for title, options, body in blocks]


def _read_directive(title: str, options: str, body: str) -> dict[str, object]:
    """Read the parts of one directive."""
    said = dict(re.findall(r"^:(\w+): (.*)$", options, re.MULTILINE))
    links = [("arXiv", f"https://arxiv.org/abs/{said['arxiv']}")]
    links += [("PDF", said["pdf"]), ("Poster", said["poster"]), *LINK.findall(said["links"])]
    return {
        "title": title,
        "authors": said["authors"],
        "venue": f"{said['venue']} ({said['abbr']}, {said['year']}).",
        "links": links,
        "abstract": body,
    }


def test_every_variant_says_the_same() -> None:
    ours = read_directives(page("profile"))
    assert ours == read_markdown(page("markdown"))
    assert ours == read_markdown(page("markdown-raw"))
    assert len(ours) == len(SOME)


def test_what_they_say_is_what_was_made_up() -> None:
    for said, made in zip(read_directives(page("profile")), SOME, strict=True):
        names = [LINK.sub(r"\1", name) for name in str(said["authors"]).split(", ")]
        urls = [url for _, url in LINK.findall(str(said["authors"]))]
        assert said["title"] == made.title
        assert names == [author.name for author in made.authors]
        assert urls == [author.url for author in made.authors if author.url]
        assert said["links"] == list(made.links)
        assert said["abstract"] == made.abstract


def test_the_owner_is_marked_by_hand_and_by_configuration() -> None:
    assert page("markdown").count(f"**{OWNER.name}**") == len(SOME)
    assert f"profile_owner = {OWNER.name!r}" in VARIANTS["profile"].settings


def test_no_option_holds_what_myst_would_cut() -> None:
    for value in re.findall(r"^:\w+: (.*)$", page("profile", Collection(300)), re.MULTILINE):
        assert " #" not in value
        assert value[0] not in "\"'|>&*!%@`{"
        assert ": " not in value


@pytest.mark.parametrize("name", VARIANTS)
def test_a_project_is_complete(name: str, tmp_path: Path) -> None:
    site = write(VARIANTS[name], Collection(2), tmp_path / name)
    conf: dict[str, object] = {}
    exec((site.folder / "conf.py").read_text(encoding="utf-8"), conf)
    assert conf["extensions"] == list(VARIANTS[name].extensions)
    assert conf["html_theme"] == "furo"
    assert {path.name for path in site.folder.glob("*.md")} == {
        "index.md",
        "about.md",
        "publications.md",
    }


def test_variants_differ_only_in_how_publications_are_written(tmp_path: Path) -> None:
    sites = [write(VARIANTS[name], Collection(2), tmp_path / name) for name in DEFAULT]
    for file in ("index.md", "about.md"):
        assert len({(site.folder / file).read_text(encoding="utf-8") for site in sites}) == 1


def test_the_other_page_really_changes(tmp_path: Path) -> None:
    site = write(VARIANTS["floor"], Collection(0), tmp_path / "floor")
    about = site.folder / "about.md"
    texts = {about.read_text(encoding="utf-8")}
    for edition in (1, 2):
        site.edit_other_page(edition)
        texts.add(about.read_text(encoding="utf-8"))
    assert len(texts) == 3


def test_variants_are_divided_by_variants() -> None:
    assert all(base in VARIANTS for variant in VARIANTS.values() for base in variant.over)
    assert all(name == variant.name for name, variant in VARIANTS.items())


# -- what a built page shows -----------------------------------------------------------------


def html_of(collection: Collection) -> str:
    """Return a page that shows all that is expected."""
    return "".join(f"<p>{' '.join(expected(one))}</p>" for one in collection)


def test_a_whole_page_lacks_nothing() -> None:
    assert missing(html_of(SOME), SOME) == []


def test_what_is_lost_is_named() -> None:
    lost = publication(7).links[1][1]
    assert missing(html_of(SOME).replace(lost, ""), SOME) == [f'href="{lost}"']


def test_what_is_in_another_order_is_lost() -> None:
    pieces = [f"<p>{' '.join(expected(one))}</p>" for one in islice(SOME, 2)]
    assert missing("".join(reversed(pieces)), Collection(2)) == list(expected(publication(1)))


def test_what_stands_at_another_publication_is_lost() -> None:
    first, second = publication(0).links[1][1], publication(1).links[1][1]
    swapped = html_of(SOME).replace(first, "?").replace(second, first).replace("?", second)
    assert missing(swapped, SOME) == [f'href="{first}"', f'href="{second}"']


def test_a_publication_that_is_not_there_is_lost() -> None:
    made = publication(3)
    rest = html_of(SOME).replace(f"<p>{' '.join(expected(made))}</p>", "")
    assert missing(rest, SOME) == list(expected(made))


def test_an_abstract_that_was_not_read_shows() -> None:
    emphasised = re.compile(r"<em>(.*?)</em>")
    unread = emphasised.sub(r"*\1*", html_of(Collection(1)))
    assert len(missing(unread, Collection(1))) == 1
    assert missing(unread, Collection(1), read=False) == []


# -- measuring -------------------------------------------------------------------------------


def test_a_process_is_measured(tmp_path: Path) -> None:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // UNITS
    size = (own + 512) * 2**20
    hungry = f"import time; x = bytearray({size}); x[::4096] = x[::4096]; time.sleep(0.05)"
    cost = timed([sys.executable, "-c", hungry], tmp_path)
    assert cost.wall >= 0.05
    assert cost.cpu > 0
    assert own + 512 <= cost.peak < own + 1024


def test_a_peak_that_cannot_be_seen_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="hidden"):
        timed([sys.executable, "-c", ""], tmp_path)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; sys.exit(3)", "exit code 3"),
        ("import sys; sys.stderr.write('WARNING')", "WARN"),
    ],
)
def test_a_build_that_fails_or_warns_is_an_error(code: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=said):
        timed([sys.executable, "-c", code], tmp_path)


def test_a_long_complaint_is_cut(tmp_path: Path) -> None:
    code = "import sys; sys.stderr.write('WARNING\\n' * 1000)"
    with pytest.raises(BuildError, match="and 988 more lines") as raised:
        timed([sys.executable, "-c", code], tmp_path)
    assert str(raised.value).count("WARNING") == measure.SHOWN


def test_the_checkout_is_what_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    passed = measure.environment(tmp_path)
    assert passed["PYTHONPATH"].startswith(str(measure.CHECKOUT))
    assert "PYTHONDONTWRITEBYTECODE" not in passed


def test_files_that_were_written_and_files_that_changed(tmp_path: Path) -> None:
    for name in ("same", "written", "changed", "removed"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    before = {name: (0, digest) for name, (_, digest) in snapshot(tmp_path).items()}
    (tmp_path / "changed").write_text("new", encoding="utf-8")
    (tmp_path / "removed").unlink()
    after = snapshot(tmp_path) | {"same": before["same"]}
    assert differing(before, after) == ("changed", "removed", "written")
    contents = [{name: state[1] for name, state in states.items()} for states in (before, after)]
    assert differing(*contents) == ("changed", "removed")


def fake_session(monkeypatch: pytest.MonkeyPatch, folder: Path, **plan: object) -> list[Run]:
    """Run a session whose builds are not made."""

    def build(site: Site, scenario: str, number: int) -> Run:
        cost = Cost(1.0, 1.0, 1.0)
        return Run(len(site.collection), scenario, site.variant.name, number, cost)

    monkeypatch.setattr(measure, "build", build)
    monkeypatch.setattr(Site, "missing", lambda _: [])
    variants = [VARIANTS[name] for name in DEFAULT]
    asked = {"sizes": [2], "scenarios": ["full"], "runs": 2, "variants": variants, **plan}
    runs = measure.session(measure.Plan(**asked), folder)  # type: ignore[arg-type]
    return [run for run in runs if run.scenario != measure.START]


def test_variants_take_turns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    runs = fake_session(monkeypatch, tmp_path)
    assert [run.variant for run in runs] == list(DEFAULT) * 3
    assert [run.number for run in runs] == [n for n in (0, 1, 2) for _variant in DEFAULT]


def test_what_is_slow_is_built_once_where_there_is_much(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(projects, "LARGE", 1)
    runs = fake_session(monkeypatch, tmp_path, scenarios=["full", "no-op"], runs=1)
    slow = [(run.variant, run.scenario, run.number) for run in runs if VARIANTS[run.variant].slow]
    assert slow == [("markdown", "full", 1), ("bibtex", "full", 1)]


def test_the_bibliography_says_the_same(tmp_path: Path) -> None:
    reading = read_bibtex("".join(bibliography.entries(Collection(30))))
    assert (len(reading.entries), reading.findings) == (30, ())
    for made, source in zip(Collection(30), reading.entries, strict=True):
        entry = source.entry
        assert (entry.key, entry.get("title")) == (made.key, f"{{{made.title}}}")
        assert len(entry.get("author").split(" and ")) == len(made.authors)


def test_loading_is_timed(tmp_path: Path) -> None:
    assert 0 < measure.loading(1, tmp_path).cost.wall < 5


def test_every_rebuild_is_warmed_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    runs = fake_session(monkeypatch, tmp_path, scenarios=["other-page", "no-op"], runs=1)
    order = list(dict.fromkeys((run.scenario, run.number) for run in runs))
    assert order == [("full", 0), ("no-op", 0), ("no-op", 1), ("other-page", 0), ("other-page", 1)]


# -- arithmetic ------------------------------------------------------------------------------

WALLS = {"floor": (1.0, 1.0, 2.0), "markdown": (5.0, 6.0, 12.0), "profile": (3.0, 3.0, 4.0)}
"""Wall seconds of three runs with 1,000 publications; the machine was slow in the third."""


def made_up() -> Results:
    """Return results that a person can check in the head."""
    runs = [
        Run(1000, scenario, variant, number, Cost(wall * scale, wall * scale, 100 * wall))
        for scenario, scale in (("full", 1.0), ("no-op", 0.5))
        for variant, walls in WALLS.items()
        for number, wall in enumerate((99.0, *walls))
    ]
    half = [replace(run, size=500) for run in runs if run.variant == "floor"]
    half += [
        Run(500, "full", "profile", number, Cost(wall, wall, 100 * wall))
        for number, wall in enumerate((99.0, 2.0, 1.5, 3.0))
    ]
    return Results({"processor": "abacus", "cores": "1"}, tuple(runs + half))


def test_summaries() -> None:
    assert summarise([3.0, 1.0, 2.0]) == Summary(2.0, 1.0, 3.0)
    assert summarise([1.0, 2.0, 4.0, 8.0]) == Summary(3.0, 1.0, 8.0)


def test_ratios_are_paired() -> None:
    assert paired([2.0, 30.0, 4.0], [1.0, 10.0, 4.0]) == Summary(2.0, 1.0, 3.0)
    assert paired([2.0], [1.0, 10.0]) == Summary(2.0, 2.0, 2.0)  # what is slow has fewer runs


def test_the_warm_up_does_not_count() -> None:
    assert made_up().values(1000, "full", "floor", "wall") == [1.0, 1.0, 2.0]


def test_ratio_between_variants() -> None:
    ratio = made_up().ratio(1000, "full", "profile", "markdown", "wall")
    assert ratio == Summary(0.5, 4 / 12, 0.6)
    assert made_up().ratio(1000, "full", "profile", "nobody", "wall") is None


def test_what_one_publication_costs() -> None:
    each = made_up().each([1000], "profile", "wall")
    assert each == Summary(0.002, 0.002, 0.002)
    further = made_up().each([500, 1000], "profile", "wall")
    assert further == Summary(0.002, 0.002, 0.003)
    assert made_up().each([500], "markdown", "wall") is None


def test_results_survive_json(tmp_path: Path) -> None:
    runs = (Run(1, "no-op", "floor", 1, Cost(1.5, 1.0, 70.0), ("a", "b"), ("a",)),)
    results = Results({"Python": "3"}, runs)
    save(results, tmp_path / "out.json")
    assert load(tmp_path / "out.json") == results


# -- targets ---------------------------------------------------------------------------------


def words_of(results: Results) -> dict[str, list[str]]:
    """Return the verdicts on each promise."""
    said: dict[str, list[str]] = {}
    for verdict in targets.verdicts(results):
        said.setdefault(verdict.target.promise, []).append(verdict.word)
    return said


def test_targets_are_met_and_missed() -> None:
    said = [words for words in words_of(made_up()).values() if words != ["not measured"]]
    assert said == [["met"], ["met"], ["missed"], ["met"], ["met"]]


def a_list(size: int, scenario: str, wall: float, peak: float = 0.0, *written: str) -> list[Run]:
    """Return runs of a list over a bibliography, and of the empty project, which takes 1 s."""
    ours = Run(size, scenario, "bib", 1, Cost(wall, wall, 100 + peak), written)
    return [ours, Run(size, scenario, "floor", 1, Cost(1.0, 1.0, 100.0))]


def test_the_targets_of_bibliographies() -> None:
    runs = (
        *a_list(1000, "full", 2.0),
        *a_list(10_000, "full", 11.0, peak=100.0),
        *a_list(10_000, "kept", 4.0),
        *a_list(10_000, "no-op", 1.05),
        *a_list(10_000, "one-entry", 5.5, 0.0, "publications.html", "index.html", "about.html"),
    )
    results = Results({}, runs)
    assert targets.exponent(results, 10_000) == Summary(1.0, 1.0, 1.0)
    assert targets.kept_each(results, 10_000).median == pytest.approx(0.3)
    assert targets.peak_each(results, 10_000).median == pytest.approx(10.24)
    assert targets.one_entry_over_full(results, 10_000).median == 0.5
    assert targets.other_pages_after_one_entry(results, 10_000).median == 1
    assert targets.bib_beyond_floor("no-op")(results, 10_000).median == pytest.approx(0.05)
    assert targets.exponent(results, 1000) is None


def test_nothing_measured_is_nothing_met() -> None:
    verdicts = targets.verdicts(Results({}, ()))
    assert [verdict.word for verdict in verdicts] == ["not measured"] * len(targets.TARGETS)
    assert not any(verdict.met for verdict in verdicts)


def no_op(variant: str, number: int, *written: str, changed: tuple[str, ...] = ()) -> Run:
    """Return a no-op rebuild that wrote some files."""
    return Run(20, "no-op", variant, number, Cost(1.0, 1.0, 1.0), written, changed)


@pytest.mark.parametrize("number", [0, 1])
def test_a_no_op_that_writes_is_found_even_in_the_warm_up(number: int) -> None:
    floor = [no_op("floor", n, "searchindex.js") for n in (0, 1)]
    ours = [no_op("profile", n, "searchindex.js") for n in (0, 1)]
    ours[number] = no_op("profile", number, "publications.bib", changed=("publications.bib",))
    said = list(words_of(Results({}, (*floor, *ours))).values())
    assert said[-3:] == [["met"], ["missed"], ["missed"]]


def test_what_sphinx_itself_writes_is_not_ours() -> None:
    runs = tuple(no_op(name, n, "objects.inv") for name in ("floor", "profile") for n in (0, 1))
    assert targets.rewritten_beyond_floor(Results({}, runs), 20) == Summary(0, 0, 0)


# -- the report ------------------------------------------------------------------------------


def tables(text: str) -> list[list[str]]:
    """Return the tables of a text, each a list of lines."""
    blocks = (block.splitlines() for block in text.split("\n\n"))
    return [lines for lines in blocks if lines[0].startswith("|")]


def test_tables_are_well_formed() -> None:
    found = tables(report.report(made_up()))
    assert len(found) == 5
    for lines in found:
        assert len({len(line) for line in lines}) == 1
        assert len({line.count("|") for line in lines}) == 1
        assert set(lines[1]) == {"|", " ", "-"}


def test_tables_are_well_formed_without_results() -> None:
    for lines in tables(report.report(Results({}, ()))):
        assert len({line.count("|") for line in lines}) == 1


def test_the_report_says_what_was_measured() -> None:
    text = report.report(made_up())
    assert "processor abacus, cores 1" in text
    assert re.search(r"\| 1000 +\| full +\| profile / markdown +\| 0\.50 \(0\.33-0\.60\)", text)
    assert re.search(r"\| 500 to 1000 +\| profile +\| 2\.00 \(2\.00-3\.00\)", text)


def test_negative_ends_are_readable() -> None:
    assert report.show(Summary(0.5, -1.0, 2.0), 1) == "0.5 (-1.0 to 2.0)"
    assert report.show(Summary(0.5, 0.25, 2.0), 2) == "0.50 (0.25-2.00)"


def test_the_machine_is_named() -> None:
    facts = report.machine()
    assert {"processor", "cores", "Python", "Sphinx", "docutils", "furo"} <= facts.keys()
    assert all(facts.values())


def test_the_readme_is_written_between_its_markers(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"head\n{report.BEGIN}\nold\n{report.END}\ntail\n", encoding="utf-8")
    for text in ("first", "second"):
        report.write_readme(text, readme)
    assert readme.read_text(encoding="utf-8") == (
        f"head\n{report.BEGIN}\n\nsecond\n\n{report.END}\ntail\n"
    )


def test_a_readme_without_markers_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="markers"):
        report.write_readme("text", readme)
    assert readme.read_text(encoding="utf-8") == "mine"


def test_the_readme_has_its_markers_and_names_every_option() -> None:
    text = report.README.read_text(encoding="utf-8")
    assert text.count(report.BEGIN) == text.count(report.END) == 1
    options = re.findall(r"--[a-z-]+", command.parser().format_help())
    assert set(options) - {"--help"} <= set(re.findall(r"--[a-z-]+", text))


# -- the command -----------------------------------------------------------------------------


def test_the_check_fails_on_a_missed_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(made_up(), tmp_path / "out.json")
    read = ["--read", str(tmp_path / "out.json")]
    assert command.main(read) == 0
    assert command.main([*read, "--check"]) == command.MISSED
    assert "missed" in capsys.readouterr().out


def test_a_failing_build_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> Results:
        raise BuildError("profile-100: exit code 2")

    monkeypatch.setattr(command, "measured", fails)
    assert command.main([]) == command.FAILED
    assert "profile-100: exit code 2" in capsys.readouterr().err


def test_publications_take_no_room() -> None:
    # The process that measures must stay smaller than the builds.
    assert not hasattr(Collection(10**9), "__dict__")
    first: Publication = next(iter(Collection(10**9)))
    assert first == publication(0)
