import pytest

from plmref.formats.latex import address, plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\ss} \ss{} Stra{\ss}e", "ß ß Straße"),
        (r"\'{\i} {\'\i} \'\i{}x {\'{\i}}", "í í íx í"),
        (r"\'e \'{e} {\'e} {\'{e}}", "é é é é"),
        (r"\"{u} \"u \c c \c{c} \v{C} \u{g} \k{a} \r{a} \H{o} \H o", "ü ü ç ç Č ğ ą å ő ő"),
        (r"\o rsted {\aa} \L{}odz {\AE} \oe{}uvre", "ørsted å Łodz Æ œuvre"),
        (r"{\'{\^e}} \'{\^{e}} \'\^e \~{\^e}", "ế ế ế ễ"),
        (r"a \& b, 100\%, c\_d, \#1, \$5, \{x\}", "a & b, 100%, c_d, #1, $5, {x}"),
        (r"Taylor \&amp; Francis", "Taylor & Francis"),
        (r"pp. 1--2 --- or ``so''", "pp. 1–2 — or “so”"),
        (r"Fig.~1 ~ \ x", "Fig. 1 ~ x"),
        (r"\emph{a} \textbf{b} \texttt{BERT} {\em c} \unknown{d} \mbox{e}", "a b BERT c d e"),
        (r"\LaTeX{} and Bib\TeX", "LaTeX and BibTeX"),
        (r"\alpha-helix", "α-helix"),
        (r"\href{https://a.b}{text}", "text"),
        (r"{BERT}: {P}re-{{T}raining}", "BERT: Pre-Training"),
        (r"$\alpha\%{x}$ and {$\beta$}-VAE, \(a_{1}\)", r"$\alpha\%{x}$ and $\beta$-VAE, \(a_{1}\)"),
        (r"hy\-phen\-a\-tion a\/b a\,b a\\b", "hyphenation ab a b a b"),
        (r"ends in \\", "ends in"),
        ("ends in \\", "ends in \\"),
        (r"\today", ""),
        ("a\n   b\tc", "a b c"),
        ("100% of it", "100% of it"),
    ],
)
def test_latex_as_text(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "url"),
    [
        (r"\url{https://a.b/c\_d\%20e\&f\#g}", "https://a.b/c_d%20e&f#g"),
        (r"https://a.b/{\_}c/\~{}d", "https://a.b/_c/~d"),
        (r"https://a.b/{\textasciitilde}d", "https://a.b/~d"),
        ("https://a.b/c_d%20e--f~g", "https://a.b/c_d%20e--f~g"),
    ],
)
def test_addresses_in_latex(latex: str, url: str) -> None:
    assert address(latex) == url
