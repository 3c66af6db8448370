"""Damaged bibliographies: a defect costs its own field, is named at its line, and nothing more."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.model.entry import Entry

NEXT = "\n\n@book{next,\n  title = {Next},\n  year = {2020}\n}\n"


def read(text):
    """The first entry's fields and findings; the entry behind it must not suffer."""
    reading = read_bibtex(f"% a remark\n{text}{NEXT}", "x.bib")
    *first, last = reading.entries
    assert last.entry == Entry("book", "next", (("title", "Next"), ("year", "2020")))
    assert reading.opened == len(reading.entries) + len(reading.lost) == 2
    fields = dict(first[0].entry.fields) if first else None
    return fields, [(f.place, f.message) for f in reading.findings]


TY = {"title": "T", "year": "2019"}


@pytest.mark.parametrize(
    ("text", "fields", "line", "said"),
    [
        ("@misc{k,\n title = {T},\n year = {2019}", TY, 4, "the entry is not closed"),
        ("@misc{k,\n title = {T},\n year = {2019},\n", TY, 4, "the entry is not closed"),
        ("@misc(k,\n title = {T},\n year = {2019}\n}", TY, 5, "'}' closes what ')' should close"),
        ("@misc{k,\n title = {T},\n year = {2019}\n)", TY, 5, "')' closes what '}' should close"),
        ("@misc{k,\n title = {T,\n year = {2019}\n}", TY, 3, "title: a brace is not closed"),
        ("@misc{k, title = {T, year = {2019}}", TY, 2, "title: a brace is not closed"),
        ("@misc{k,\n title = {T},\n year = {2019\n}", TY, 4, "the entry is not closed"),
        ("@misc{k,\n title = {T},\n year = {{2019\n}", TY, 4, "year: a brace is not closed"),
        ("@misc{k,\n title = {{T,\n year = {2019}\n}", TY, 3, "title: a brace is not closed"),
        ('@misc{k,\n title = "T,\n year = "2019"\n}', TY, 3, "title: a quote is not closed"),
        ('@misc{k,\n title = "T,\n year = {2019}\n}', TY, 3, "title: a quote is not closed"),
        ('@misc{k,\n year = "2019",\n title = "T\n}', TY, 4, "title: a quote is not closed"),
        (
            "@misc{k,\n title = {T}},\n year = {2019}\n}",
            TY,
            3,
            "title: a closing brace is one too many",
        ),
        ("@misc{k,\n title = {T},\n year = {2019}\n}}", TY, 5, "'}' closes nothing"),
        ("@misc{k,\n title = T},\n year = {2019}\n}", TY, 3, "title: "),
        ('@misc{k,\n title = T",\n year = {2019}\n}', TY, 3, "title: the value is in neither"),
        ("@misc{k,\n title = {T}\n year = {2019}\n}", TY, 3, "a comma is missing"),
        ('@misc{k,\n title = "T" year = {2019}\n}', TY, 3, "a comma is missing"),
        ("@misc{k,\n title = {T}\n % remark\n year = {2019}\n}", TY, 3, "a comma is missing"),
        ("@misc{k\n title = {T},\n year = {2019}\n}", TY, 2, "a comma is missing behind the key"),
        ("@misc{k title = {T},\n year = {2019}\n}", TY, 2, "a comma is missing behind the key"),
        ("@misc{k {T}, title = {T}, year = {2019}\n}", TY, 2, "a comma is missing behind the key"),
        ("@misc{k,\n title {T},\n year = {2019}\n}", TY, 3, "title: an equals sign is missing"),
        ("@misc{k,\n stray },\n title = {T},\n year = {2019}\n}", TY, 3, "'}' closes nothing"),
        ("@misc{k,\n note = ,\n title = {T},\n year = {2019}\n}", TY, 3, "note has no value"),
        ("@misc{k,\n @ title = {T},\n year = {2019}\n}", TY, 3, "'@' is no field"),
        ("@misc{k,\n title = {T},\n @\n year = {2019}\n}", TY, 4, "'@' is no field"),
        ("@misc{k,\n title = {T},\n stray (text) here\n year = {2019}\n}", TY, 4, "is no field"),
        ("@misc{k,\n title = {T},\n {stray {group}}, \n year = {2019}\n}", TY, 4, "is no field"),
        ("@misc{k,\n = {T},\n title = {T},\n year = {2019}\n}", TY, 3, "'= {T},' is no field"),
        (
            "@misc k,\n title = {T},\n year = {2019}\n}",
            TY,
            2,
            "the brace that opens the entry is missing",
        ),
        ("@misc{k@2,\n title = {T},\n year = {2019}\n}", TY, 2, "there is an '@' in its key"),
        (
            "@misc{k,\n title = {a} b {c},\n year = {2019}\n}",
            {"title": "a b c", "year": "2019"},
            3,
            "title: text stands behind the value",
        ),
        (
            '@misc{k,\n title = "a "quoted" word",\n year = {2019}\n}',
            {"title": 'a "quoted" word', "year": "2019"},
            3,
            "title: text stands behind the value",
        ),
        (
            "@misc{k,\n title = {a \\} b, 0 = c(0)} d},\n year = {2019}\n}",
            {"title": r"a \textbraceright{} b, 0 = c(0) d", "year": "2019"},
            3,
            "title: a closing brace is one too many",
        ),
        (
            "@misc{k,\n title = {a \\{ b},\n year = {2019}\n}",
            {"title": r"a \textbraceleft{} b", "year": "2019"},
            3,
            "title: a brace is not closed",
        ),
        (
            "@misc{k,\n title = A, T and {B} C},\n year = {2019}\n}",
            {"title": "A, T and {B} C", "year": "2019"},
            3,
            "title: the value is in neither braces nor quotes",
        ),
    ],
)
def test_defects(text, fields, line, said):
    found, findings = read(text)
    assert found == fields
    messages = [(place, message) for place, message in findings if said in message]
    assert [place for place, _ in messages] == [f"x.bib:{line}"]
    assert all(message.startswith(("k: ", "k@2: ")) for _, message in findings)
    assert all("the entry begins in line 2" in message for _, message in messages)


