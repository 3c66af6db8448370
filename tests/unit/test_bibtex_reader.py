"""BibTeX and BibLaTeX read: values, keys, commands, and what stands between entries."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_profile.diagnostics import Problem
from sphinx_profile.formats.bibtex import read_bibtex, write_entry
from sphinx_profile.model.entry import Entry


def read(text, **more):
    """The entries of a text in which nothing is wrong."""
    reading = read_bibtex(text, "refs.bib", **more)
    assert reading.findings == ()
    assert reading.opened == len(reading.entries)
    return [source.entry for source in reading.entries]


def value(written, before="", **more):
    """What the reader makes of one value."""
    (entry,) = read(f"{before}\n@misc{{k, f = {written}}}", **more)
    ((name, text),) = entry.fields
    assert name == "f"
    return text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{A {GAN} paper}", "A {GAN} paper"),
        ("{{Twice} in {braces}}", "{Twice} in {braces}"),
        ("{{All}}", "{All}"),
        ('"in quotes"', "in quotes"),
        ('"a {"} quote"', 'a {"} quote'),
        (r'"Schr{\"o}dinger"', r"Schr{\"o}dinger"),
        ("2019", "2019"),
        ("jan", "jan"),
        ("JAN", "jan"),
        ('"10~" # jan', "10~jan"),
        ('{a} # "b" # 3 # {c}', "ab3c"),
        ("{a}#{b}", "ab"),
        ('" a " # {b }', "a b"),
        ("{a\n   b\t\tc\n\n  d }", "a b c d"),
        ("{a\xa0 b\n\u2009c}", "a\xa0 b \u2009c"),
        (r"{\emph{x} \& 50\% $x_1$ 100% #1 a~b}", r"\emph{x} \& 50\% $x_1$ 100% #1 a~b"),
        (
            "{me@example.org, see @article{x} or a = {b}}",
            "me@example.org, see @article{x} or a = {b}",
        ),
        ("{}", ""),
        ("{" * 50 + "deep" + "}" * 50, "{" * 49 + "deep" + "}" * 49),
        ('"' + "{" * 50 + "deep" + "}" * 50 + '"', "{" * 50 + "deep" + "}" * 50),
        ("{" * 9 + "}" * 9 + ' # "a"', "{" * 8 + "}" * 8 + "a"),
        (r"{\apj}", r"\apj"),
    ],
)
def test_values(written, expected):
    assert value(written) == expected


@pytest.mark.parametrize(
    ("before", "written", "expected"),
    [
        ('@string{icml = "ICML"}', "icml", "ICML"),
        ("@STRING(Icml = {ICML})", "iCML # { 2019}", "ICML 2019"),
        ("@string{a = {x}, b = a # {y}}", "b # a", "xyx"),
        ("@string{a = {x}}\n@string{a = a # {y}}", "a", "xy"),
        ("@string{dec = {Dezember}}", "dec", "Dezember"),
        ("@string{s = { spaced }}", "{a} # s # {b}", "a spaced b"),
        ("", "inherited", "from another file"),
    ],
)
def test_macros(before, written, expected):
    assert value(written, before, macros={"inherited": "from another file"}) == expected


def test_macros_go_on_to_the_next_file():
    reading = read_bibtex("@string{A = {x}}", macros={"b": "y"})
    assert reading.macros == {"b": "y", "a": "x"}


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("@misc{k,", "k"),
        ("@misc{ k\n ,", "k"),
        ("@ misc { k,", "k"),
        ("@misc{DBLP:conf/nips/X-1_2+3.4*5?,", "DBLP:conf/nips/X-1_2+3.4*5?"),
        ("@misc{schön'2019#%&\\~(1),", "schön'2019#%&\\~(1)"),
        ("@misc{Smith and  Wesson 2019,", "Smith and Wesson 2019"),
        ("@misc{a=b,", "a=b"),
        ("@misc{{braced},", "braced"),
        ('@misc{"quoted",', "quoted"),
    ],
)
def test_keys(head, key):
    (entry,) = read(f"{head} title = {{T}}}}")
    assert entry == Entry("misc", key, (("title", "T"),))


def test_keys_that_differ_in_case_are_two():
    assert [entry.key for entry in read("@misc{a, t=1}@misc{A, t=1}")] == ["a", "A"]


@pytest.mark.parametrize(
    "text",
    ["@misc{k}", "@misc{k,}", "@misc{ k ,\n}", "@misc(k)", "@misc( k ,)", "@misc{k\n}"],
)
def test_entry_without_fields(text):
    assert read(text) == [Entry("misc", "k")]


@pytest.mark.parametrize(
    "text",
    [
        "@Article{k, Title = {T}, YEAR = 2019}",
        '@article(k, title="T",year=2019,)',
        "@ARTICLE{k\n,title={T}\n,year=2019\n}",
        "@article{k,, title = {T},, year = 2019 ,, }",
        "@article{k,\n% a remark, with = {signs}\ntitle = {T}, % and more\nyear = 2019 % last\n}",
        "\ufeff@article{k,\r\n  title\r\n=\r\n{T},\r  year = 2019\r}",
    ],
)
def test_forms_of_an_entry(text):
    assert read(text) == [Entry("article", "k", (("title", "T"), ("year", "2019")))]


def test_unknown_types_and_fields_are_kept():
    text = "@live-talk{k, bdsk-url-1 = {u}, date+x = {d}, x:y.z/2 = {e}}"
    assert read(text) == [
        Entry("live-talk", "k", (("bdsk-url-1", "u"), ("date+x", "d"), ("x:y.z/2", "e")))
    ]


K = "@misc{k, t = 1}"


@pytest.mark.parametrize(
    "text",
    [
        f"text before, with signs = {{x}} {K} and behind",
        f"mail me@example.org or @someone {K}",
        f"we use @article{{...}} for articles\n{K}",
        f"---\nlayout: none\nmail: a@b.org\n---\n{K}",
        f"---\n---\n{K}\n---\n",
        f"@comment{{@article{{no, t = 1}}\n@article{{nor, t = 2}}}}\n{K}",
        f"@comment(@article{{no, t = 1}})\n{K}",
        f"@Comment this is a remark (of @nobody's)\n{K}",
        f"@comment{{jabref-meta: groupstree: 0 AllEntriesGroup:;1 Explicit:a\\;0\\;x\\;;}}\n{K}",
        f'@preamble{{"\\newcommand{{\\x}}[1]{{@article{{no,}}}}" # x}}{K}',
        f'@preamble("(nested) text"){K}',
        f"% @article{{no, t = 1}}\n{K}",
        f"  % @article{{no,\n  %  t = {{1}},\n\t% }}\n{K}",
        f"% write @article{{key, or @book(key\n{K}",
        f"% Encoding: UTF-8\n{K}",
        f"{K} and a {{ behind it",
        f"\x0c{K}\x0c",
    ],
)
def test_what_is_no_entry(text):
    assert [entry.key for entry in read(text)] == ["k"]


def test_a_sign_before_the_first_line_of_an_entry_alone_does_not_hide_it():
    text = "%@misc{k,\n t = {1}\n}"
    assert [entry.key for entry in read(text)] == ["k"]


@pytest.mark.parametrize(
    "held",
    [
        "See\n@article{x, title = {y}}\nfor more",
        "\n  @article{x,\n   title = {y}}\n  @article{z, title = {w}}\n",
        "an entry begins with\n@article{key,\nwhich is {not all}",
    ],
)
def test_a_value_may_hold_an_entry(held):
    if held.count("{") != held.count("}"):
        held += "}"
    (entry,) = read(f"@misc{{k, note = {{{held}}}, year = 2000}}")
    assert entry.fields == (("note", " ".join(held.split())), ("year", "2000"))


def test_places_and_sources():
    first = "@article{a,\n  title = {A\n B},\n}"
    second = '@string{x = {y}}\n@misc(b, t = "c")'
    reading = read_bibtex(f"\n{first}\n\nfree text {second}  \n", "sub/refs.bib")
    a, b = reading.entries
    assert (a.place, a.source) == ("sub/refs.bib:2", first)
    assert (b.place, b.source) == ("sub/refs.bib:8", '@misc(b, t = "c")')
    assert (a.path, a.line, reading.path) == ("sub/refs.bib", 2, "sub/refs.bib")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_whatever_ends_them(end):
    text = end.join(["@misc{a,", "t={1}", "}", "", "@misc{b, t=nobody}"])
    reading = read_bibtex(text, "x")
    assert [source.line for source in reading.entries] == [1, 5]
    assert [finding.place for finding in reading.findings] == ["x:5"]


def findings(text):
    return [(f.problem, f.place, f.message) for f in read_bibtex(text, "x.bib").findings]


def test_unknown_macro():
    text = "@misc{k,\n title = nobody # { knows} # nobody,\n pages = 1-2\n}"
    assert findings(text) == [
        (Problem.UNKNOWN_MACRO, "x.bib:2", "k: title: no @string defines 'nobody'"),
        (Problem.UNKNOWN_MACRO, "x.bib:3", "k: pages: no @string defines '1-2'"),
    ]
    (source,) = read_bibtex(text).entries
    assert source.entry.fields == (("title", "nobody knowsnobody"), ("pages", "1-2"))


def test_of_a_field_given_twice_the_first_is_used():
    text = "@misc{k,\n title = {1},\n Title = {2},\n year = 3,\n title = {4}}"
    assert findings(text) == [
        (
            Problem.DUPLICATE_FIELD,
            "x.bib:3",
            "k: title stands in line 2 and in line 3: the first is used",
        )
    ]
    (source,) = read_bibtex(text).entries
    assert source.entry.fields == (("title", "1"), ("year", "3"))


def test_of_a_key_given_twice_the_first_is_used():
    text = "@misc{k, t = 1}\n@misc{k, t = 2}\n@book{k, t = 1}\n"
    reading = read_bibtex(text, "x.bib")
    assert [f.place for f in reading.findings] == ["x.bib:2", "x.bib:3"]
    assert findings(text)[0] == (
        Problem.DUPLICATE_KEY,
        "x.bib:2",
        "'k' stands in x.bib:1 and in x.bib:2: the first is used",
    )
    assert (reading.opened, len(reading.entries), reading.lost) == (3, 1, ("k", "k"))
    assert reading.entries[0].entry.fields == (("t", "1"),)
    assert reading.repeated == 0


def test_nothing_is_said_of_an_entry_that_only_repeats_another():
    reading = read_bibtex("@misc{k, t = 1}\n@MISC(k,\n T = {1}\n)")
    assert reading.findings == ()
    assert (reading.opened, reading.lost, reading.repeated) == (2, ("k",), 1)


@pytest.mark.parametrize("head", ["@misc{,", "@misc{", "@misc{ \n", "@misc( ,"])
def test_an_entry_without_a_key_gets_one(head):
    close = ")" if "(" in head else "}"
    reading = read_bibtex(f"\n{head} title = {{Ein {{GAN}}-Titel}}, year = 2000{close}", "x.bib")
    (source,) = reading.entries
    assert source.entry.key == "ein-gan-titel"
    assert source.entry.fields == (("title", "Ein {GAN}-Titel"), ("year", "2000"))
    (finding,) = reading.findings
    assert (finding.problem, finding.place) == (Problem.SYNTAX, "x.bib:2")
    assert "'ein-gan-titel'" in finding.message


def test_made_keys_are_different():
    fields = ("year=1", "title={T}, y=1", "title={T}, y=2", "title={T}, y=1", "title={T}, y=3")
    text = "\n".join(["@misc{t-3, y=0}", *(f"@misc{{, {written}}}" for written in fields)])
    reading = read_bibtex(text)
    assert [source.entry.key for source in reading.entries] == ["t-3", "entry-2", "t", "t-2", "t-4"]
    assert (reading.lost, reading.repeated, reading.opened) == (("t",), 1, 6)


def test_the_expansion_of_macros_has_an_end():
    doubling = "@string{s0 = {0123456789}}\n" + "".join(
        f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(40)
    )
    reading = read_bibtex(f"{doubling}@misc{{k, a = s40, b = s40, t = {{T}}}}", "x.bib")
    (source,) = reading.entries
    assert sum(map(len, reading.macros.values())) < 3_000_000
    assert sum(len(text) for _, text in source.entry.fields) <= 1_000_001
    assert source.entry.get("t") == "T"
    (finding,) = reading.findings
    assert finding.problem is Problem.EXPANSION
    assert finding.place == "x.bib"


def test_a_large_bibliography_may_use_its_macros():
    entries = "".join(f"@misc{{k{n}, j = j, n = {n}, x = {{{'x' * 300}}}}}\n" for n in range(6000))
    reading = read_bibtex(f"@string{{j = {{{'y' * 200}}}}}\n{entries}")
    assert reading.findings == ()
    assert {len(source.entry.get("j")) for source in reading.entries} == {200}


def folded(text):
    return re.sub(" +", " ", text).strip(" ")


plain = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="{}\ufeff"),
    max_size=12,
)
balanced = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3).map(lambda parts: "{" + "".join(parts) + "}"), max_leaves=8
)  # fmt: skip
values = st.lists(balanced, max_size=4).map("".join)
names = st.from_regex(r"[a-z][a-z0-9_:.+/-]{0,8}", fullmatch=True)
kinds = names.filter(lambda kind: kind not in {"string", "comment", "preamble"})
keys = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters=',{}="@'),
    min_size=1,
    max_size=12,
)
entries = st.builds(
    lambda kind, key, fields: Entry(kind, key, tuple(fields.items())),
    kinds, keys, st.dictionaries(names, values, max_size=5),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(entries, max_size=6, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_again(written):
    written = [replace(e, fields=tuple((name, folded(text)) for name, text in e)) for e in written]
    assert read("\n\n".join(map(write_entry, written))) == written
