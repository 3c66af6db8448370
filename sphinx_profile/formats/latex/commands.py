"""What the commands of LaTeX mean in a field: tables, and no code but their lookup."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

LETTERS = {
    **{"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ"},
    **{"ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "ij": "ĳ", "IJ": "Ĳ"},
    **{"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ"},
    **{"ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "textschwa": "ə"},
}

PUNCTUATION = {
    **{character: character for character in "&%$#_{}"},
    **{" ": " ", "\t": " ", "\n": " ", "\r": " ", "\\": " ", ">": " ", ":": " ", ";": " "},
    **{",": "\u202f", "thinspace": "\u202f", "nobreakspace": "\xa0", "space": " "},
    **{"/": "", "-": "", "@": "", "!": "", "negthinspace": "", "xspace": "", "null": ""},
    **{"textcompwordmark": "", "slash": "/", "newline": " ", "linebreak": " ", "par": "\n\n"},
    **{"quad": " ", "qquad": " ", "enspace": " ", "enskip": " ", "hfill": " ", "newblock": " "},
    **{"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—"},
    **{"lq": "‘", "rq": "’", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'"},
    **{"textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "dq": '"'},
    **{"quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "glq": "‚"},
    **{"grq": "‘", "flqq": "«", "frqq": "»", "guillemotleft": "«", "guillemotright": "»"},
    **{"guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›"},
    **{"og": "«\xa0", "fg": "\xa0»", "textasciigrave": "`", "textasciiacute": "´"},
}

SIGNS = {
    **{"textbackslash": "\\", "textbar": "|", "textless": "<", "textgreater": ">"},
    **{"textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textdollar": "$"},
    **{"textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}"},
    **{"lbrack": "[", "rbrack": "]", "textnumbersign": "#", "textpercent": "%"},
    **{"S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "ddag": "‡"},
    **{"textdagger": "†", "textdaggerdbl": "‡", "textbullet": "•", "textperiodcentered": "·"},
    **{"copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™"},
    **{"pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€"},
    **{"textcent": "¢", "textyen": "¥", "textdegree": "°", "degree": "°", "degr": "°"},
    **{"celsius": "°C", "textcelsius": "°C", "textmu": "µ", "textohm": "Ω", "textpm": "±"},
    **{"texttimes": "×", "textexclamdown": "¡", "textquestiondown": "¿", "textnumero": "№"},
    **{"textonehalf": "½", "textordfeminine": "ª", "textordmasculine": "º", "textminus": "−"},
    **{"checkmark": "✓", "item": "• ", "sun": "☉"},
}

LOGOS = {
    **{name: name for name in ("TeX", "LaTeX", "BibTeX", "XeTeX", "XeLaTeX", "LuaTeX", "JabRef")},
    **{name: name for name in ("LuaLaTeX", "pdfTeX", "pdfLaTeX", "ConTeXt", "METAFONT", "TikZ")},
    **{"LaTeXe": "LaTeX2ε", "AmS": "AMS", "AMS": "AMS", "AmSTeX": "AMS-TeX", "eTeX": "ε-TeX"},
    **{"AmSLaTeX": "AMS-LaTeX", "MF": "METAFONT", "MP": "METAPOST", "KOMAScript": "KOMA-Script"},
    **{"Cpp": "C++", "CPP": "C++"},
}

JOURNALS = {
    "aap": "Astronomy & Astrophysics",
    "aapr": "The Astronomy and Astrophysics Review",
    "aaps": "Astronomy & Astrophysics Supplement Series",
    "aas": "American Astronomical Society Meeting Abstracts",
    "actaa": "Acta Astronomica",
    "aj": "The Astronomical Journal",
    "ao": "Applied Optics",
    "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters",
    "apjlett": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series",
    "apjsupp": "The Astrophysical Journal Supplement Series",
    "aplett": "Astrophysical Letters",
    "applopt": "Applied Optics",
    "apspr": "Astrophysics and Space Physics Research",
    "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "astap": "Astronomy & Astrophysics",
    "azh": "Astronomicheskii Zhurnal",
    "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands",
    "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "dps": "AAS Division for Planetary Sciences Meeting Abstracts",
    "fcp": "Fundamentals of Cosmic Physics",
    "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters",
    "iaucirc": "International Astronomical Union Circular",
    "icarus": "Icarus",
    "jaavso": "Journal of the American Association of Variable Star Observers",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jcp": "The Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "maps": "Meteoritics & Planetary Science",
    "memras": "Memoirs of the Royal Astronomical Society",
    "memsai": "Memorie della Società Astronomica Italiana",
    "mnassa": "Monthly Notes of the Astronomical Society of South Africa",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "na": "New Astronomy",
    "nar": "New Astronomy Reviews",
    "nat": "Nature",
    "nphysa": "Nuclear Physics A",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "physrep": "Physics Reports",
    "physscr": "Physica Scripta",
    "planss": "Planetary and Space Science",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "procspie": "Proceedings of SPIE",
    "psj": "The Planetary Science Journal",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "rnaas": "Research Notes of the AAS",
    "sci": "Science",
    "skytel": "Sky & Telescope",
    "solphys": "Solar Physics",
    "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik",
}
"""The journals of the Astrophysics Data System's BibTeX, as their publishers name them."""

SYMBOLS = {**JOURNALS, **LOGOS, **SIGNS, **PUNCTUATION, **LETTERS}

