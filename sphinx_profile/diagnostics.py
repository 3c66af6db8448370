"""Everything that can be wrong with an input, and the one way to say so.

A reader of text returns :class:`Finding` values; only a directive, a transform or the
domain, which know where the text stands, turns them into warnings with :func:`warn`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes

    Location = str | tuple[str, int] | tuple[str | None, int | None] | nodes.Node | None


class Problem(Enum):
    """What can be wrong: the value is the subtype of the warning, the docstring explains it.

    A site silences one with ``suppress_warnings = ["profile.missing_file"]``, all with
    ``["profile"]``.
    """

    def __new__(cls, subtype: str, explanation: str) -> Problem:
        """Make a member whose value is the subtype and whose docstring explains it."""
        member = object.__new__(cls)
        member._value_ = subtype
        member.__doc__ = explanation
        return member

    NO_TITLE = (
        "no_title",
        "A publication or talk has neither a title nor a key, or a biography has no name. "
        "What else it has is shown.",
    )
    UNKNOWN_KEY = (
        "unknown_key",
        "One word stands alone where a key or a title is expected, and no bibliography has "
        "such a key. It is shown as a title; the nearest key is proposed.",
    )
    UNKNOWN_PUBLICATION = (
        "unknown_publication",
        "A talk presents a publication that neither a page nor a bibliography has, or another "
        "talk. The key is shown, without a link; the nearest key is proposed.",
    )
    UNKNOWN_EXPORT = (
        "unknown_export",
        "A reference leads to an export that is not written: there is no such format or list, it "
        "is switched off, or there is nothing to export. Its text stays, without a link.",
    )
    OWN_EXPORT = (
        "own_export",
        "A folder of html_extra_path has a file of the name of an export. It is kept, and links "
        "lead to it. Reported as information, not as a warning.",
    )
    DUPLICATE_KEY = (
        "duplicate_key",
        "Two publications or talks have one key. Both are shown; links lead to the first.",
    )
    UNKNOWN_OPTION = (
        "unknown_option",
        "A directive was given an option that it does not have. A publication keeps the value "
        "as a field of its own.",
    )
    LOST_OPTION = (
        "lost_option",
        "MyST read an option as body, or not at all: an option is one line, and a quote must be "
        "closed. The option is taken as it was meant.",
    )
    BAD_VALUE = (
        "bad_value",
        "An option or a field has a value that is not one of those it takes. Its default is used.",
    )
    EMPTY_AUTHORS = (
        "empty_authors",
        "The authors were given, and no name is in them.",
    )
    BAD_DATE = (
        "bad_date",
        "A year that is no year, or a date that is no date. It is shown as it was written.",
    )
    UNKNOWN_STATUS = (
        "unknown_status",
        "A status that is not published, accepted, in press, submitted, in preparation or draft. "
        "It is shown as it was written.",
    )
    NO_URL = (
        "no_url",
        "A link has a label and no target. The label is shown.",
    )
    UNSAFE_URL = (
        "unsafe_url",
        "A link has a scheme other than http, https, mailto, tel and ftp. The text is shown, "
        "without the link.",
    )
    BAD_IDENTIFIER = (
        "bad_identifier",
        "A DOI, ORCID, arXiv id or another identifier is malformed, or its checksum is wrong. "
        "It is shown, without a link.",
    )
    MISSING_FILE = (
        "missing_file",
        "A local file that an option or a field names does not exist. Its label is shown.",
    )
    OUTSIDE_FILE = (
        "outside_file",
        "A local file lies outside the source folder and every folder of profile_file_roots, "
        "symbolic links resolved. It is not copied.",
    )
    MARKUP = (
        "markup",
        "Markup in an option does not parse. The text is shown as it was written.",
    )
    HIDDEN_DRAFT = (
        "hidden_draft",
        "A cross-reference leads to a draft, and drafts are not shown. Its text stays, "
        "without a link.",
    )
    NOT_SHOWN = (
        "not_shown",
        "A cross-reference leads to an entry of a bibliography that no page shows. Its text stays, "
        "without a link.",
    )
    PAGE_NAME = (
        "page_name",
        "The page of a publication would overwrite another page. The publication gets none.",
    )
    PEOPLE = (
        "people",
        "The registry of people cannot be read, or a part of it is malformed. The rest is used.",
    )
    CONFIG = (
        "config",
        "A profile_* value in conf.py is malformed. The part that is wrong is left out.",
    )
    TEMPLATE = (
        "template",
        "A template of the project's own fails. The one that comes with the extension is used.",
    )
    BIBLIOGRAPHY = (
        "bibliography",
        "A bibliography is missing, a folder, unreadable, binary, too large, or not what its "
        "ending says. The others are used.",
    )
    ENCODING = (
        "encoding",
        "A bibliography is not UTF-8. It is read in the encoding that it seems to have.",
    )
    SYNTAX = (
        "syntax",
        "An entry of a bibliography is malformed: a brace or a quote is not closed, a comma or "
        "the key is missing. What can be read of it is kept, and reading goes on at the next.",
    )
    UNKNOWN_MACRO = (
        "unknown_macro",
        "A value names a macro that no @string defines. The name stands in its place.",
    )
    DUPLICATE_FIELD = (
        "duplicate_field",
        "An entry of a bibliography has one field twice. The first is used.",
    )
    BAD_NAME = (
        "bad_name",
        "A name in a list of authors has more commas than BibTeX knows a meaning for, or nothing "
        "in it.",
    )
    EXPANSION = (
        "expansion",
        "The macros of a bibliography expand to more than a million characters. What is "
        "over that is left out.",
    )
    INHERITANCE = (
        "inheritance",
        "A crossref or xdata names an entry that is not there, or leads back to where it began.",
    )
    QUERY = (
        "query",
        "A filter, a sort key or a grouping of a list does not parse. The list is shown "
        "without it.",
    )
    EMPTY_LIST = (
        "empty_list",
        "A list matches no publication. Reported as information, not as a warning.",
    )
    AMBIGUOUS_NAME = (
        "ambiguous_name",
        "The initials of an author fit more than one person of the registry. The name is left "
        "alone. Reported as information, not as a warning.",
    )


_INFORMATION = (Problem.AMBIGUOUS_NAME, Problem.EMPTY_LIST, Problem.OWN_EXPORT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that a reader found in its text: what kind, and a sentence for the user.

    ``place`` is ``"path:line"`` where the reader knows it: a bibliography is no page.
    """

    problem: Problem
    message: str
    place: str = ""


def warn(problem: Problem, message: str, location: Location = None) -> None:
    """Log ``message`` as a Sphinx warning of type ``profile`` and the problem's subtype.

    ``location`` is a node, ``"file:line"`` or ``(docname, line)``, as
    :class:`sphinx.util.logging.SphinxLoggerAdapter` takes it.
    """
    from sphinx.util import logging  # noqa: PLC0415  (loaded when it is needed)

    logger = logging.getLogger(__name__)
    if problem in _INFORMATION:
        logger.info("%s", message, location=location)
        return
    logger.warning("%s", message, type="profile", subtype=problem.value, location=location)


def warn_all(findings: list[Finding], location: Location = None) -> None:
    """Log every finding, at its own place or else at this one."""
    for finding in findings:
        warn(finding.problem, finding.message, finding.place or location)
