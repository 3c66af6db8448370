"""Everything that the linter finds: one enum, from which the manual's tables and pages are made."""

from __future__ import annotations

from enum import Enum, StrEnum

from sphinx_profile.lint.examples import EXAMPLES, Example

PAGE = "https://sphinx-profile.readthedocs.io/page/check.html"
"""Where the manual explains the codes."""


class Severity(StrEnum):
    """How much a finding weighs: errors fail a check, warnings with ``--strict`` as well."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_ERROR, _WARNING, _INFO = Severity

FAMILIES = {
    "SY": "Syntax: what the readers report",
    "EN": "Entries: types, fields, values",
    "ID": "Identifiers",
    "DU": "Duplicates",
    "PE": "People",
    "VE": "Venues",
    "DA": "Dates",
    "FI": "Files",
    "UR": "Links",
    "TX": "Text and LaTeX",
}
"""The letters that codes begin with, and what the codes of each are about."""


class Code(Enum):
    """What can be found: the value is the code, the docstring explains it.

    ``severity`` says how much it weighs, ``is_fixable`` whether ``--fix`` mends it where it is
    sure, ``title`` is a few words, and ``example`` shows it wrong and right.
    """

    severity: Severity
    is_fixable: bool
    title: str

    def __new__(
        cls, code: str, severity: Severity, title: str, explanation: str, fixable: bool = False
    ) -> Code:
        """Make a member whose value is the code and whose docstring explains it."""
        member = object.__new__(cls)
        member._value_ = code
        member.severity = severity
        member.title = title
        member.is_fixable = fixable
        member.__doc__ = explanation
        return member

    @property
    def example(self) -> Example:
        """The code as it is met, and how it is put right."""
        return EXAMPLES[self.value]

    @property
    def url(self) -> str:
        """Where the manual explains the code."""
        return f"{PAGE}#{self.value.lower()}"

    UNREADABLE = (
        "SY101",
        _ERROR,
        "file cannot be read",
        "A bibliography, a registry, a page or a folder is unreadable, binary, too large, or not "
        "what its ending says, or a file that conf.py names is missing.",
    )
    ENCODING = (
        "SY102",
        _WARNING,
        "not UTF-8",
        "A file is not UTF-8. It is read in the encoding that it seems to have. Save it as UTF-8.",
    )
    SYNTAX = (
        "SY103",
        _ERROR,
        "malformed entry",
        "An entry of a bibliography is malformed: a brace or a quote is not closed, a comma or the "
        "key is missing. BibTeX stops there or drops the rest.",
    )
    UNKNOWN_MACRO = (
        "SY104",
        _WARNING,
        "macro that nothing defines",
        "A value names a macro that no @string defines. BibTeX leaves the value empty.",
    )
    DUPLICATE_FIELD = (
        "SY105",
        _WARNING,
        "field given twice",
        "An entry has one field twice. Only one of them is used.",
    )
    EXPANSION = (
        "SY106",
        _ERROR,
        "macros expand to too much",
        "The macros of a bibliography expand to more than a million characters.",
    )
    BAD_NAME = (
        "SY107",
        _WARNING,
        "malformed name",
        "A list of authors or editors is malformed: names joined by commas instead of 'and', too "
        "many commas in one, nothing between two.",
    )
    BAD_KEY = (
        "SY108",
        _WARNING,
        "key that BibTeX refuses",
        "A key holds white space or one of \" # % ' ( ) , = { } ~ \\ @. BibTeX, Biber or LaTeX "
        "refuses it. It is not mended, because pages and papers refer to it.",
    )
    INHERITANCE = (
        "SY109",
        _WARNING,
        "crossref that leads nowhere",
        "A crossref or xdata names an entry that is not there, or leads back to where it began.",
    )
    CONF = (
        "SY110",
        _WARNING,
        "conf.py cannot be read",
        "conf.py is no Python, or a value in it that the check needs is malformed. It is read, "
        "never run: values that are computed are not known to the check.",
    )
    IGNORE = (
        "SY111",
        _WARNING,
        "ignore of an unknown code",
        "A comment or pyproject.toml switches off a code that does not exist.",
    )
    UNKNOWN_TYPE = (
        "EN101",
        _WARNING,
        "entry type misspelt",
        "The type of an entry is unknown, and close to one that is known. Mended where one letter "
        "is wrong.",
        True,
    )
    UNKNOWN_FIELD = (
        "EN102",
        _WARNING,
        "field misspelt",
        "The name of a field or an option is unknown, and close to one that is known. Mended in a "
        "bibliography where one letter is wrong and the right field is not there. The plural of a "
        "kind of link and a known name with id, url and the like behind it are names of their own.",
        True,
    )
    MISSING_FIELD = (
        "EN103",
        _WARNING,
        "required field missing",
        "An entry lacks a field that its type requires (Oren Patashnik, “BibTeXing”, section 3.1). "
        "BibLaTeX's names count as well, and so does what comes from a crossref.",
    )
    UNKNOWN_STATUS = (
        "EN104",
        _WARNING,
        "unknown status",
        "A status that is not published, accepted, in press, submitted, in preparation or draft.",
    )
    PAGE_HYPHEN = (
        "EN105",
        _INFO,
        "page range with one hyphen",
        "A range of pages has one hyphen. LaTeX wants two, for a dash.",
        True,
    )
    NO_DOI = (
        "ID101",
        _INFO,
        "no DOI",
        "An article or a paper of a conference has no DOI, and no other identifier either.",
    )
    BAD_DOI = (
        "ID102",
        _ERROR,
        "malformed DOI",
        "A DOI is malformed. It begins with 10., four to nine digits and a slash.",
    )
    DOI_URL = (
        "ID103",
        _WARNING,
        "DOI written as URL",
        "A DOI is written as a URL or with a prefix. Styles put https://doi.org/ before it again.",
        True,
    )
    BAD_ARXIV = (
        "ID104",
        _ERROR,
        "malformed arXiv identifier",
        "An arXiv identifier is malformed: its form is 1902.05687 (year, month, number; five "
        "digits since 2015) or hep-th/9901001.",
    )
    ARXIV_URL = (
        "ID105",
        _WARNING,
        "arXiv identifier written as URL",
        "An arXiv identifier is written as a URL or with a prefix.",
        True,
    )
    BAD_ORCID = (
        "ID106",
        _ERROR,
        "malformed ORCID",
        "An ORCID does not have sixteen characters, or its last character does not fit the others "
        "(ISO/IEC 7064, MOD 11-2).",
    )
    BAD_ISBN = (
        "ID107",
        _ERROR,
        "malformed ISBN",
        "An ISBN does not have ten or thirteen digits, or its last digit does not fit the others "
        "(ISO 2108, annex C).",
    )
    BAD_ISSN = (
        "ID108",
        _ERROR,
        "malformed ISSN",
        "An ISSN does not have eight digits, or its last digit does not fit the others (ISO 3297, "
        "section 4).",
    )
    BAD_IDENTIFIER = (
        "ID109",
        _ERROR,
        "malformed identifier",
        "Another identifier, such as that of PubMed, is malformed.",
    )
    DUPLICATE_KEY = (
        "DU101",
        _ERROR,
        "key given twice",
        "Two entries of one bibliography, or of those that conf.py names, have one key. BibTeX "
        "stops at the second, the first is shown. In two other bibliographies of a folder, one "
        "publication may have its key in both.",
    )
    SAME_DOI = (
        "DU102",
        _WARNING,
        "one DOI twice",
        "Two entries have one DOI: they are one publication, or one of them has the wrong DOI.",
    )
    SAME_TITLE = (
        "DU103",
        _WARNING,
        "one publication twice",
        "Two entries have one title, one year and authors in common. Accents, case and punctuation "
        "do not matter. Two with different DOIs, volumes or pages are different, and so are talks, "
        "posters and patents with different places, events or notes.",
    )
    UNTIED_VERSIONS = (
        "DU104",
        _WARNING,
        "preprint not tied to the published paper",
        "A preprint and a published paper have one title, and nothing ties them. Give the "
        "published one the `arxiv` or `eprint` of the preprint and drop the preprint, or let the "
        "preprint name the other with `doi` or `related`.",
    )
    NO_OWNER = (
        "PE101",
        _ERROR,
        "owner nowhere among the authors",
        "The owner of the site is in no list of authors at all: the name is misspelt, or lacks an "
        "alias.",
    )
    OWNER_MISSING = (
        "PE102",
        _WARNING,
        "owner not among the authors",
        "An entry of the owner's bibliography has a list of authors, and the owner is not in it. A "
        "list that ends in “and others” is left alone. Where most entries are those of others, "
        "they are counted, not named.",
    )
    INITIALS = (
        "PE103",
        _INFO,
        "one person in full and with initials",
        "One person is written with initials here, in full there. A person of the registry is "
        "recognised in both, and not reported.",
    )
    SPELLING = (
        "PE104",
        _WARNING,
        "one person spelt two ways",
        "Two names differ by accents, by hyphens, by order or by one letter, and seem to be one "
        "person's.",
    )
    NEAR_PERSON = (
        "PE105",
        _WARNING,
        "close to a registered person",
        "An author is nobody of the registry, and close to somebody. Mend the name, or give the "
        "person an alias.",
    )
    REGISTRY = (
        "PE106",
        _WARNING,
        "malformed registry",
        "A part of the registry of people is malformed, unknown or given twice.",
    )
    AMBIGUOUS = (
        "PE107",
        _INFO,
        "fits two persons",
        "The initials of an author fit more than one person of the registry. Nobody is linked.",
    )
    VENUE = (
        "VE101",
        _WARNING,
        "one venue spelt two ways",
        "A journal or a conference is written in two ways: case, punctuation, an abbreviation, or "
        "one letter. Years and numbers do not matter.",
    )
    BAD_DATE = (
        "DA101",
        _WARNING,
        "no date that can be read",
        "A date, a year or a month cannot be read.",
    )
    IMPOSSIBLE_DATE = (
        "DA102",
        _ERROR,
        "date that does not exist",
        "A month is not one of twelve, or the month does not have such a day.",
    )
    FUTURE = (
        "DA103",
        _WARNING,
        "year in the future",
        "A year is later than the next one.",
    )
    MISSING_FILE = (
        "FI101",
        _ERROR,
        "file missing",
        "A local file that a field or an option names does not exist. It is looked for beside the "
        "file that names it, in the source folder, and in the folders of profile_file_roots; a "
        "slash at its beginning is the source folder.",
    )
    OUTSIDE_FILE = (
        "FI102",
        _WARNING,
        "file outside the site",
        "A local file lies outside the source folder and every folder of profile_file_roots. It is "
        "not copied into the site.",
    )
    HTTP = (
        "UR101",
        _WARNING,
        "http where https is known",
        "A URL begins with http://, and its host is known to have https.",
        True,
    )
    UNSAFE_URL = (
        "UR102",
        _ERROR,
        "scheme that is not allowed",
        "A URL has a scheme other than http, https, mailto, tel and ftp. It is not linked.",
    )
    NO_SCHEME = (
        "UR103",
        _WARNING,
        "URL without a scheme",
        "A URL begins with www. or a host that is known, and lacks https://. It would be taken for "
        "a file. Mended where the host is known to have https.",
        True,
    )
    BAD_URL = (
        "UR104",
        _ERROR,
        "malformed URL",
        "A URL is malformed: one slash, no colon, https:// twice, white space in the host, or HTML "
        "around it. A link of HTML is mended.",
        True,
    )
    CAPITALS = (
        "TX101",
        _WARNING,
        "title in capitals",
        "A title is written in capitals throughout. Styles make small letters of capitals, and no "
        "capitals of small ones back.",
    )
    BRACES = (
        "TX102",
        _ERROR,
        "brace without counterpart",
        "A brace of a field has no counterpart.",
    )
    UNKNOWN_COMMAND = (
        "TX103",
        _WARNING,
        "unknown LaTeX command",
        "A field holds a command of LaTeX that is not known. It is shown as it was written.",
    )
    MATH = (
        "TX104",
        _WARNING,
        "formula not closed",
        "A dollar sign or another beginning of a formula has no counterpart. A price is \\$5.",
    )
    SPECIAL = (
        "TX105",
        _WARNING,
        "special character of LaTeX",
        "One of & % # _ ^ stands bare in a field that LaTeX sets, outside formulas and URLs. LaTeX "
        "stops there. The first three are mended by a backslash.",
        True,
    )
    MOJIBAKE = (
        "TX106",
        _WARNING,
        "text decoded wrongly",
        "Letters were decoded wrongly once (mojibake). They are mended where the file is UTF-8. A "
        "replacement character, U+FFFD, stands for one that is lost.",
        True,
    )
    HTML = (
        "TX107",
        _WARNING,
        "HTML in a field",
        "A field of a bibliography holds an entity or a tag of HTML, as copied from the site of a "
        "publisher. Entities are mended.",
        True,
    )


def codes_of(pattern: str) -> frozenset[Code]:
    """The codes that a code, its beginning (``ID``, ``ID1``), or ``ALL`` names; none if unknown."""
    start = pattern.strip().upper()
    if start == "ALL":
        return frozenset(Code)
    if not start[:2].isalpha() or len(start) < 2:
        return frozenset()
    return frozenset(code for code in Code if code.value.startswith(start))