ACCENTS = {
    **{"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304"},
    **{".": "\u0307", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "u": "\u0306"},
    **{"v": "\u030c", "b": "\u0331", "d": "\u0323", "t": "\u0361", "h": "\u0309", "G": "\u030f"},
    **{"f": "\u0311", "textcommabelow": "\u0326", "textogonekcentered": "\u0328"},
    **{"acute": "\u0301", "grave": "\u0300", "ddot": "\u0308", "hat": "\u0302", "bar": "\u0304"},
    **{"tilde": "\u0303", "dot": "\u0307", "check": "\u030c", "breve": "\u0306", "vec": "\u20d7"},
}
"""What a command puts on the letter behind it."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What becomes of the argument of a command.

    It is ``shown`` or left out; a style is added, others are taken away; text stands before and
    after it; ``then`` is the next argument.
    """

    style: str = ""
    removes: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    shown: bool = True
    then: Argument | None = None


KEPT = Argument()
LEFT_OUT = Argument(shown=False)
WRITTEN = Argument(before="{", after="}")
"""An argument of a command that nobody knows: as it was written, and so are all that follow."""

_FONTS = ("strong", "emphasis", "literal")
_QUOTED = Argument(before="“", after="”")
_CITED = Argument(before="[", after="]")
_SECOND = Argument(shown=False, then=KEPT)
_FIRST = Argument(then=LEFT_OUT)

COMMANDS = {
    **dict.fromkeys(("textbf", "mkbibbold"), Argument("strong")),
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), Argument("emphasis")),
    "texttt": Argument("literal"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), Argument("superscript")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), Argument("subscript")),
    **dict.fromkeys(("textnormal", "textrm", "textsf"), Argument(removes=_FONTS)),
    "textup": Argument(removes=("emphasis",)),
    "textmd": Argument(removes=("strong",)),
    **dict.fromkeys(("enquote", "mkbibquote"), _QUOTED),
    "mkbibparens": Argument(before="(", after=")"),
    "mkbibbrackets": _CITED,
    **dict.fromkeys(("footnote", "thanks"), Argument(before=" (", after=")")),
    **dict.fromkeys(("cite", "citep", "citet", "textcite", "parencite", "citeauthor"), _CITED),
    **dict.fromkeys(("underline", "uline", "ul", "sout", "st", "mbox", "hbox", "makebox"), KEPT),
    **dict.fromkeys(("fbox", "text", "uppercase", "lowercase", "MakeUppercase"), KEPT),
    **dict.fromkeys(("MakeLowercase", "MakeTextUppercase", "MakeTextLowercase"), KEPT),
    **dict.fromkeys(("singleletter", "natexlab", "hologo", "NoCaseChange", "nocase"), KEPT),
    **dict.fromkeys(("bibnamefont", "bibfnamefont", "citenamefont", "operatorname"), KEPT),
    **dict.fromkeys(("foreignlanguage", "textcolor", "raisebox", "bibinfo", "bibfield"), _SECOND),
    **dict.fromkeys(("printfirst", "texorpdfstring"), _FIRST),
    **dict.fromkeys(("noopsort", "noop", "SortNoop", "sortnoop", "NOOPSORT"), LEFT_OUT),
    **dict.fromkeys(("hspace", "hspace*", "vspace", "vspace*", "phantom", "hphantom"), LEFT_OUT),
    **dict.fromkeys(("label", "color", "selectlanguage", "vphantom"), LEFT_OUT),
}
"""Commands of an argument."""

DECLARATIONS = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), Argument("emphasis")),
    **dict.fromkeys(("bf", "bfseries"), Argument("strong")),
    **dict.fromkeys(("tt", "ttfamily"), Argument("literal")),
    **dict.fromkeys(("rm", "rmfamily", "sf", "sffamily", "normalfont"), Argument(removes=_FONTS)),
    "upshape": Argument(removes=("emphasis",)),
    "mdseries": Argument(removes=("strong",)),
    **dict.fromkeys(("sc", "scshape", "relax", "protect", "noindent", "unskip", "sloppy"), KEPT),
    **dict.fromkeys(("ignorespaces", "allowbreak", "nobreak", "break", "centering"), KEPT),
    **dict.fromkeys(("frenchspacing", "leavevmode", "bgroup", "egroup", "smallskip"), KEPT),
    **dict.fromkeys(("tiny", "scriptsize", "footnotesize", "small", "normalsize", "large"), KEPT),
    **dict.fromkeys(("Large", "LARGE", "huge", "Huge", "displaystyle", "textstyle"), KEPT),
    **dict.fromkeys(("limits", "nolimits", "left", "right", "medskip", "bigskip"), KEPT),
}
"""Commands without an argument, which hold until the end of the group."""

MATH_ENVIRONMENTS = {
    **dict.fromkeys(("math", "displaymath", "equation", "equation*"), ""),
    **dict.fromkeys(("align", "align*", "eqnarray", "eqnarray*", "aligned"), "aligned"),
    **dict.fromkeys(("gather", "gather*", "gathered"), "gathered"),
}
"""Environments of math, and the one that stands for them inside a formula."""

ENVIRONMENTS = frozenset(
    [
        *("itemize", "enumerate", "description", "center", "quote", "quotation", "abstract"),
        *("flushleft", "flushright", "verse", "small", "sloppypar", "document"),
    ]
)
"""Environments that only lay out their text."""


@cache
def rare_symbols() -> dict[str, str]:
    """The characters of pylatexenc's table: Greek, Cyrillic, arrows, relations, ..."""
    # Imported late: it takes 45 ms, and hardly any bibliography needs it. It ships no types.
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # noqa: PLC0415
        get_default_latex_context_db,
    )

    symbols: dict[str, str] = {}
    table = get_default_latex_context_db()
    for spec in table.iter_macro_specs(["latex-base", "advanced-symbols"]):
        character = spec.simplify_repl
        if isinstance(character, str) and "%" not in character:
            symbols.setdefault(spec.macroname, character)
    symbols.pop("today", None)
    return symbols