@pytest.mark.parametrize(
    "text",
    [
        "@misc{",
        "@misc{\n",
        "@misc{k",
        "@misc{k,\n\n",
        "@misc{k, tit",
        "@misc{}",
        "@misc{,}",
        "@misc(k, =",
    ],
)
def test_an_entry_without_anything_to_keep_is_named(text):
    fields, findings = read(text)
    assert fields is None
    ((place, message),) = findings
    assert place == "x.bib:2"
    assert re.match(r"(k|entry-2): nothing of the entry can be read", message)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("\n@ nothing\n", "x.bib:2", "'@ nothing' opens no entry"),
        ("@", "x.bib:1", "'@' opens no entry"),
        ("@misc,\n", "x.bib:1", "'@misc,' opens no entry"),
        ("@comment{ never closed\n", "x.bib:1", "@comment is not closed"),
        ("@preamble{ never closed\n", "x.bib:1", "@preamble is not closed"),
        ("@string{a = {never closed}\n", "x.bib:1", "@string: the entry is not closed"),
        ("@string{a = {x} b = {y}}\n", "x.bib:1", "@string: a comma is missing"),
    ],
)
def test_defects_outside_entries(text, place, said):
    reading = read_bibtex(text + NEXT, "x.bib")
    (finding,) = reading.findings
    assert (finding.problem, finding.place) == (Problem.SYNTAX, place)
    assert said in finding.message
    assert [source.entry.key for source in reading.entries] == ["next"]


def test_a_value_that_has_swallowed_entries_gives_them_back():
    text = (
        "@misc{a,\n title = {{A,\n year = {1}\n}\n\n@misc{b,\n title = {B}\n}\n\n"
        "@misc{c,\n title = {C}}},\n year = {3}\n}\n"
    )
    reading = read_bibtex(text)
    assert [(s.entry.key, dict(s.entry.fields)) for s in reading.entries] == [
        ("a", {"title": "A", "year": "1"}),
        ("b", {"title": "B"}),
        ("c", {"title": "C", "year": "3"}),
    ]
    assert len(reading.findings) == 2


def test_entries_of_one_line_are_told_apart():
    text = "@misc{a, title = {A} @misc{b, title = {B}} @misc{c, title = C} @misc{d, title = {D}}"
    reading = read_bibtex(text)
    assert [source.entry.key for source in reading.entries] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "messages",
    [read_bibtex("@misc{%s, t = {%s}, %s x}" % (("k" * 900,) * 3)).findings],
)
def test_messages_are_short(messages):
    assert messages
    assert all(len(finding.message) < 700 for finding in messages)


# -- damage of every kind, at random places of a large file ------------------------------------

