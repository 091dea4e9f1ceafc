"""The printed record: what stands in it, at which width, and that no text can break it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.analyse.assemble import assemble
from sayso.article import Span, make_article
from sayso.codec import to_json
from sayso.export.explain import explained
from sayso.export.layout import Paper, headed, wrapped
from sayso.export.text import printed, write
from sayso.export.words import interval, when
from sayso.layers import Layers, Sentence
from sayso.record import Source, Statement, Time
from tests.unit import records

PRINTED = """\
Arvenia confirms talks over the Lorn crossing
Wed 7 May 2031 · Harbour Post · demo-1
────────────────────────────────────────────────────────────────────────────────

Who said what                                                       5 statements

  foreign ministry spokeswoman Ilse Maren  “said”       named · ARV·GOV · direct
  │ “We cannot avoid speaking to those who hold the bridge.”

  Two officials  “told” → Harbour Radio                     anonymous · indirect
  │ rebel commanders had pledged to spare the depots
  │
  │ rebel commanders  “had pledged”             institution · BEL·REB · indirect
  │ │ to spare the depots

  Ilse Maren (“She”)  “denied”                        named · ARV·GOV · indirect
  │ Arvenian troops had shelled Port Saule over the weekend

  no source named  “feared”                       unstated · indirect · attitude
  │ the bridge could close

What happened, on whose word                                            4 events

  CONSULT meet  “talks”  diplomatic
    who    Arvenia [ARV·GOV] and Belmark [BEL·GOV]
    word   the reporter’s own

  AGREE  “pledged”
    who    rebel commanders [BEL·REB]
    word   the reporter ← Two officials (anonymous)

  ASSAULT heavy weapons  “shelled”  military                      did not happen
    who    Arvenian troops [ARV·MIL] → Port Saule [ARV]
    when   Sat 3 – Sun 4 May 2031 “over the weekend”
    where  Port Saule [ARV]
    toll   at least 17 killed
    word   the reporter ← Ilse Maren

  AID  “will send”                                            planned · in doubt
    who    Belmark [BEL·GOV]
    word   the reporter’s own
    links  after “shelled”

Where and when                                                4 places · 2 times

  Arvenia        country       41.50°N 3.25°W  government
  Belmark        country       41.50°N 3.25°W  government
  Port Saule ×2  city     ARV  41.50°N 3.25°W  claimed by BEL

  “on Wednesday”      Wed 7 May 2031          weekday.on
  “over the weekend”  Sat 3 – Sun 4 May 2031  weekend.last

Notes                                                                    8 notes

  N201  source of the statement not tied to one entity: “feared”
  N602  no date for the event ×3: “talks”, “pledged”, “will send”
  N603  no place for the event ×3: “talks”, “pledged”, “will send”
  N61x  1 sentence without an event: state or background ×1
