"""Gold passages in which acts are told several times: one act is one event, and two acts are two."""

from pathlib import Path

from sayso.article import make_article
from sayso.learn.acts import read_acts
from sayso.learn.tellings import found_tellings, score
from sayso.pipeline import Coder

FILE = Path(__file__).with_name("tellings.txt")
# What was reached, in per cent, less one for other versions of the parser.
FOUND, PRECISION, RECALL = 62, 89, 67


def test_tellings_of_one_act_are_joined() -> None:
    coder = Coder()
    lines = list(read_acts(FILE))
    events = [coder.code(make_article(line.text, language="en")).events for line in lines]
    figures = score((line, found_tellings(line, found)) for line, found in zip(lines, events, strict=True))
    assert figures["found"] >= FOUND
    assert figures["joined P"] >= PRECISION
    assert figures["joined R"] >= RECALL
