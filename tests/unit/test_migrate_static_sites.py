"""What the readers of static sites share: prose, links, files, Liquid, shortcodes; hostile trees."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_profile.formats.bibtex import read_bibtex
from sphinx_profile.migrate.common.bib import line_of, with_field
from sphinx_profile.migrate.common.includes import Includes
from sphinx_profile.migrate.common.jekyll import Jekyll
from sphinx_profile.migrate.common.liquid import is_prose
from sphinx_profile.migrate.common.move import Move, Page, address_key
from sphinx_profile.migrate.common.prose import guard, myst
from sphinx_profile.migrate.common.scholar import Scholar, filter_of, listing
from sphinx_profile.migrate.common.stash import Stash, without_marks
from sphinx_profile.migrate.common.targets import Place, slug_of_heading
from sphinx_profile.migrate.common.writing import (
    consecutive,
    day_of,
    language_of,
    title_of,
    without_bare_headings,
)
from sphinx_profile.migrate.files.record import Record
from sphinx_profile.migrate.hugoblox.shortcodes import Shortcodes, arguments
from sphinx_profile.migrate.report import Report
from sphinx_profile.migrate.source import Source
from sphinx_profile.migrate.systems import SYSTEMS
from sphinx_profile.migrate.tree import Node

SITES = [system for system in SYSTEMS if system.name in ("al-folio", "academicpages", "hugoblox")]


@pytest.fixture
def move(tree):
    """A move out of a source with a few files."""

    def make(files=None):
        root = tree({"index.md": "", **(files or {})})
        report = Report()
        return Move(Source.open(root, report), report)

    return make


def outcomes(move):
    return [str(item.outcome) for item in move.report.items]


# -- prose ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("just *words* with `code`", "just *words* with `code`"),
        ("% hidden", "\\% hidden"),
        ("- % hidden", "- \\% hidden"),
        (":::warning", "\\:::warning"),
        ("+++", "\\+++"),
        ("(target)=", "\\(target)="),
        ("{role}`x`", "\\{role}`x`"),
        ("```{r}\n% kept\n```", "```r\n% kept\n```"),
        ("```{=html}\n<b>\n```", "```html\n<b>\n```"),
        ("~~~python\n{a}`b`\n~~~", "~~~python\n{a}`b`\n~~~"),
    ],
)
def test_what_means_something_to_myst_alone_is_escaped(written, expected):
    assert guard(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# A\n\n### B\n\n# C", "## A\n\n### B\n\n## C"),
        ("#### A\n\n# B", "## A\n\n## B"),
        ("A\n=\n\nB\n-", "## A\n\n### B"),
        ("# A {#name}", "## A"),
        ("<p>a <b>b</b></p>", "a **b**"),
        ('<div class="row">\n</div>', ""),
        ("x <i>y</i> z", "x *y* z"),
        ("---\n\na\n\n---\n\nb\n\n---", "a\n\n---\n\nb"),
        ("a [^1] b\n\n[^2]: c", "a \\[^1] b\n\n\\[^2]: c"),
        ("a[^1]\n\n[^1]: c", "a[^1]\n\n[^1]: c"),
        ("[//]: # (said)", "<!-- said -->"),
        ("<!-- said -->", "<!-- said -->"),
    ],
)
def test_prose_is_myst_that_builds(move, written, expected):
    assert myst(written, Place("index.md"), move()) == expected


def test_scripts_are_left_and_what_is_embedded_is_linked(move):
    moving = move()
    text = '<iframe src="https://video.example.org/1"></iframe>\n\n<script>\nrun()\n</script>'
    assert (
        myst(text, Place("index.md", 10), moving)
        == "[https://video.example.org/1](https://video.example.org/1)"
    )
    assert any(item.line == 12 and "run()" in item.what for item in moving.report.items)


@given(st.text(alphabet="#-` \n%:{}[]()!=~$ab^", max_size=80))
def test_words_of_prose_stay(text):
    report = Report()
    moving = Move(Source(root=None, paths=(), report=report), report)
    written = myst(text, Place("index.md"), moving)
    named = {n for item in report.items for n in range(item.line, max(item.line, item.end) + 1)}
    for number, line in enumerate(text.split("\n"), 1):
        for word in "".join(c if c in "ab" else " " for c in line).split():
            assert word in written or number in named


def test_pages_are_read_in_time(move):
    moving = move()
    for text in (
        "[" * 20_000,
        "![a](b)" * 3_000,
        "`" * 10_000,
        "<div>" * 5_000,
        "{%" * 20_000,
        "\n" * 50_000,
    ):
        start = time.process_time()
        myst(text, Place("index.md"), moving)
        Jekyll(moving).prose(Page("index.md", Record(Node({})), text, 1))
        assert time.process_time() - start < 30


# -- links and files --------------------------------------------------------------------------

FILES = {
    "assets/img/a b.png": b"x",
    "files/cv.pdf": b"x",
    "static/uploads/cv.pdf": b"y",
    "posts/x.md": "",
}


@pytest.fixture
def moving(move):
    made = move(FILES)
    made.at("https://me.example.org", "/home/")
    made.register("talks.md", "/talks/", "_pages/talks.md")
    return made


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](https://x.org)", "[a](https://x.org)"),
        ("[a](//x.org)", "[a](https://x.org)"),
        ("[a](mailto:x@y.org)", "[a](mailto:x@y.org)"),
        ("[a](/talks/)", "[a](/talks.md)"),
        ("[a](/home/talks.html#x)", "[a](/talks.md)"),
        ("[a](https://me.example.org/home/talks)", "[a](/talks.md)"),
        ("[a](files/cv.pdf)", "[a](/files/cv.pdf)"),
        ("[a](</files/cv.pdf>)", "[a](/files/cv.pdf)"),
        ('![a](/assets/img/a%20b.png "t")', '![a](/images/a-b.png "t")'),
        ("[![a](/assets/img/a%20b.png)](/talks)", "[![a](/images/a-b.png)](/talks.md)"),
        ("[a](/gone/)", "[a](https://me.example.org/home/gone/)"),
        ("![a](/gone.png)", "a"),
        ("![](/gone_x.png)", "/gone\\_x.png"),
        ("[a](javascript:alert(1))", "a"),
        ("[a](../../../etc/passwd)", "a"),
        ("[a](#b)", "a"),
        ("`[a](/talks/)`", "`[a](/talks/)`"),
        ("[a]: /talks/", "[a]: /talks.md"),
        ("[a](b", "[a](b"),
    ],
)
def test_where_a_link_leads(moving, written, expected):
    assert myst(written, Place("index.md", 5), moving) == expected


def test_a_fragment_of_the_page(moving):
    text = "[a](#what-is-this) and [b](#other)\n\n## What is this?"
    assert myst(text, Place("index.md"), moving).startswith("[a](#what-is-this) and b\n")
    assert moving.site.settings["myst_heading_anchors"] == 6


def test_two_files_of_one_name_have_two_places(moving):
    assert moving.assets.take("files/cv.pdf", ("",), "a.md", 1, "the file") == "files/cv.pdf"
    assert (
        moving.assets.take("cv.pdf", ("static/uploads",), "a.md", 1, "the file") == "files/cv-2.pdf"
    )
    assert moving.assets.take("files/cv.pdf", ("",), "a.md", 1, "the file") == "files/cv.pdf"
    assert moving.site.files == {
        "files/cv.pdf": "files/cv.pdf",
        "files/cv-2.pdf": "static/uploads/cv.pdf",
    }


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("assets/x/.hidden.pdf", "files/x/hidden.pdf"),
        ("files/a:b*c.pdf", "files/a-b-c.pdf"),
        ("assets/img/é ü.JPG", "images/é-ü.JPG"),
    ],
)
def test_places_are_safe_names(move, name, place):
    made = move({name: b"x"})
    assert made.assets.take(name, ("",), "a.md", 1, "the file") == place


@pytest.mark.parametrize(
    "wanted",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        "",
        "a\\..\\b",
        "%2e%2e/%2e%2e/etc/passwd",
        "x" * 5000,
    ],
)
def test_what_is_no_file_of_the_source_is_not_taken(move, wanted):
    made = move()
    assert made.assets.take(wanted, ("files", ""), "a.md", 3, "the file") == ""
    assert outcomes(made) == ["left"]
    assert made.site.files == {}


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/", "/"),
        ("/a/b/", "a/b"),
        ("a/index.html?x#y", "a"),
        ("/A%20b.html", "a b"),
        ("cv.pdf", "cv.pdf"),
        ("http://[", ""),
    ],
)
def test_addresses_that_lead_to_one_page_are_alike(address, key):
    assert address_key(address) == key


def test_the_fragment_of_a_heading():
    assert slug_of_heading(" What, *is* this? ") == "what-is-this"


# -- Liquid -----------------------------------------------------------------------------------


@pytest.fixture
def liquid(move):
    """Read a text of Jekyll; the text comes back, and the move."""

    def read(text, files=None, **more):
        made = move(files)
        jekyll = Jekyll(made, Scholar(), frozenset({"key1"}), **more)
        page = Page("index.md", Record(Node({"title": Node("T")})), text, 1)
        return jekyll.prose(page), made

    return read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{{ page.title }}", "T"),
        ("{{ site.baseurl }}/x{{ content }}", "/x"),
        ("{{ 'a' | relative_url }}", "a"),
        ("a {{ unknown.thing | filter: 'x' }} b", "a  b"),
        ("{% cite key1 %}", "{pub}`key1`"),
        ("{% cite key1 nokey %}", "{pub}`key1`, `nokey`"),
        ('<d-cite key="key1"></d-cite>', "{pub}`key1`"),
        ("a {% reference key1 %} b", "a\n\n:::{publication} key1\n:::\n\nb"),
        ("{% bibliography %}", ":::{publication-list}\n:::"),
        ("{% bibliography --cited %}", ":::{publication-list}\n:filter: docname in docnames\n:::"),
        ("{% raw %}{{ kept }}{% endraw %}", "{{ kept }}"),
        ("{% comment %}said{% endcomment %}", "<!-- said -->"),
        ("{% highlight r %}\nx\n{% endhighlight %}", "```r\nx\n```"),
        ("{% if a %}\nshown\n{% endif %}", "shown"),
        ("{% for a in b %}x {% for c in d %}y{% endfor %} z{% endfor %}after", "after"),
        ("{%- capture x -%}not{%- endcapture -%}after", "after"),
        ("{% twitter https://x.com/a/1 %}", "[https://x.com/a/1](https://x.com/a/1)"),
        ("{% include strange.html %}", ""),
        ("{% include video.liquid path='https://v.org/1' title='V' %}", "[V](https://v.org/1)"),
        ("{% details Why? %}\nso\n{% enddetails %}", "**Why?**\n\nso"),
        ("{% unclosed", "{% unclosed"),
        ("{% for a in b %}never ends", "never ends"),
    ],
)
def test_liquid(liquid, written, expected):
    assert liquid(written)[0] == expected


def test_a_loop_over_a_collection_is_a_list(liquid):
    text = "{% for post in site.talks reversed %}{{ post.title }}{% endfor %}"
    assert liquid(text, loops={"talks": "[Talks](/talks.md)"})[0] == "[Talks](/talks.md)"


def test_every_tag_is_named_with_its_line(liquid):
    _, made = liquid(
        "a\n\n{% strange tag %}\n\n{{ x }}\n\n{% include figure.html\n path='gone.png' %}\n"
    )
    places = {(item.line, item.end, str(item.outcome)) for item in made.report.items}
    assert {(3, 3, "left"), (5, 5, "left"), (7, 8, "mended")} <= places


def test_includes_are_read_from_their_folder_and_end(liquid):
    files = {
        "_includes/a.md": "A {% include b.md %}",
        "_includes/b.md": "B {% include a.md %} {% include b.md %}",
        "secret.md": "no",
    }
    text, made = liquid("{% include a.md %}\n\n{% include ../secret.md %}", files)
    assert "A" in text
    assert "B" in text
    assert "no" not in text.split()
    assert sum("it includes itself" in item.why for item in made.report.items) == 2


def test_includes_are_bounded_in_depth(liquid):
    files = {f"_includes/{n}.md": f"level{n} {{% include {n + 1}.md %}}" for n in range(20)}
    text, _ = liquid("{% include 0.md %}", files)
    assert "level4" in text
    assert "level6" not in text
    assert isinstance(Includes(None), Includes)


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("", False),
        ("{% for x in y %}words{% endfor %}", False),
        ("<div class='a'>\n{% include x.html %}\n</div>", False),
        ("{% bibliography %}", True),
        ("<b>word</b>", True),
        ("<!-- word -->", False),
    ],
)
def test_whether_a_page_is_prose(text, whether):
    assert is_prose(text) is whether


@given(st.text(alphabet="{}%<>a= '\"\nraw.end", max_size=100))
def test_any_liquid_is_read(text):
    report = Report()
    moving = Move(Source(root=None, paths=(), report=report), report)
    assert isinstance(Jekyll(moving).prose(Page("a.md", Record(Node({})), text, 1)), str)


def test_marks_of_others_are_no_marks_of_ours():
    stash = Stash()
    mark = stash.keep("kept")
    assert stash.restored(f"a {mark} \ue0009\ue001") == "a kept \ue0009\ue001"
    assert without_marks("a\ue0000\ue001b") == "a0b"
    block = stash.keep_block("block")
    assert stash.restored(f"a {block}\n\n\n{block} b") == "a\n\nblock\n\nblock\n\nb"


# -- queries of jekyll-scholar ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("@*", ""),
        ("", ""),
        ("@article", 'type == "article"'),
        ("!@article", 'type != "article"'),
        ("@article,@book", 'type in {"article", "book"}'),
        ("@*[selected=true]*", "selected"),
        ("@*[selected != true]", "not selected"),
        ("@*[url]", 'url != ""'),
        ("@article[year>=2003]", 'type == "article" and year >= 2003'),
        ("@*[status!=review]", 'status != "review"'),
        (
            "@book[year <= 1900 && author ^= Poe]",
            'type == "book" and year <= 1900 and author % "^Poe"',
        ),
        ("@*[a=1 || b=2]", "a == 1 or b == 2"),
        ('@*[title ~= "x"]', 'title % "x"'),
        ("@*[a=1 || b=2 && c=3]", None),
        ("(a)", None),
        ("@*[a ~= (]", None),
    ],
)
def test_a_query(query, expected):
    assert filter_of(query) == expected


def test_flags_of_a_list():
    found = listing("-f talks -q @misc --max 5 -o 2 -g none -T x", Scholar(group_by="year"))
    assert found.block.options == (("filter", 'type == "misc"'), ("max", "5"), ("offset", "2"))
    assert found.unknown == ["template x"]
    assert listing("", Scholar(group_by="year", query="@book")).block.options == (
        ("filter", 'type == "book"'),
        ("group-by", "year"),
    )


def test_one_file_of_several_is_listed_by_its_keys():
    scholar = Scholar(bibliography="papers.bib", keys={"papers": ["a"], "talks": ["b", "c"]})
    assert listing("--file talks", scholar).block.body == "b\nc"
    assert listing("", scholar).block.body == "a"
    assert listing("", Scholar(keys={"papers": ["a"]})).block.body == ""


@given(st.text(alphabet="@*[]!=<>~^&|(), abc\"'\\", max_size=40))
def test_any_query_is_understood_or_not(query):
    assert filter_of(query) is None or isinstance(filter_of(query), str)


# -- shortcodes -------------------------------------------------------------------------------


@pytest.fixture
def codes(move):
    made = move()
    return Shortcodes(made, Stash(), {"x": "key"}, {"jo": "Jo Doe"})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{{< figure src="a b.png" caption="C" >}}', "![C](a%20b.png)"),
        ('{{< figure src="a.png" alt="A" caption="C" >}}', "![A](a.png) C"),
        ("{{% callout warning %}}x{{% /callout %}}", "::::::{warning}\n\nx\n\n::::::"),
        ('{{< cite page="/publication/x" view="4" >}}', ":::{publication} key\n:::"),
        ('{{< mention "jo" >}}', "Jo Doe"),
        ('[a]({{< ref "/post/x/index.md" >}})', "[a](/post/x/)"),
        ('{{< staticref "cv.pdf" "newtab" >}}CV{{< /staticref >}}', "[CV](cv.pdf)"),
        ("{{< math >}}$x${{< /math >}}", "$x$"),
        (
            "{{< youtube abc_1 >}}",
            "[https://www.youtube.com/watch?v=abc_1](https://www.youtube.com/watch?v=abc_1)",
        ),
        ("{{< youtube ../../x >}}", "`{{< youtube ../../x >}}`"),
        ("{{< strange `a` >}}", "`{{< strange 'a' >}}`"),
        ("{{</* shown */>}}", "{{shown}}"),
        ("{{< /staticref >}}", "]()"),
        ("{{ no }} {{< unclosed", "{{ no }} {{< unclosed"),
    ],
)
def test_a_shortcode(codes, written, expected):
    assert codes.stash.restored(codes.read(written, "a.md", 1)) == expected


def test_shortcodes_keep_the_lines(codes):
    text = 'a\n{{< figure\n  src="x.png"\n>}}\n{{< strange >}}'
    assert codes.read(text, "a.md", 1).count("\n") == text.count("\n")
    assert [(item.line, item.end) for item in codes.move.report.items] == [(2, 4), (5, 5)]


def test_arguments():
    found = arguments('a "b c" d=e f="g" h=`i`')
    assert found.plain == ("a", "b c")
    assert found.named == {"d": "e", "f": "g", "h": "i"}
    assert found.get("x", at=1) == "b c"


# -- small things -----------------------------------------------------------------------------


def test_a_field_is_changed_where_it_stands():
    text = '% note\n@misc{k,\n  title = {A},\n  pdf = "a.pdf",\n  note={pdf = b}\n}\n% end'
    (entry,) = read_bibtex(text).entries
    changed = with_field(entry, "pdf", "files/a.pdf")
    assert changed.source == "@misc{k,\n  title = {A},\n  pdf = {files/a.pdf},\n  note={pdf = b}\n}"
    assert changed.entry.get("pdf") == "files/a.pdf"
    assert line_of(entry, "pdf") == 4


def test_a_field_that_is_not_found_is_written_anew():
    text = "@string{a = {x}}\n@misc{k, pdf = a # {.pdf}, title = {T}}"
    (entry,) = read_bibtex(text).entries
    changed = with_field(entry, "pdf", "files/x.pdf", "other")
    assert changed.entry.fields == (("other", "files/x.pdf"), ("title", "T"))
    assert "other = {files/x.pdf}" in changed.source


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-10-31 10:20:00+0900", "2015-10-31"),
        ("2015-10-31T00:00:00Z", "2015-10-31"),
        ("2015-10", "2015-10"),
        ("2015", "2015"),
        ("last  spring", "last spring"),
        ("", ""),
    ],
)
def test_the_day_of_a_date(written, day):
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("en-US", ""),
        ("de", "de"),
        ("zh", "zh_CN"),
        ("zh-TW", "zh_TW"),
        ("fr_FR", "fr"),
        ("", ""),
        ("x1", ""),
    ],
)
def test_the_language_of_a_site(said, language):
    assert language_of(said) == language


def test_headings_are_consecutive():
    text = "# A\n\n#### B\n\n```\n# no\n```\n\n## C\n\n#### D"
    assert consecutive(text, 0) == "# A\n\n## B\n\n```\n# no\n```\n\n## C\n\n### D"


def test_headings_above_nothing():
    assert (
        without_bare_headings("## A\n\n## B\n\nx\n\n## C\n\n### D\n\ny\n\n## E")
        == "## B\n\nx\n\n## C\n\n### D\n\ny"
    )


# -- hostile trees ----------------------------------------------------------------------------

START = {
    "al-folio": {
        "_config.yml": "scholar:\n  last_name: D\n",
        "_bibliography/p.bib": "@misc{k, title={T}}",
    },
    "academicpages": {
        "_config.yml": "author:\n  name: A\n  googlescholar: x\n",
        "_publications/p.md": "---\ntitle: T\n---\n",
    },
    "hugoblox": {
        "config/_default/hugo.yaml": "title: x\n",
        "content/authors/admin/_index.md": "---\ntitle: A\nsuperuser: true\n---\n",
        "content/publication/p/index.md": "---\ntitle: T\n---\n",
    },
}
PAGES = {
    "al-folio": "_pages/x.md",
    "academicpages": "_pages/x.md",
    "hugoblox": "content/post/x/index.md",
}


@pytest.fixture(params=SITES, ids=lambda system: system.name)
def system(request):
    return request.param


def read(system, root):
    report = Report()
    source = Source.open(root, report)
    return system.read(source, report), report


@pytest.mark.parametrize(
    "text",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"---\ntitle: \xff\xfe\n---\n\xe9\xff text",
        b"---\ntitle: !!python/object/apply:os.system ['touch /tmp/owned']\n---\n",
        b"---\na: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9))
            for n in range(12)
        )
        + b"---\n",
        b"---\nx: " + b"[" * 5000 + b"\n---\n",
        b"---\ntitle: [a, {b: c}]\ndate: {x: y}\nauthors: 7\ntags: {a: b}\nimage: [1]\nlinks: x\nsections: 3\n---\n",
        b"+++\ntitle = 1\ndate = [[1]]\n+++\n",
        b'{"title": {"a": []}}\n\nx',
        b"---\npermalink: ../../etc\nredirect_from: [a, {b: c}]\nimg: ../../../../etc/passwd\n---\n![x](../../../../../etc/passwd)",
        b"\x00" * 100,
        "---\ntitle: \ud7ff\u202e\u0007x\n---\n".encode(),
    ],
)
def test_pages_that_are_strange_are_read_or_named(system, tree, text):
    site, report = read(system, tree({**START[system.name], PAGES[system.name]: text}))
    assert "root:" not in repr(site)
    assert not any("passwd" in path for path in site.files.values())
    assert report.items


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_config.yml", "scholar: [x]\nauthor: [y]\ntitle: {a: b}\nfirst_name: [1, 2]\nurl: {}\n"),
        ("_config.yml", "- a\n- b\n"),
        ("_data/socials.yml", "- a\n"),
        (
            "_data/socials.yml",
            "email: [a, b]\nx_username: {a: b}\ncustom: {url: [x]}\nacademia_edu: me\n",
        ),
        ("_data/cv.yml", "- x\n- title: {a: b}\n  contents: 7\n"),
        ("_data/cv.yml", "just text"),
        ("_data/coauthors.yml", "a: b\nc: [d, {firstname: 7}]\n"),
        ("_data/repositories.yml", "github_users: {a: b}\n"),
        ("_data/cv.json", "{"),
        ("assets/json/resume.json", "[1, 2]"),
        (
            "_bibliography/p.bib",
            "@misc{k, pdf = {" + "../" * 500 + "x}, award = {*}, preview={\\x{}}}",
        ),
        ("markdown_generator/publications.tsv", 'pub_date\ttitle\n2020\t"x\n\n'),
        ("markdown_generator/publications.tsv", "\n\n\t\t\t\n"),
        ("data/authors/x.yaml", "- a\n"),
        (
            "data/authors/x.yaml",
            "name: x\nlinks: [a, {url: 7}]\neducation: x\nskills: {a: b}\nis_owner: [true]\n",
        ),
        ("content/publication/p/cite.bib", "@"),
        ("content/_index.md", "---\nsections: [a, {block: [x], content: 7}]\n---\n"),
    ],
)
def test_data_of_other_shapes_is_read_or_named(system, tree, path, text):
    site, report = read(system, tree({**START[system.name], path: text}))
    assert site is not None
    assert all("Traceback" not in str(item) for item in report.items)


def test_links_out_of_the_tree_are_not_followed(system, tree, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: secret\n---\nsecret words")
    root = tree({**START[system.name], PAGES[system.name]: "![x](out.png) [y](/files/out.pdf)"})
    folder = root / PAGES[system.name].rpartition("/")[0]
    os.symlink(secret, folder / "linked.md")
    os.symlink("/etc/passwd", folder / "out.png")
    (root / "files").mkdir()
    os.symlink("/etc/passwd", root / "files" / "out.pdf")
    os.symlink(tmp_path, root / "_posts")
    site, report = read(system, root)
    assert "secret words" not in repr(site)
    assert site.files == {}
    assert sum("it leads out of the source" in item.why for item in report.items) >= 3


def test_a_large_file_is_neither_read_nor_taken(system, tree):
    root = tree({**START[system.name], PAGES[system.name]: "[x](/files/large.pdf)"})
    (root / "files").mkdir()
    for path in (root / "files" / "large.pdf", (root / PAGES[system.name]).with_name("large.md")):
        with path.open("wb") as file:
            file.truncate(101_000_000)
    start = time.process_time()
    site, report = read(system, root)
    assert time.process_time() - start < 30
    assert site.files == {}
    assert any("larger than" in item.why for item in report.items)


# -- what real pages have ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("one.<br>\ntwo<br/>three<br><br>**four**<br>", "one.\\\ntwo\\\nthree\\\n**four**"),
        ("| a<br>b | c |\n|---|---|\n| 1 | 2 |", "| a<br>b | c |\n|---|---|\n| 1 | 2 |"),
        ("one<br>- two", "one<br>- two"),
        ("x[^1]\n\n---\n\n[^1]: note", "x[^1]\n\n[^1]: note"),
        ("x\n\n{.wide}", "x"),
    ],
)
def test_breaks_rules_and_attributes(move, written, expected):
    assert myst(written, Place("a.md"), move()) == expected


def test_a_lone_backtick_hides_no_image(move):
    target = move({"pic.png": b"x"})
    text = myst("<pre><code>a ` b</code></pre>\n<p><img src='pic.png'></p>", Place("a.md"), target)
    assert "![](/images/pic.png)" in text


def test_a_markdown_file_that_is_linked_is_no_page_of_the_site(move):
    target = move({"misc/cv.md": "# CV"})
    assert "[cv](/files/misc/cv.md.txt)" in myst("[cv](misc/cv.md)", Place("a.md"), target)


def test_a_day_has_two_digits():
    assert day_of("2025-1-6 10:00") == "2025-01-06"


@pytest.mark.parametrize("said", ["", "blank", "Home", "HOMEPAGE "])
def test_a_title_that_names_nothing_is_the_name_of_the_owner(said):
    assert title_of(said, "Ann Fox") == "Ann Fox"
    assert title_of("Fox at Home", "Ann Fox") == "Fox at Home"
    assert title_of(said, "") == said.replace("blank", "")


def test_html_that_is_indented_within_a_tag_is_no_code(move):
    page = (
        "<div>\n\n    <div class='x'>\n    <p>Ice</p>\n    </div>\n</div>\n\nx\n\n    <p>code</p>\n"
    )
    assert myst(page, Place("a.md"), move()) == "Ice\n\nx\n\n    <p>code</p>"