"""


def test_the_whole_page() -> None:
    assert printed(records.record()) == PRINTED


@pytest.mark.parametrize("width", [60, 80, 110])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(cell_len(line) for line in printed(records.record(), width=width).splitlines()) <= width


def test_wide_tables_are_cut_to_the_page() -> None:
    article = make_article("On the night of the third, near the Democratic Federation of the Upper Lorn, it rained.")
    span = Span(0, len(article.text))
    long = Time("t1", span, "TIME", "x", "2031-05-03T18:00+02:00", "2032-05-04T06:00+02:00", "time", "published", "a.b")
    place = replace(records.places()[2], span=span, name=article.text, radius_km=1234.5, use="embedded")
    record = assemble(article, Layers(times=(long,), places=(place,)), records.CODER)
    for width in (60, 80):
        assert max(cell_len(line) for line in printed(record, width=width).splitlines()) <= width


def test_a_wide_page_is_used_up_to_a_width_that_can_be_read() -> None:
    widths = [max(map(len, printed(records.record(), width=width).splitlines())) for width in (100, 110, 300)]
    assert widths == [100, 110, 110]


def test_colour_changes_nothing_but_colour() -> None:
    coloured = printed(records.record(), colour=True)
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == PRINTED


def test_a_record_of_nothing() -> None:
    text = printed(assemble(make_article("Rain fell.\nAll day."), Layers(), records.CODER))
    assert text.startswith("Rain fell.\nno date of publication · ")
    assert "Nobody is quoted." in text
    assert "No act was found." in text
    assert "0 places · 0 times" not in text
    assert "Notes" not in text


def test_the_file_of_printed_records(tmp_path: Path) -> None:
    lines, out = tmp_path / "a.jsonl", tmp_path / "a.txt"
    lines.write_text(f"{to_json(records.record())}\n" * 2, encoding="utf-8")
    write(lines, out)
    assert out.read_text(encoding="utf-8") == f"{PRINTED}\n{PRINTED}"


def test_nothing_in_a_text_drives_the_terminal() -> None:
    article = make_article("\x1b[31mRed\x07 he\u202e said “no\x9b2J”.\x00", title="A\x1b]0;owned\x07")
    cue, content = Span(19, 22), Span(23, len(article.text))
    source = Statement("s1", "statement", "direct", Source("unstated"), (cue,), (content,))
    text = printed(assemble(article, Layers(statements=(source,)), records.CODER))
    assert not [char for char in text if char != "\n" and (not char.isprintable() or char == "\u202e")]


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.integers(60, 120), st.booleans())
def test_any_text_can_be_printed(text: str, width: int, colour: bool) -> None:
    article = make_article(text, title=text, outlet=text)
    whole = (Span(0, len(article.text)),)
    quoted = Statement("s1", "statement", "direct", Source("anonymous", whole), (), whole)
    record = assemble(article, Layers(statements=(quoted,)), records.CODER)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", printed(record, width=width, colour=colour))
    assert all(cell_len(line) <= min(width, 110) for line in shown.split("\n"))


def test_nesting_beyond_the_deepest_guide() -> None:
    article = make_article("a b c d e f g h i j k l.")
    rows = [
        Statement(
            f"s{n}", "statement", "indirect", Source("unstated"), (), (Span(n, 23),), within=f"s{n - 1}" if n else None
        )
        for n in range(12)
    ]
    text = printed(assemble(article, Layers(statements=tuple(rows)), records.CODER), width=60)
    assert text.count("no source named") == 12


def test_wide_characters_are_wrapped_by_their_cells() -> None:
    lines = list(wrapped([("報道官は水曜日に会談を確認した", "")], Paper(12), "- ", "  "))
    assert [cell_len(line) for line in lines] == [12, 12, 12]
    assert "".join(line[2:] for line in lines) == "報道官は水曜日に会談を確認した"


def test_right_hand_words_go_to_a_line_of_their_own_where_there_is_no_room() -> None:
    assert list(headed([("left hand", "")], [("right", "")], Paper(12))) == ["left hand", "  right"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-01-01", "2031-04-01", "Jan – Mar 2031"),
        ("2020-01-01", "2030-01-01", "2020 – 2029"),
        ("2030-12-01", "2031-02-01", "Dec 2030 – Jan 2031"),
        ("2030-12-31", "2031-01-02", "Tue 31 Dec 2030 – Wed 1 Jan 2031"),
        ("2031-04-28", "2031-05-05", "Mon 28 Apr – Sun 4 May 2031"),
        ("2031-05-07", "2031-05-07", "Wed 7 May 2031"),
        (
            "2031-05-07T22:00+02:00",
            "2031-05-08T02:00+02:00",
            "Wed 7 May, 22:00+02:00 – Thu 8 May 2031, 02:00+02:00",
        ),
        ("2031-05-07T14:30", "2031-05-07T14:31", "Wed 7 May 2031, 14:30"),
        ("2031-05-07T14:30", "2031-05-08", "Wed 7 May, 14:30 – Thu 8 May 2031"),
        ("0001-01-01", "9999-12-31", "Mon 1 Jan 1 – Thu 30 Dec 9999"),
        ("about then", "later", "about then – later"),
        (None, None, ""),
    ],
)
def test_intervals(start: str | None, end: str | None, words: str) -> None:
    assert interval(start, end) == words


def test_what_a_time_is_without_an_interval() -> None:
    time = Time("t1", Span(0, 1), "DURATION", "P3D")
    assert [when(replace(time, value=value)) for value in ("P3D", "PT1M", "P1M", "PRESENT_REF", "XXXX-WXX-3")] == [
        "3 days", "1 minute", "1 month", "about now", "XXXX-WXX-3",
    ]  # fmt: skip


def test_explained_sentence_by_sentence() -> None:
    text = records.article().text
    ends = [match.end() for match in re.finditer(r"\.(?=[” \n])”?|(?<=[^.])$", text)]
    starts = [0, *ends[:-1]]
    sentences = tuple(
        Sentence(n, Span(a + len(text[a:b]) - len(text[a:b].lstrip()), b), 0, 1, 0)
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
        if text[a:b].strip()
    )
    shown = explained(records.record(), sentences)
    for words in (
        "said  Ilse Maren (“She”) “denied” · Arvenian troops had shelled Port Saule",
        "act   ASSAULT “shelled” · Arvenian troops → Port Saule · did not happen",
        "actors: subject, recipients: object",
        "time  “on Wednesday” = Wed 7 May 2031",
        "place “Port Saule” = Port Saule, city, ARV, 41.50°N",
        "note  N611 sentence without an event: state or background",
    ):
        assert " ".join(words.split()) in " ".join(shown.split())
    assert max(map(cell_len, shown.splitlines())) <= 80


def test_a_sentence_with_nothing_says_why() -> None:
    record = assemble(make_article("Rain fell."), Layers(), records.CODER)
    shown = explained(record, (Sentence(0, Span(0, 10), 0, 3, 0),))
    assert "none  no cue of speech, no act of the lexicon" in shown


def test_notes_that_stand_in_no_sentence_come_last() -> None:
    from sayso.notes import note

    record = assemble(make_article("Es regnet."), Layers(notes=(note("N103", None, "de"),)), records.CODER)
    assert explained(record, ()) == "Elsewhere\n  note  N103 text is not English: nothing was guessed: de\n"
