"""Learning: corpora, examples, batches, scores of passages, and what becomes of new weights."""

import gzip
import hashlib
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from sayso.analyse.encode.features import ACTS, ROLES
from sayso.analyse.encode.links import ACTOR, RECIPIENT, SOURCE
from sayso.analyse.encode.weights import FILES, MANIFEST, TOKENIZER
from sayso.analyse.encode.windows import Pieces
from sayso.analyse.syntax import Syntax
from sayso.article import Span, make_article
from sayso.config import Config
from sayso.errors import DataError
from sayso.learn import rebuild
from sayso.learn.acts import Act, Acted, read_line
from sayso.learn.batches import batches, items, padded
from sayso.learn.corpora import read_gold, read_set, set_aside
from sayso.learn.examples import IGNORED, Example, examples, examples_of_acts
from sayso.learn.marks import read_case
from sayso.learn.passages import compare, resolved, score
from sayso.pipeline import Coder
from sayso.record import Source, Statement

LINE = (
    "[source:1 The clerk] [cue:1 said] [content:1 that [source:2 the guards] [cue:2 had vowed] [content:2 to stay]]. "
    "|| 1 statement anonymous indirect; 2 statement"
)
PLAIN = "The bridge was open at noon, and two lorries crossed it."


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    return Syntax(Config())


def marks() -> Pieces:
    return Pieces(Path(str(files("sayso.data"))) / TOKENIZER)


def gold(folder: Path, *lines: str) -> Path:
    path = folder / "gold.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def made(syntax: Syntax, path: Path) -> list[Example]:
    return [one for labelled in read_gold(path) for one in examples(labelled, syntax, marks())]


