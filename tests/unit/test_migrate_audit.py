"""The audit: each line of a source is in the site, or in the report."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_profile.migrate.audit import audit, missing
from sphinx_profile.migrate.report import Outcome, Report
from sphinx_profile.migrate.source import Document, Source

BIB = """@inproceedings{zhou2019lipschitz,
  title = {Lipschitz Generative Adversarial Nets},
  author = {Zhou*, Zhiming and Liang, Jiadong},
  booktitle = {The Thirty-sixth International Conference on Machine Learning},
  abbr = {ICML},
  year = {2019},
  arxiv = {1902.05687},
  links = {\\href{https://example.org/a_b.pdf}{Slide}},
  summary = {We study v\\_t, with \\emph{gradient} and caf{\\'e} at 5\\%},
}
"""
PEOPLE = 'zhiming-zhou: {name: Zhiming Zhou}\nliang: {name: Jiadong Liang, url: "http://l.org/x"}\n'


def lost(page: str, path: str = "home.md", **files: str) -> list[tuple[int, str]]:
    texts = {name.replace("__", "."): text for name, text in files.items()}
    return [(line, " ".join(w)) for _, line, w in missing([Document(path, page)], texts)]


@pytest.mark.parametrize(
    "line",
    [
        "Lipschitz Generative Adversarial Nets.",
        "- **Zhiming Zhou**\\*, [Jiadong Liang](http://l.org/x).",
        "- The Thirty-sixth International Conference on Machine Learning (ICML, 2019).",
        r"\[[arXiv](https://arxiv.org/abs/1902.05687)\] \[[Slide](https://example.org/a_b.pdf)\]",
        "<details>We study v_t, with *gradient* and caf&eacute; at 5%</details>",
        '<a href="https://example.org/a%5Fb.pdf" class="x">Slide</a>',
        "3. Zhiming Zhou and Jiadong Liang. Lipschitz Generative Adversarial Nets. In ICML, 2019",
        "",
        "-----",
    ],
)
def test_what_is_in_the_site_is_found(line) -> None:
    assert lost(line, publications__bib=BIB, people__yml=PEOPLE) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Lipschitz Regularized Generative Adversarial Nets.", "Regularized"),
        ("- **Zhiming Zhou**, Jiadong Chen.", "Chen"),
        ("International The Thirty-sixth Learning on Machine Conference", "International"),
        ("a line that is nowhere", "nowhere"),
        ("[Poster](https://example.org/a_b.pdf)", "Poster"),
    ],
)
def test_what_is_not_is_seen(line, words) -> None:
    found = lost(line, publications__bib=BIB, people__yml=PEOPLE)
    assert len(found) == 1
    assert found[0][0] == 1
    assert words in found[0][1]


def test_a_line_of_the_report_needs_no_place(tmp_path) -> None:
    (tmp_path / "home.md").write_text("one gone\ntwo gone\nthree gone\nfour gone\nfive here\n")
    report = Report()
    source = Source.open(tmp_path, report)
    source.read("home.md")
    report.left("home.md", 1, "a thing", "no place for it", end=2)
    report.taken("home.md", 3, "a thing")
    report.mended("home.md", 4, "mojibake", "its words are looked for all the same")
    audit(source, {"index.md": "five here"}, report)
    added = [item for item in report.items if item.what == "the line"]
    assert [(item.line, item.outcome) for item in added] == [(3, Outcome.LEFT), (4, Outcome.LEFT)]
    assert "three" in added[0].why


def test_files_that_nobody_asked_for_are_named_and_folders_as_one(tmp_path) -> None:
    for name in ("index.md", "a/b/one.css", "a/two.css", "papers/x.pdf", "papers/y.pdf", "z.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words\n")
    report = Report()
    source = Source.open(tmp_path, report)
    source.read("index.md")
    source.file("papers/x.pdf")
    audit(source, {"index.md": "words"}, report)
    assert [(item.path, item.what) for item in report.items] == [
        ("a/", "the 2 files in it"),
        ("papers/y.pdf", "the file"),
        ("z.txt", "the file"),
    ]


words = st.lists(
    st.text("abcdefgh", min_size=3, max_size=6), min_size=2, max_size=12, unique=True
).map(" ".join)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_a_word_that_is_dropped_is_seen(lines, data) -> None:
    assume(len(set(" ".join(lines).split())) == len(" ".join(lines).split()))
    number = data.draw(st.integers(0, len(lines) - 1))
    kept = lines[number].split()
    dropped = kept.pop(data.draw(st.integers(0, len(kept) - 1)))
    site = [*lines[:number], " ".join(kept), *lines[number + 1 :]]
    data.draw(st.randoms()).shuffle(site)
    document = Document("home.md", "\n".join(lines))
    assert not list(missing([document], {"index.md": "\n\n".join(lines)}))
    found = list(missing([document], {"index.md": "\n\n".join(site)}))
    assert [line for _, line, _ in found] == [number + 1]
    assert dropped in found[0][2]


@given(st.text())
def test_no_text_is_too_strange(text) -> None:
    document = Document("home.md", text)
    assert not list(missing([document], {"index.md": text}))
    list(missing([document], {"index.md": "", "x.bib": text[::-1]}))


def test_ten_thousand_entries_take_a_second(tmp_path) -> None:
    entry = "@article{{key{0},\n  title = {{A title of paper {0}}},\n  abstract = {{{1}}},\n}}\n\n"
    text = "".join(entry.format(n, f"words {n} " * 60) for n in range(10_000))
    document = Document("a.bib", text)
    site = {"publications.bib": text.replace("@article{key77,", "@article{key-77,")}
    start = time.process_time()
    assert [line for _, line, _ in missing([document], site)] == [77 * 5 + 1]
    assert time.process_time() - start < 30  # about 0.5 s on a quiet machine, and the index


@pytest.mark.parametrize(
    "line",
    [
        "@InProceedings{zhou2019lipschitz,",
        "  title = {{L}ipschitz {G}enerative {A}dversarial N{e}ts},",
    ],
)
def test_braces_and_capitals_of_bibtex_are_markup(line) -> None:
    assert lost(line, "a.bib", publications__bib=BIB) == []
    assert lost(line.replace("i", "ee"), "a.bib", publications__bib=BIB)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("a.json", '  "container-title": "Machine Learning", "x": null, "y": {"family": "Zhou"}'),
        ("a.yaml", "  - container_title: Machine Learning"),
        ("a.cff", "authors: {family-names: Zhou, given-names: Zhiming}"),
        ("a.ris", "T2  - Machine Learning"),
        ("a.toml", 'booktitles = "Machine Learning"'),
    ],
)
def test_names_of_members_are_markup(path, line) -> None:
    assert lost(line, path, publications__bib=BIB, people__yml=PEOPLE) == []
    assert lost(line.replace("ing", "ed").replace("Zhou", "Chen"), path, publications__bib=BIB)


def test_entries_in_another_form_take_seconds() -> None:
    ris = "".join(
        f"TI  - On thing number {n}\nAU  - Doe, Jane\nAB  - It goes on, {n}\n\n"
        for n in range(3_000)
    )
    entry = "@article{{k{0},\n  title = {{On thing number {0}}},\n  author = {{Doe, Jane}},\n  abstract = {{It goes on, {0}}},\n}}"
    site = {"publications.bib": "\n\n".join(entry.format(n) for n in range(3_000))}
    start = time.process_time()
    assert not list(missing([Document("a.ris", ris)], site))
    assert time.process_time() - start < 30  # about 0.6 s on a quiet machine
