"""Hostile bibliographies: the time and the nesting that they may cost."""

import time

import pytest

from sphinx_profile.formats.bibtex import read_bibtex

N = 25_000
LIMIT = 20  # seconds; quadratic time is minutes
TEXTS = {
    "braces": "{" * 20 * N,
    "braces in a value": "@a{k, t = " + "{" * 20 * N,
    "nested value": "@a{k, t = " + "{" * 8 * N + "}" * 8 * N + "}",
    "nested quote": '@a{k, t = "' + "{" * 5 * N + "}" * 5 * N + '"}',
    "closing braces": "@a{k, t = {x} y" + "}" * 20 * N,
    "signs": "@" * 20 * N,
    "signs in lines": "@\n" * 5 * N,
    "openings": "@a{" * 2 * N,
    "openings in lines": "@a{\n" * N,
    "keys": "@a{k,\n" * N,
    "unclosed values": "@a{k, t = {\n" * N,
    "unclosed quotes": '@a{k, t = "\n' * N,
    "unclosed in parentheses": "@a(k, t = {\n" * N,
    "values closed too late": "@a(k, t = {\n" * N + "} x\n" * N,
    "unclosed on one line": "@a{k, t = {" * N,
    "empty entries": ")@a()" * N,
    "openings before a sign": ")@a(" * 2 * N + "=",
    "quotes": "@a{k, t = " + '"' * 20 * N,
    "braces and quotes": "@a{k, t = " + '{"' * 5 * N,
    "quotes and braces": "@a{k, t = " + '"{' * 5 * N,
    "groups in quotes": '@a{k, t = "' + "{{{{{{x}}}}}}" * N,
    "one long value": "@a{k, t = {" + "x" * 20 * N + "}}",
    "white space": "@a{k," + " \n" * 10 * N + "t = {" + "x \n" * 6 * N + "}}",
    "many fields": "@a{k," + "".join(f"f{n} = {{x}},\n" for n in range(N)) + "}",
    "one field": "@a{k," + "f = {x},\n" * N + "}",
    "unclosed fields": "@a{k," + "f = {\n" * 2 * N,
    "cut quotes": "@a{k," + 'f = "\n' * 2 * N,
    "empty fields": "@a{k," + "f = ," * 2 * N,
    "words": "@a{k," + "f = a b\n" * 2 * N,
    "stray words": "@a{k, " + "a b c " * 2 * N,
    "stray parentheses": "@a{k, " + "(" * 10 * N + ")" * 10 * N + "\nt = {x}}",
    "concatenations": "@a{k, t = " + ' # '.join(['"a"'] * 2 * N) + "}",
    "joined macros": "@a{k, t = " + " # ".join(["a"] * 2 * N) + "}",
    "unclosed concatenations": "@a{k," + "f = x #\n" * 2 * N,
    "authors": "@a{k, author = {" + " and ".join(["A B"] * 2 * N) + "}}",
    "long macro": "@string{s = {" + "x" * 10 * N + "}}\n@a{k," + "".join(f"f{n}=s," for n in range(N)) + "}",
    "comments": "@comment{" * N,
    "remarks": "% @a{\n" * 2 * N,
    "one remark": "% " + "@a{" * 2 * N,
    "preambles": "@preamble(\n" * N,
    "macros": "@string{a = \n" * N,
    "duplicates": "".join(f"@a{{k, n = {n}}}\n" for n in range(N // 2)),
    "no keys": "".join(f"@a{{, title = {{T}}, n = {n}}}\n" for n in range(N // 2)),
    "long keys": ("@a{" + "k" * 450 + "\n") * 1000,
    "long name": "@a{k, " + "x" * 20 * N,
    "front matter": "---\n" * 5 * N,
    "surplus braces": "@a{k, t = {x}}, u = {y}, v = {z}}\n" * (N // 2),
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_time_is_linear(text):
    begin = time.process_time()
    reading = read_bibtex(text, "x.bib")
    assert time.process_time() - begin < LIMIT
    assert reading.opened == len(reading.entries) + len(reading.lost)


def test_a_usual_entry_is_read_in_a_fraction_of_a_millisecond():
    entry = (
        '@article{{key{0},\n  title = {{On the {{GAN}} of Schr{{\\"o}}dinger {0}}},\n'
        "  author = {{Zhou, Zhiming and Liang, Jiadong and Song, Yuxuan and Zhang, Zhihua}},\n"
        "  journal = {{Journal of Machine Learning}},\n  year = {{2019}},\n  month = jan,\n"
        "  volume = {{{0}}},\n  number = {{3}},\n  pages = {{1--20}},\n  doi = {{10.1000/x{0}}},\n"
        "  abstract = {{{1}}},\n  keywords = {{a, b}},\n  arxiv = {{1902.05687}},\n"
        "  code = {{https://github.com/a/b{0}}},\n  url = {{https://example.org/{0}}},\n}}\n\n"
    )
    text = "".join(entry.format(number, "a few words of it " * 60) for number in range(1000))
    times = []
    for _ in range(3):
        begin = time.process_time()
        reading = read_bibtex(text)
        times.append(time.process_time() - begin)
    assert (len(reading.entries), reading.findings) == (1000, ())
    assert min(times) < 0.3  # seconds for a thousand; it takes 0.06 where nothing else runs