def test_a_set_is_read_with_what_is_to_be_ignored(tmp_path: Path) -> None:
    one = {"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 8]]}
    row = {"id": "a", "text": "X said P. AP", "gold": {"attributions": [one], "discard": [[10, 12]]}}
    path = tmp_path / "set.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(row) + "\n")
    (only,) = read_set(path)
    assert only.statements[0].cue == (Span(2, 6),)
    assert only.ignored == (Span(10, 12),)
    with pytest.raises(DataError, match="--bench"):
        next(read_set(tmp_path / "absent.jsonl.gz"))


def test_a_fifth_of_the_documents_is_set_aside() -> None:
    names = [f"document {number}" for number in range(500)]
    assert 70 < sum(map(set_aside, names)) < 130
    digest = hashlib.sha1(b"document 0").hexdigest()
    assert set_aside("document 0") == (int(digest[:2], 16) % 5 == 0)


def test_a_passage_gives_its_outermost_roles_and_each_content_once_more(syntax: Syntax, tmp_path: Path) -> None:
    whole, inner = made(syntax, gold(tmp_path, LINE))
    assert [ROLES[role] for role in whole.roles] == [
        "B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "I-content", "I-content",
        "I-content", "-"]  # fmt: skip
    assert [ROLES[role] for role in inner.roles] == [
        "-",
        "B-source",
        "I-source",
        "B-cue",
        "I-cue",
        "B-content",
        "I-content",
    ]
    (link,) = (one for one in whole.links if any(tokens for _, tokens in one.sides))
    assert (link.asking, dict(link.sides)[SOURCE]) == ((2,), (0, 1))


def test_acts_have_a_label_at_the_head_of_their_trigger_and_links_to_their_parties(syntax: Syntax) -> None:
    line = "[actor:1 Rebels] [ASSAULT/heavy-weapons:1 fired rockets] at the [recipient:1 village]."
    one = examples_of_acts(read_line("x:1", line), syntax, marks())
    assert [ACTS[label] if label >= 0 else None for label in one.acts] == ["-", "ASSAULT", None, "-", "-", "-", "-"]
    assert [(link.asking, dict(link.sides)) for link in one.links] == [((1,), {ACTOR: (0,), RECIPIENT: (5,)})]
    assert set(one.roles) == {IGNORED}


def test_of_a_labelled_dyad_the_word_on_which_both_hang_is_the_trigger(syntax: Syntax) -> None:
    text = "Peru has condemned the raid by Chile."
    dyad = Act(type="ACCUSE", actors=[Span(0, 4)], recipients=[Span(31, 36)])
    one = examples_of_acts(Acted("x", text, (dyad,), complete=False), syntax, marks())
    assert [number for number, label in enumerate(one.acts) if label != IGNORED] == [2]


def test_gold_lines_of_acts_that_are_wrong_are_refused() -> None:
    for line in ("[actor!x:one Ali] left.", "Ali [RETREAT:1 left]. || 2 word=Ali", "Ali [RETREAT:1 left]. || 1 by=Ali"):
        with pytest.raises(ValueError, match="in: "):
            read_line("x:1", line)
    act = read_line("x:1", "[actor:1 Ali] [RETREAT/resign!future:1 to go]. || 1 word=Reuters > Ali").acts[0]
    assert (act.word, act.status, act.mode) == (("Reuters", "Ali"), frozenset({"future"}), "resign")


def test_sentences_of_a_text_stand_alone_too(syntax: Syntax, tmp_path: Path) -> None:
    (labelled,) = read_gold(gold(tmp_path, PLAIN))
    flat = type(labelled)(labelled.id, labelled.text, (), (Span(0, 3),))
    whole, alone = examples(flat, syntax, marks())
    assert whole.roles[0] == IGNORED
    assert not alone.roles.any()


def test_batches_hold_every_window_and_keep_to_their_size(syntax: Syntax, tmp_path: Path) -> None:
    found = made(syntax, gold(tmp_path, *[LINE, PLAIN] * 6))
    random = np.random.default_rng(1)
    cut = [item for one in found for item in items(one, marks(), random, 64)]
    grouped = batches(cut, 64, random)
    assert sorted(map(id, cut)) == sorted(id(item) for group in grouped for item in group)
    assert all(len(group) == 1 or padded([i.window.ids for i in group], 0).size <= 64 for group in grouped)


def statement(number: int, source: str, cue: str, content: str, text: str, within: str | None = None) -> Statement:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Statement(
        f"s{number}", "statement", "indirect", Source("anonymous", spans(source), None), spans(cue), spans(content), (),
        within, 1.0)  # fmt: skip


def test_the_gold_itself_scores_full() -> None:
    case = read_case(1, LINE)
    outer = statement(1, "The clerk", "said", "that the guards had vowed to stay", case.text)
    inner = statement(2, "the guards", "had vowed", "to stay", case.text, "s1")
    figures = score([compare(case, [outer, inner])])
    assert {figures[name] for name in ("full P", "full R", "nested R", "kind", "source kind", "form")} == {100.0}


def test_an_inner_statement_beside_its_parent_is_not_nested_right() -> None:
    case = read_case(1, LINE)
    outer = statement(1, "The clerk", "said", "that the guards had vowed to stay", case.text)
    inner = statement(2, "the guards", "had vowed", "to stay", case.text)
    figures = score([compare(case, [outer, inner]), compare(read_case(2, PLAIN), [])])
    assert (figures["full R"], figures["nested R"], figures["nothing where nothing is"]) == (100.0, 0.0, 100.0)


def test_who_a_source_is_may_be_right_wrong_or_open() -> None:
    coder = Coder(Config(attribution="rules"))

    def verdict(line: str) -> str:
        case = read_case(1, line)
        ((_, found),) = resolved(case, coder.code(make_article(case.text)))
        return found

    assert verdict("[who:1 Karin Lindqvist] left. [source:1 Lindqvist] said she was tired.") == "right"
    assert verdict("Karin Lindqvist left. [source:1 Lindqvist] said she was tired. || 1 ?") == "wrong"
    assert verdict("[who:1 The road] was wet. [source:1 Lindqvist] said she was tired.") == "open"


def write(folder: Path, full: float) -> Path:
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(str(full).encode())
    told = {"sha256": dict.fromkeys(FILES, "0"), "scores": {"polnear-dev": {"R direct": 90.0, "attr.full F1": full}}}
    (folder / MANIFEST).write_text(json.dumps(told))
    return folder


def test_better_weights_are_told_from_worse_ones(tmp_path: Path) -> None:
    low, high = write(tmp_path / "low", 60.0), write(tmp_path / "high", 70.0)
    assert rebuild.worse(low, high) == ["polnear-dev attr.full F1: 60.0, now 70.0"]
    assert rebuild.worse(high, low) == []
    assert rebuild.worse(high, tmp_path / "nothing") == []
    rebuild.put(high, tmp_path / "place")
    assert rebuild.manifest_of(tmp_path / "place") == rebuild.manifest_of(high)


def test_training_says_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "find_spec", lambda _: None)
    with pytest.raises(DataError, match=r"pip install 'sayso\[train\]'"):
        rebuild.base_folder()
