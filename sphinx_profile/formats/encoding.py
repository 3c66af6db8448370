"""The text of a file, whatever it is encoded in.

Read are UTF-8 and UTF-16, with and without byte order marks, and what JabRef names in the first
lines (``% Encoding: windows-1252``). All else is taken for CP1252, or for Latin-1 where that has
no character: the whole file, or the few bytes of it that are not UTF-8.
"""

from __future__ import annotations

import codecs
import re

from sphinx_profile.diagnostics import Finding, Problem

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b", b"GIF8", b"\xff\xd8\xff", b"\x7fELF"),
    *(b"BZh", b"\xfd7zXZ", b"\xd0\xcf\x11\xe0", b"SQLite format 3"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r") + b"\x7f"
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SPACES = {"\x0b": " ", "\x0c": " ", "\x85": " "}
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_RARE = (codecs.BOM_UTF8, b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_HEADER = re.compile(rb"^%\s*Encoding:\s*([A-Za-z0-9_.:-]{1,40})", re.MULTILINE)
_CODEC = re.compile(
    r"(?:windows-?|cp-?|ibm-?)\d{3,4}|iso-?8859-?\d{1,2}|latin-?\d{1,2}|koi8-?[ru]|mac-?[a-z]{3,9}"
    r"|gbk|gb2312|gb18030|big5|shift-?jis|sjis|euc-?(?:jp|kr)|tis-?620"
)
_SAMPLE = 8192
_MOST_CONTROLS = 0.02
_BYTE = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of ``data``, its lines ended by newlines, and what is wrong with its encoding.

    Control characters are left out; a form feed is a space. ``name`` is what messages call the
    bibliography. Binary data gives ``""`` and a finding.
    """
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "") or _guess(data)
    if not codec and _is_binary(data):
        return "", (Finding(Problem.BIBLIOGRAPHY, f"{name} is binary, no text", name),)
    text, said = _wide(data, codec) if codec else _narrow(data)
    findings = (_finding(data, name, *said),) if said else ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if codec or said or _has_rare(data):
        text = _NO_TEXT.sub(lambda match: _SPACES.get(match[0], ""), text)
    return text, findings


def _guess(data: bytes) -> str:
    """UTF-16 without a mark: the half of each character that is null in plain English."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < max(4, len(sample) // 4):
        return ""
    return "utf-16-le" if odd > 9 * even else "utf-16-be" if even > 9 * odd else ""


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return data.startswith(_BINARY) or controls > max(3, len(sample) * _MOST_CONTROLS)


def _has_rare(data: bytes) -> bool:
    """Whether there is what a text may not hold: a control, a mark, a non-character."""
    if len(data.translate(None, _CONTROLS)) != len(data) or _C1.search(data):
        return True
    return any(rare in data for rare in _RARE)


def _wide(data: bytes, codec: str) -> tuple[str, tuple[int, str] | None]:
    """The text of UTF-16 or UTF-32, and where it is broken and what is done about it."""
    shown = codec.upper()[:6]
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    try:
        return data.decode(codec), None if marked else (
            data.find(0),
            f"the file is read as {shown}",
        )
    except UnicodeDecodeError as error:
        return data.decode(codec, "replace"), (error.start, f"the file is read as {shown}")


def _narrow(data: bytes) -> tuple[str, tuple[int, str] | None]:
    """The text of UTF-8 or of an older encoding, and where it is not UTF-8 and what is done."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        start = error.start
    header = _HEADER.search(data[:_SAMPLE])
    codec = header[1].decode("ascii").lower().replace("_", "-") if header else ""
    if _CODEC.fullmatch(codec):
        try:
            return data.decode(codec), (start, f"the file is read as {codec}, which it names")
        except (LookupError, UnicodeDecodeError):
            pass
    text = data.decode("utf-8", "surrogateescape")
    strange = len(_BYTE.findall(text))
    if len(_BEYOND_ASCII.findall(text)) >= 2 * strange:
        text = _BYTE.sub(lambda match: _older(bytes([ord(match[0]) - 0xDC00])), text)
        number = "this byte is" if strange == 1 else f"this byte and {strange - 1} more are"
        return text, (start, f"{number} read as CP1252")
    return _older(data), (start, "the file is read as CP1252")


def _older(data: bytes) -> str:
    """CP1252, or Latin-1 where there is a byte that it has no character for."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _finding(data: bytes, name: str, start: int, what: str) -> Finding:
    line = data.count(b"\n", 0, start) + 1
    if b"\n" not in data[:start]:
        line += data.count(b"\r", 0, start)
    message = (
        f"{name} is not UTF-8: byte 0x{data[start]:02X} at offset {start}, line {line}: {what}"
    )
    return Finding(Problem.ENCODING, message, f"{name}:{line}")
