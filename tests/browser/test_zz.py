def test_x(site, home, plain):
    plain("sphinx_book_theme")
    site(home, html_theme="pydata_sphinx_theme")
    site(home, html_theme="alabaster")
