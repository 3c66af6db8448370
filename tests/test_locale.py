"""The texts that we print ourselves, in the language of the site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import read_mo
from jinja2 import TemplateSyntaxError

from sphinx_profile.domain.headings import type_headings
from sphinx_profile.locale import CATALOG, CATALOG_DIR
from sphinx_profile.model.kinds import PUBLICATION_KINDS
from sphinx_profile.render.labels import _GENRES

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))  # not installed

import catalogs
from catalogs import Catalogs, messages, read

LANGUAGES = ["de", "es", "fr", "it", "ja", "pt_BR", "zh_CN"]
MESSAGES = {message.id for message in messages(read(Catalogs().template))}
STATUSES = ["accepted", "in press", "submitted", "in preparation", "draft"]
SPOKEN = ["title", "alt", "aria-label", "placeholder", "data-copy", "data-copied"]
SPOKEN += ["data-none", "data-one", "data-many", "data-of"]

Site = Any  # those of conftest.py
MyST = Any
Show = Callable[..., Site]
Faults = Callable[[], list[str]]


def translations(language: str) -> dict[str, str]:
    """What Sphinx reads: the messages of a .mo and their translations."""
    with (CATALOG_DIR / language / "LC_MESSAGES" / f"{CATALOG}.mo").open("rb") as file:
        return {message.id: message.string for message in messages(read_mo(file))}


def words(site: Site) -> str:
    """All that a reader of the page, and of the page of a publication, sees or hears."""
    names = [name for name in ("index", "publications/of-thesis") if has(site, name)]
    pages = [site.html(name) for name in names]
    tags = [tag for page in pages for tag in page.find_all()]
    attributes = [str(tag.get(name, "")) for tag in tags for name in SPOKEN]
    return "\n".join([*(page.get_text() for page in pages), *attributes])


def has(site: Site, name: str) -> bool:
    return (site.outdir / f"{name}.html").is_file()


def says(text: str, message: str) -> bool:
    """Whether a text holds a message, as words of its own."""
    return re.search(rf"(?<!\w){re.escape(message)}(?!\w)", text) is not None


WITH_PAGES = {
    "profile_show_drafts": True,
    "profile_publication_pages": True,
    "profile_coins": False,  # what machines read is in no language
    "profile_json_ld": False,
}
SEE = {"see.md": "# Xyzzy\n\n{pub}`mentioned`\n"}
LINKS = {
    kind.name: "https://x.example/"
    for kind in PUBLICATION_KINDS
    if not (kind.url or kind.hosts == ("dl.acm.org",))
}


def everything(md: MyST) -> list[str]:
    """Blocks in which every message of ours is shown; their own words are in no language."""
    marked = {"authors": "Ada Byron\\*, Bo Li†, et al.", "status": "submitted"}
    more = {"pdf": "https://x.example/a.pdf", "bibtex_show": None}
    return [
        md.publication("Xyzzy", "Plugh.", key="xyzzy", year="2019", **marked, **more),
        md.publication("Quux", abstract="Frotz."),
        md.publication("Corge", **LINKS),
        md.directive(
            "profile-bio",
            "Ada Byron",
            "",
            email="a@x.example",
            phone="+49 1",
            homepage="https://x.example/",
        ),
        *(md.publication(f"Foo {n}", status=status) for n, status in enumerate(STATUSES)),
        md.directive("talk", "Baz", "Bar.", publication="xyzzy", date="2019-06-11"),
        *(md.publication(f"Of {t}", type=t, year="2019") for t in {*type_headings(), *_GENRES}),
        md.publication("Edited", editor="A. B", type="mathesis", keywords="x", year="2018"),
        md.publication("Edited Too", editor="A. B and C. D"),
        *(md.directive("publication-list", "", group_by=by) for by in ("type", "status", "year")),
        md.directive("publication-list", "", search=None, export="bib csl ris"),
        md.publication("Folded", authors=", ".join(f"A{n} Foo" for n in range(40))),
        md.publication("Mentioned", key="mentioned", backlinks=None),
        md.directive("publication-list", "", filter="False"),
    ]


# The catalogues


def test_nothing_is_stale_or_missing() -> None:
    command = [sys.executable, str(catalogs.__file__), "check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_they_lie_where_sphinx_is_told_that_they_do() -> None:
    assert Catalogs().template == CATALOG_DIR / f"{CATALOG}.pot"
    assert Catalogs().languages == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_every_message(language: str) -> None:
    found = translations(language)
    assert set(found) == MESSAGES
    assert all(text and text == text.strip() for text in found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    for message, text in translations(language).items():
        values = {"label": "PDF", "title": "Xyzzy", "number": "25"}
        filled, original = text % values, message % values
        assert [v in filled for v in values.values()] == [v in original for v in values.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_link_begins_with_its_label(language: str) -> None:
    """What one sees is what one says to a computer that listens (WCAG 2.2, 2.5.3)."""
    assert translations(language)["%(label)s of %(title)s"].startswith("%(label)s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_statuses_can_be_told_apart(language: str) -> None:
    found = translations(language)
    assert len({found[status] for status in STATUSES}) == len(STATUSES)


# The site


def test_a_german_site_is_german(show_md: Show, md: MyST) -> None:
    german = translations("de")
    site = show_md(*everything(md), files=SEE, language="de", project="Xyz", **WITH_PAGES)
    assert site.warnings == []
    shown = words(site)
    for text in ["Zusammenfassung", "Kurzfassung", "Gliederung", "Kopieren", "Kopiert", "eingereicht",
                 "angenommen", "im Druck", "in Vorbereitung", "Entwurf", "11. Juni 2019",
                 "* gleichwertiger Beitrag, † Korrespondenzautorschaft", "PDF zu Xyzzy",
                 "Vorgestellt wird Xyzzy", "et al."]:  # fmt: skip
        assert says(shown, text), text
    of_sphinx = {"Link to this heading"}  # Sphinx's own headings have it, untranslated in some
    english = [m for m, text in german.items() if text != m and m not in of_sphinx]
    assert [message for message in english if says(shown, message)] == []


def test_other_builders_are_german_too(show_md: Show, md: MyST) -> None:
    blocks = everything(md)
    site = show_md(*blocks, language="de", builder="text", profile_show_drafts=True)
    assert site.warnings == []
    text = site.text("index.txt")
    for word in ["Zusammenfassung", "Kurzfassung", "eingereicht", "im Druck", "gleichwertiger Beitrag",
                 "Vorgestellt wird"]:  # fmt: skip
        assert says(text, word), word
    assert not any(says(text, word) for word in ["Summary", "Abstract", *STATUSES, "Presents"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_reaches_the_page(show_md: Show, md: MyST, language: str) -> None:
    site = show_md(*everything(md), files=SEE, language=language, **WITH_PAGES)
    assert site.warnings == []
    shown, hidden = words(site), {"publication", "talk", "person", "Scholarly profile"}
    for message, text in translations(language).items():
        filled = text.replace("%(label)s", "PDF").replace("%(title)s", "Xyzzy")
        filled = filled.replace("%(number)s", "25")
        assert message in hidden or filled in shown, filled


def test_the_search_names_kinds_of_entries(show_md: Show, md: MyST) -> None:
    index = show_md(*everything(md), language="de").text("searchindex.js")
    assert "Publikation" in index
    assert "Vortrag" in index


def test_texts_follow_the_language_within_one_process(show_md: Show, md: MyST) -> None:
    """Nothing is translated once and for all, when a module is imported or a page read."""
    site = show_md(*everything(md), language="fr")
    for language in ["de", "en", "ja"]:
        site.rebuild(language=language)
        assert site.warnings == []
        found = translations(language) if language != "en" else {}
        for message in ["submitted", "Summary", "equal contribution", "Copy"]:
            assert says(words(site), found.get(message, message))
        kind = found.get("publication", "publication")
        assert json.dumps(kind)[1:-1] in site.text("searchindex.js")


def test_a_region_has_the_texts_of_its_language(show_md: Show, md: MyST) -> None:
    site = show_md(*everything(md), language="de_AT")
    assert site.warnings == []
    assert says(words(site), "Zusammenfassung")


@pytest.mark.parametrize("language", ["en", "nl", "zh_TW", "xx", "xx_YY"])
def test_a_language_without_a_catalogue_is_english(show_md: Show, md: MyST, language: str) -> None:
    site = show_md(*everything(md), language=language, profile_show_drafts=True)
    assert [line for line in site.warnings if not line.endswith("[docutils]")] == []
    shown = words(site)
    for text in ["Summary", "Abstract", "Outline", "Presents Xyzzy", "PDF of Xyzzy", *STATUSES,
                 "* equal contribution, † corresponding author"]:  # fmt: skip
        assert says(shown, text), text


# tools/catalogs.py


@pytest.fixture
def checkout(tmp_path: Path) -> Catalogs:
    """Sources with three messages, and a German catalogue that is in order."""
    source = 'print(_("Copy"), _("%(label)s of %(title)s"))\n'
    template = "{% macro a() %}<p title=\"{{ _('Copied') }}\">{{ _('Copy') }}</p>{% endmacro %}\n"
    folder = tmp_path / CATALOG / "templates" / "profile"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(template)
    (tmp_path / CATALOG / "a.py").write_text(source)
    return in_german(Catalogs(tmp_path))


def in_german(made: Catalogs) -> Catalogs:
    """Begin the German catalogue, and fill it."""
    catalogs.main(["extract"], made.root)
    catalogs.main(["update", "de"], made.root)
    for message in ["Copy", "Copied", "%(label)s of %(title)s"]:
        text = translations("de")[message]
        edit(made, f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{text}"')
    catalogs.main(["compile"], made.root)
    return made


@pytest.fixture
def faults(checkout: Catalogs, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """``faults()``: what ``check`` prints; it ends with 1 if that is anything."""

    def run() -> list[str]:
        capsys.readouterr()
        status = catalogs.main(["check"], checkout.root)
        lines = capsys.readouterr().err.splitlines()
        assert status == (1 if lines else 0)
        return lines

    return run


def edit(made: Catalogs, old: str, new: str) -> None:
    """Replace what a translator sees once in the German catalogue."""
    path = made.path("de")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_messages_come_from_python_and_from_templates(checkout: Catalogs, faults: Faults) -> None:
    assert faults() == []
    found = {message.id: message for message in messages(read(checkout.template))}
    assert set(found) == {"Copy", "Copied", "%(label)s of %(title)s"}
    places = [place for place, _line in found["Copy"].locations]
    assert places == ["sphinx_profile/a.py", "sphinx_profile/templates/profile/a.html"]


def test_files_are_reproducible(checkout: Catalogs, faults: Faults) -> None:
    """No dates, no line numbers, and nothing of the version of Babel."""
    source = checkout.root / CATALOG / "a.py"
    source.write_text("\n\n" + source.read_text())
    assert faults() == []
    held = b"".join(path.read_bytes() for path in checkout.folder.rglob("*.*o*"))
    assert re.search(rb"Date|Babel|20\d\d|a\.py:", held) is None


def test_new_message(checkout: Catalogs, faults: Faults) -> None:
    (checkout.root / CATALOG / "b.py").write_text('_("Outline")\n')
    assert faults() == ["sphinx_profile.pot is stale: extract", "de: missing: 'Outline'"]
    catalogs.main(["extract"], checkout.root)
    catalogs.main(["update"], checkout.root)
    assert faults() == ["de: missing: 'Outline'"]


def test_message_that_is_gone(checkout: Catalogs, faults: Faults) -> None:
    (checkout.root / CATALOG / "a.py").write_text('_("Copy")\n')
    obsolete = "de: obsolete: '%(label)s of %(title)s'"
    assert faults() == ["sphinx_profile.pot is stale: extract", obsolete]
    for command in ["extract", "update", "compile"]:
        catalogs.main([command], checkout.root)
    assert faults() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('msgstr "Kopiert"', 'msgstr ""', "de: missing: 'Copied'"),
        ('msgid "Copied"', '#, fuzzy\nmsgid "Copied"', "de: fuzzy: 'Copied'"),
        ('msgid "Copied"', '#~ msgid "Gone"\n#~ msgstr "Fort"\n\nmsgid "Copied"', "de: obsolete: 'Gone'"),
        ("%(label)s zu %(title)s", "%(label)s", "de: other placeholders: '%(label)s of %(title)s'"),
        ('msgstr "Kopiert"', 'msgstr "Ist kopiert"', "de: the .mo is stale: compile"),
        ("#: sphinx_profile/a.py", "#: sphinx_profile/b.py", "de: the .po is stale: update"),
    ],
)  # fmt: skip
def test_faults_of_a_catalogue(
    checkout: Catalogs, faults: Faults, old: str, new: str, expected: str
) -> None:
    text = checkout.path("de").read_text(encoding="utf-8")
    checkout.path("de").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(line.startswith(expected) for line in faults())


@pytest.mark.parametrize("suffix", [".po", ".mo"])
def test_files_that_are_gone(checkout: Catalogs, faults: Faults, suffix: str) -> None:
    checkout.path("de", suffix).unlink()
    assert faults() != []


def test_update_leaves_the_header_to_the_translators(checkout: Catalogs, faults: Faults) -> None:
    edit(checkout, 'msgid ""\n', '# Translated by Ada.\nmsgid ""\n')
    edit(checkout, '"Language: de\\n"\n', '"Language: de\\n"\n"Last-Translator: Ada\\n"\n')
    before = checkout.path("de").read_bytes()
    catalogs.main(["update"], checkout.root)
    assert checkout.path("de").read_bytes() == before
    assert faults() == []


def test_a_template_that_does_not_parse_is_an_error(checkout: Catalogs) -> None:
    (checkout.root / CATALOG / "templates" / "b.html").write_text("{{ _('Copy' }}")
    with pytest.raises(TemplateSyntaxError):
        catalogs.main(["extract"], checkout.root)
