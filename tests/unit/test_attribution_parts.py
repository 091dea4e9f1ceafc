"""The parts of attribution that need no parse, or a small one built by hand."""

import time

from sayso.analyse.attribution import Statements
from sayso.analyse.attribution.complements import of_verb
from sayso.analyse.attribution.drafts import Draft, joined, stripped, tidy, without
from sayso.analyse.attribution.nesting import parents
from sayso.analyse.attribution.statements import form_of, letters_before
from sayso.analyse.tree import make_tree, subject
from sayso.article import Span, make_article
from sayso.config import Config
from sayso.layers import Layers, Paragraph, Quotation, Sentence, Token
from sayso.lexicon.cues import cues
from sayso.lexicon.sources import source_words
from sayso.record import ENTITY_KINDS, STATEMENT_KINDS, Entity, Mention, Statement

BY_RULE = Statements(Config(attribution="rules"))

# word, lemma, pos, tag, relation, head
Row = tuple[str, str, str, str, str, int]
SAID: tuple[Row, ...] = (
    ("Omar", "Omar", "PROPN", "NNP", "nsubj", 1),
    ("said", "say", "VERB", "VBD", "ROOT", 1),
    ("police", "police", "NOUN", "NNS", "nsubj", 4),
    ("had", "have", "AUX", "VBD", "aux", 4),
    ("promised", "promise", "VERB", "VBN", "ccomp", 1),
    ("to", "to", "PART", "TO", "aux", 6),
    ("leave", "leave", "VERB", "VB", "xcomp", 4),
)


def parsed(rows: tuple[Row, ...]) -> tuple[str, Layers]:
    tokens, at = [], 0
    for index, (word, lemma, pos, tag, dep, head) in enumerate(rows):
        tokens.append(Token(index, Span(at, at + len(word)), word, lemma, pos, tag, dep, head, 0))
        at += len(word) + 1
    text = " ".join(row[0] for row in rows)
    whole = Span(0, len(text))
    return text, Layers(
        paragraphs=(Paragraph(0, whole),),
        tokens=tuple(tokens),
        sentences=(Sentence(0, whole, 0, len(tokens), 0),),
    )


def statements_of(text: str, layers: Layers) -> tuple[Statement, ...]:
    found = dict(BY_RULE(make_article(text), layers).layers)["statements"]
    assert all(isinstance(item, Statement) for item in found)
    return tuple(item for item in found if isinstance(item, Statement))


def draft(cue: Span, content: Span, anchor: int = 0, citing: int | None = None) -> Draft:
    return Draft("t", anchor, "statement", (cue,), (), None, (content,), citing=citing)


def test_subject_and_complement_of_a_hand_built_parse() -> None:
    text, layers = parsed(SAID)
    tree = make_tree(text, layers)
    who = subject(tree, 1)
    assert who is not None
    assert who.text == "Omar"
    assert [(found.frame, found.content) for found in of_verb(tree, 1)] == [("that", ((2, 6),))]


def test_statement_inside_a_statement() -> None:
    text, layers = parsed(SAID)
    outer, inner = statements_of(text, layers)
    assert inner.within == outer.id
    assert [span.of(text) for span in inner.cue] == ["had promised"]
    assert inner.source.kind == "institution"


def test_entity_comes_from_the_mention_that_holds_the_head() -> None:
    text, layers = parsed(SAID)
    omar = Entity("e0123456789", "person", "Omar", mentions=(Mention(Span(0, 4), "name"),))
    article = make_article(text)
    found = BY_RULE(
        article,
        Layers(
            paragraphs=layers.paragraphs,
            tokens=layers.tokens,
            sentences=layers.sentences,
            entities=(omar,),
        ),
    )
    statements = [item for item in dict(found.layers)["statements"] if isinstance(item, Statement)]
    assert (statements[0].source.kind, statements[0].source.entity) == ("named", omar.id)
    assert [(note.code, note.span and note.span.of(text)) for note in found.notes] == [("N201", "police")]


def test_no_tokens_no_statements() -> None:
    assert statements_of("", Layers()) == ()


def test_pieces_join_and_leave_holes() -> None:
    text = "“A day,” he said, “will come.”"
    spans = joined(text, (Span(0, 8), Span(7, 9), Span(18, len(text))))
    assert spans == (Span(0, 9), Span(18, len(text)))
    assert [s.of(text) for s in without(text, (Span(0, len(text)),), (Span(9, 16),))] == ["“A day,”", "“will come.”"]


def test_edges_are_stripped() -> None:
    text = ", that it rains and."
    assert stripped(text, Span(0, len(text))) == Span(2, 15)
    assert stripped(text, Span(0, 2)) is None
    assert stripped("in the U.S.", Span(0, 11)) == Span(0, 11)


def test_tidy_drops_what_has_no_content() -> None:
    assert tidy("He said so", draft(Span(3, 7), Span(3, 7))) is None


def test_parents_are_the_innermost_that_hold_cue_and_content() -> None:
    outer = draft(Span(0, 4), Span(10, 100), 1)
    middle = draft(Span(20, 24), Span(30, 90), 2)
    inner = draft(Span(40, 44), Span(50, 80), 3)
    apart = draft(Span(110, 114), Span(120, 130), 4)
    assert parents([outer, middle, inner, apart]) == [None, 0, 1, None]


def test_a_cited_source_is_inside_though_its_cue_stands_outside() -> None:
    outer = draft(Span(0, 4), Span(20, 40), 1)
    cited = draft(Span(6, 12), Span(20, 40), 2, citing=1)
    assert parents([outer, cited]) == [None, 0]


def test_form_by_share_of_quoted_letters() -> None:
    text = "he was “sure of it” then"
    marks = (Quotation(Span(7, 19), Span(8, 18), closed=True),)
    assert form_of(letters_before(text), (Span(7, 19),), marks) == "direct"
    assert form_of(letters_before(text), (Span(0, 24),), marks) == "mixed"
    assert form_of(letters_before(text), (Span(0, 6),), marks) == "indirect"


def test_lexicon_is_sound() -> None:
    table = cues()
    assert len(table) >= 450
    assert {cue.kind for cue in table.values()} == set(STATEMENT_KINDS)
    assert all(cue.frames and cue.pos in ("v", "n", "a") for cue in table.values())
    assert table["say", "v"].frames >= {"that", "quote", "wh"}
    assert ("release", "v") not in table


def test_source_words_are_apart() -> None:
    words = source_words()
    assert not words.documents & words.persons
    assert {"source", "official"} <= words.persons
    assert "Reuters" in words.media
    assert "document" in ENTITY_KINDS


def test_time_is_linear_in_deep_chains() -> None:
    """A chain of cues, each the complement of the one before, as no sane text has it."""
    rows: list[Row] = []
    for verb in range(1, 6_000, 2):
        rows.append(("he", "he", "PRON", "PRP", "nsubj", verb))
        rows.append(("said", "say", "VERB", "VBD", "ccomp" if verb > 1 else "ROOT", max(1, verb - 2)))
    text, layers = parsed(tuple(rows))
    start = time.process_time()
    statements_of(text, layers)
    assert time.process_time() - start < 10
