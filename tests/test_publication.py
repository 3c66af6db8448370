"""The HTML of a publication, as DESIGN.md, section 2, draws it."""

FIELDS = {
    "key": "zhou2019lipschitz",
    "venue": "The Thirty-sixth International Conference on Machine Learning",
    "abbr": "ICML",
    "year": "2019",
    "arxiv": "1902.05687",
    "poster": "https://example.org/poster.pdf",
    "code2": "https://github.com/a/b",
    "award": "Best paper",
    "note": "Oral",
    "bibtex_show": None,
}


def test_every_part_in_its_place(show, markup, squeeze):
    authors = f"**Zhiming Zhou**\\*, Jiadong Liang, {markup.link('Yuxuan Song', 'https://y.example/')}"
    body = "We study *training* instability."
    site = show(markup.publication("Lipschitz GANs", body, authors=authors, **FIELDS))
    assert site.warnings == []
    article = site.one("article.profile-publication")
    assert article["id"] == "zhou2019lipschitz"
    print(article)
    assert 0
