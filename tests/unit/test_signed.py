"""Quotations that somebody signs after a dash: each is on the word of the one behind it."""

from sayso.article import make_article
from sayso.pipeline import Coder

TEXT = (
    "We asked readers what the flood had taken from them.\n"
    "“It took the house that my father built.” ― Ana Ruiz\n"
    "“Nobody from the ministry has come to see us since June.” ― Omar Diallo\n"
    "“I only want the bridge back.” ― Li Na"
)


def test_each_signed_quotation_has_its_own_source() -> None:
    record = Coder().code(make_article(TEXT, language="en"))
    outer = [one for one in record.statements if one.within is None and one.form == "direct"]
    said = [(one.source.spans[0].of(TEXT), one.content[0].of(TEXT).strip("“”")) for one in outer]
    assert said == [
        ("Ana Ruiz", "It took the house that my father built."),
        ("Omar Diallo", "Nobody from the ministry has come to see us since June."),
        ("Li Na", "I only want the bridge back."),
    ]
