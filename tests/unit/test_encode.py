"""What the encoder is told, the windows it reads in, the runs and joins that are made of its scores, its weights."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analyse import attribution
from sayso.analyse.encode import weights
from sayso.analyse.encode.encoder import Scores
from sayso.analyse.encode.features import ACTS, FEATURES, GROUPS, ROLES, Told, drafted, shape, under
from sayso.analyse.encode.joining import joined
from sayso.analyse.encode.links import CONTENT, LINK_WIDTH, LINKS, REACH, SOURCE, Bias, Floats, Linked, pairs
from sayso.analyse.encode.runs import Run, best_roles, runs_of
from sayso.analyse.encode.weights import digest_of, weights_of
from sayso.analyse.encode.windows import WINDOW, Pieces, windows
from sayso.article import Span, make_article
from sayso.config import Config
from sayso.errors import ConfigError, DataError
from sayso.pipeline import Coder

TOKENIZER = Path(str(files("sayso.data"))) / weights.TOKENIZER


def pieces() -> Pieces:
    return Pieces(TOKENIZER)


def test_how_words_are_written() -> None:
    words = {"house": "lower", "Paris": "title", "NATO": "upper", "McCain": "mixed", "2024": "digits", "“": "mark"}
    assert {word: shape(word) for word in words} == words


def test_tokens_under_a_span() -> None:
    assert list(under([0, 4, 9], Span(4, 10))) == [1, 2]
    assert list(under([0, 4, 9], Span(1, 4))) == []


def test_shorter_parts_of_drafts_win() -> None:
    roles, owner = drafted([0, 5, 10, 15], [((Span(0, 4),), (Span(5, 9),), (Span(0, 20),))])
    names = ["-", *ROLES]
    assert [names[role] for role in roles] == ["B-source", "B-cue", "I-content", "I-content"]
    assert owner == [1, 1, 1, 1]


def test_every_word_has_a_piece() -> None:
    assert all(pieces()(["Tartus", "\u202e", "🙂", "x" * 900]))
    assert pieces()([]) == []


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 3)), max_size=12), st.integers(0, 100))
def test_windows_own_each_token_once(paragraphs: list[tuple[int, int]], phase: int) -> None:
    """Paragraphs of many lengths, words of one to three pieces: nothing twice, nothing left out, nothing too long."""
    words = [[7] * size for length, size in paragraphs for _ in range(length)]
    told = Told.of_nothing(len(words))
    numbers = [number for number, (length, _) in enumerate(paragraphs, 1) for _ in range(length)]
    told.groups[:, GROUPS.index("paragraph")] = numbers
    found = list(windows(words, told, pieces(), phase=phase))
    assert [token for window in found for token in range(*window.owned)] == list(range(len(words)))
    for window in found:
        assert len(window.ids) <= WINDOW
        assert window.features.shape == (len(window.ids), len(FEATURES))
        assert window.first <= window.owned[0] < window.owned[1] <= window.first + len(window.place)


def scores(*names: str) -> Floats:
    table = np.full((len(names), len(ROLES)), -5.0, np.float32)
    for row, name in enumerate(names):
        table[row, ROLES.index(name)] = 0.0
    return table


def test_no_run_starts_in_its_middle() -> None:
    roles = best_roles(scores("I-content", "I-content", "-", "B-cue"))
    assert [ROLES[role] for role in roles] == ["B-content", "I-content", "-", "B-cue"]
    assert runs_of(roles) == [Run("content", 0, 2), Run("cue", 3, 4)]
    assert runs_of(best_roles(scores())) == []


def made(roles: Floats, links: npt.NDArray[np.float64]) -> Scores:
    """Scores with these log-odds of links: each token asks with a vector of its own, which the keys answer."""
    count = len(roles)
    query = np.zeros((count, len(LINKS), LINK_WIDTH), np.float32)
    query[np.arange(count), :, np.arange(count)] = LINK_WIDTH**0.5
    key = np.zeros((count, len(LINKS), LINK_WIDTH), np.float32)
    key[:, : links.shape[2], :count] = links.transpose(1, 2, 0)
    nothing = Bias(*(np.zeros(shape, np.float32) for shape in ((2 * REACH + 1, 4), (len(GROUPS) + 1, 4), (4,))))
    told = Told.of_nothing(count)
    window = Linked(0, query, key, told.groups, told.edges, np.arange(count), nothing)
    return Scores(roles, np.zeros((count, len(ACTS)), np.float32), np.zeros(count, np.int64), (window,))


def test_what_a_pair_shares() -> None:
    groups = np.array([[1, 2, 0, 0], [1, 0, 0, 0], [3, 2, 0, 0]])
    edges = np.array([[0, 1], [1, 1], [2, 2]])
    apart, shared = pairs(np.array([0]), np.arange(3), groups, edges)
    assert (apart - REACH).tolist() == [[0, 1, 2]]
    assert shared[0].tolist() == [[1, 1, 0, 0, 1], [1, 0, 0, 0, 1], [0, 1, 0, 0, 0]]


def test_a_cue_takes_the_source_and_the_content_that_it_is_linked_to() -> None:
    """ "He said P; she denied Q": links decide, not the distance."""
    roles = scores("B-source", "B-cue", "B-content", "B-source", "B-cue", "B-content")
    links = np.full((6, 6, 2), -9.0)
    links[1, 0, SOURCE] = links[1, 5, CONTENT] = 4.0
    links[4, 3, SOURCE] = links[4, 2, CONTENT] = 4.0
    found = joined(made(roles, links), [], [])
    assert [(one.cue, one.source, one.content) for one in found] == [
        ((1, 2), (0, 1), ((5, 6),)),
        ((4, 5), (3, 4), ((2, 3),)),
    ]


def test_a_cue_without_content_is_no_statement_and_a_source_may_be_absent() -> None:
    roles = scores("B-cue", "B-content", "I-content", "B-cue")
    links = np.full((4, 4, 2), -9.0)
    links[0, 1:3, CONTENT] = 3.0
    (only,) = joined(made(roles, links), [], [])
    assert (only.cue, only.source, only.content) == ((0, 1), None, ((1, 3),))


def test_a_source_that_has_another_role_is_found_by_its_links() -> None:
    roles = scores("B-content", "I-content", "B-cue", "B-content")
    links = np.full((4, 4, 2), -9.0)
    links[2, 0, SOURCE] = 3.0
    links[2, 3, CONTENT] = 3.0
    (only,) = joined(made(roles, links), [], [])
    assert only.source == (0, 1)


def test_a_content_changes_its_cue_only_at_a_cut() -> None:
    roles = scores("B-cue", "B-content", "I-content", "B-cue")
    links = np.full((4, 4, 2), -9.0)
    links[0, 1, CONTENT], links[3, 2, CONTENT] = 6.0, 3.0
    links[0, 2, CONTENT] = links[3, 1, CONTENT] = -1.0
    assert [one.content for one in joined(made(roles, links), [2], [])] == [((1, 2),), ((2, 3),)]
    assert [one.content for one in joined(made(roles, links), [], [])] == [((1, 3),)]


def test_rules_are_asked_for_by_name() -> None:
    assert weights_of(Config(attribution="rules")) is None


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no encoder"):
        weights_of(Config(weights=str(tmp_path)))


def test_a_damaged_file_is_named_with_what_mends_it(tmp_path: Path) -> None:
    for name in weights.FILES:
        (tmp_path / name).write_bytes(b"x")
    digests = dict.fromkeys(weights.FILES, "0" * 64)
    (tmp_path / weights.MANIFEST).write_text(f'{{"sha256": {str(digests).replace(chr(39), chr(34))}}}')
    with pytest.raises(DataError, match="damaged; run: pip install"):
        weights_of(Config(weights=str(tmp_path)))
    assert len(digest_of(digests)) == 12


def test_without_weights_rules_code_alone_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution, "weights_of", lambda _: None)
    article = make_article("The ministry said that two posts had been closed.")
    coder = Coder()
    record = coder.code(article)
    assert [one.code for one in record.notes].count("N204") == 1
    assert len(record.statements) == 1
    by_rule = Coder(Config(attribution="rules")).code(article)
    assert by_rule.statements == record.statements
    assert not [one for one in by_rule.notes if one.code == "N204"]
