"""Where a publication appeared, put together from the fields that its type has for it.

The fields of each type are those of BibLaTeX (manual, section 2.1.1) and BibTeX (btxdoc, 3.1).
"""

from __future__ import annotations

from sphinx_profile.formats.fields import FieldReader
from sphinx_profile.model.inline import Inline, Run, inline

_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "issuetitle")
_BODIES = ("school", "institution", "organization", "howpublished", "publisher")
_REPORTS = frozenset({"techreport", "report", "manual", "patent"})


def read_venue(reader: FieldReader) -> Inline:
    """``venue`` as it was written, or what the fields of the entry say.

    ``Journal 12(3), 4–5``, ``Proceedings, pages``, a school, an institution, a publisher.
    """
    if reader.get("venue"):
        return reader.inline("venue")
    name = reader.inline(*_CONTAINERS) or reader.inline("eventtitle") or reader.inline(*_BODIES)
    is_report = reader.entry.type in _REPORTS
    number = "" if is_report else reader.text("number", "issue")
    volume = reader.text("volume")
    issue = f"{volume}({number})" if volume and number else volume or number
    pages = reader.text("pages", "eid").replace("--", "–")
    details = ", ".join(part for part in (issue, pages) if part)
    separator: Inline = (Run(" " if issue else ", "),) if name and details else ()
    own: Inline = () if name or details else _preprint(reader)
    return (*name, *separator, *inline(details), *own)


def _preprint(reader: FieldReader) -> Inline:
    """``arXiv:1902.05687 [cs.LG]``, where an archive is all that is known."""
    value = reader.url("eprint")
    archive = reader.text("eprinttype", "archiveprefix")
    if not value or not archive:
        return ()
    field = reader.text("primaryclass", "eprintclass")
    return inline(f"{archive}:{value} [{field}]" if field else f"{archive}:{value}")