FIELDS = ("journal", "doi", "pages", "note", "keywords", "abstract")


def entry(number, rng):
    fields = {
        "title": f"The {{GAN}} paper {number} of {{\\'e}}t{{\\'e}}",
        "author": "Zhou, Zhiming and {The {ABC} Group}",
        "year": f"{2000 + number % 20}",
    }
    for name in rng.sample(FIELDS, rng.randrange(1, 5)):
        fields[name] = f"{name} of {number}, where x = 3 {{y}} at me@example.org"
    return Entry("article", f"key{number}x", tuple(fields.items()))


def block(written, quoted):
    marks = '""' if quoted else "{}"
    lines = (f"  {name} = {marks[0]}{value}{marks[1]}" for name, value in written)
    return f"@article{{{written.key},\n" + ",\n".join(lines) + "\n}"


def places(pattern):
    """A kind of damage: one of the characters that the expression finds is dropped."""

    def drop(text, rng):
        at = rng.choice([match.end() for match in re.finditer(pattern, text)])
        return text[: at - 1] + text[at:], text.count("\n", 0, at - 1)

    return drop


def line(written):
    """A kind of damage: a line more, before one of the fields."""

    def insert(text, rng):
        lines = text.split("\n")
        number = rng.randrange(2, len(lines) - 1)
        lines.insert(number, written)
        return "\n".join(lines), number

    return insert


def no_key(text, rng):
    return re.sub(r"\{key\w+,", "{,", text), 0


def surplus(text, rng):
    at = rng.choice([match.start() for match in re.finditer("}", text)])
    return f"{text[:at]}}}{text[at:]}", text.count("\n", 0, at)


def cut(text, rng):
    at = rng.randrange(text.index(",") + 1, len(text))
    return text[:at], text.count("\n", 0, at)


DAMAGE = {
    "closing brace": places("}"),
    "last brace": places(r"\n}$"),
    "opening brace": places(r"[ '(]\{"),
    "quote": places('[^\\\\]"'),
    "comma": places(",(?=\\n)"),
    "equals sign": places("(?m)^  [a-z]+ ="),
    "stray @": line("  @"),
    "stray text": line("  stray text"),
    "unknown macro": line("  other = nomacro,"),
    "duplicate field": line("  title = {Other},"),
    "surplus brace": surplus,
    "no key": no_key,
    "cut off": cut,
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_defect_costs_its_own_entry_only(kind, seed):
    rng = random.Random(f"{kind} {seed}")
    written = [entry(number, rng) for number in range(200)]
    damaged = set(rng.sample(range(200), 20))
    blocks, defects, at = [], {}, 1
    for number, one in enumerate(written):
        text = block(one, quoted=kind == "quote" or number % 2)
        if number in damaged:
            text, offset = DAMAGE[kind](text, rng)
            defects[number] = at + offset
        blocks.append(text)
        at += text.count("\n") + 2
    reading = read_bibtex("\n\n".join(blocks), "x.bib")
    assert reading.opened == len(reading.entries) + len(reading.lost) == 200
    found = {source.entry.key: source.entry for source in reading.entries}
    assert [
        one for n, one in enumerate(written) if n not in damaged and found.get(one.key) != one
    ] == []
    said = {int(finding.place.split(":")[1]): finding.message for finding in reading.findings}
    for number, defect in defects.items():
        key = written[number].key
        assert key in found or kind == "no key" or any(key in text for text in said.values())
        assert said.keys() & {defect - 1, defect, defect + 1}, (key, defect)
    assert len(reading.findings) <= 25


FRAGMENTS = [*"@{}(),=#\"%\n \\", "a", "title", "@article{k,", "@misc{x, t={y}}", "@string{", "@comment{",
             "@comment", "@preamble{", "1", "title = {", "year = 2000,", "}\n", "@a k, t={", "\\}", "---\n"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_text_is_read(text):
    reading = read_bibtex(text, "x.bib")
    assert reading.opened == len(reading.entries) + len(reading.lost)
    assert len(reading.lost) - reading.repeated <= len(reading.findings)
    for finding in reading.findings:
        assert 1 <= int(finding.place.removeprefix("x.bib:")) <= text.count("\n") + 1
    for source in reading.entries:
        assert source.entry.key
        assert text[text.index(source.source) :].startswith("@")
        for _, value in source.entry:
            depths = [value[:n].count("{") - value[:n].count("}") for n in range(len(value) + 1)]
            assert min(depths) == depths[-1] == 0
