"""What people and machines throw at the tool: it answers with a record, or with a refusal that says what to do."""

import base64
import hashlib
import io
import json
import os
import subprocess
import sys
import time
from importlib import import_module, metadata
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.analyse.assemble import assemble
from sayso.article import make_article
from sayso.cli.app import app
from sayso.cli.terminal import harmless, plain_streams
from sayso.codec import from_json, to_json
from sayso.config import Config
from sayso.errors import DataError, InputError
from sayso.export.explain import explained
from sayso.export.text import printed
from sayso.lexicon.gazetteer import Gazetteer
from sayso.pipeline import Coder
from sayso.readers import Located, Refused, read_all
from sayso.readers.expected import expected
from sayso.readers.html import read_html
from sayso.readers.jsonl import read_jsonl
from sayso.scale import Batch, code_all, code_batch
from tests.properties.promises import hold

doctor = import_module("sayso.cli.doctor")
ENGLISH = "The minister of defence said on Tuesday that the talks with the neighbours would go on. " * 50
ROOT = Path(__file__).parents[1]
SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text("“It rains,” she said.")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


# ---------------------------------------------------------------- paths and streams
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_go_round_in_a_circle(tmp_path: Path, story: Path, light: str) -> None:
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "up").symlink_to("..")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    items = list(read_all([tmp_path], skip=(tmp_path / "self.txt",)))
    assert {item.path for item in items if isinstance(item, Located)} == {str(story)}
    reasons = [item.reason for item in read_all([tmp_path]) if isinstance(item, Refused)]
    assert sum("cannot be read" in reason for reason in reasons) == 2
    assert expected([tmp_path], skip=(tmp_path / "self.txt",)) is not None
    assert run("code", tmp_path, light).exit_code == 3


def test_an_empty_path_is_not_this_folder() -> None:
    (item,) = read_all([""])
    assert isinstance(item, Refused)
    assert "empty path" in item.reason


def test_the_input_is_never_written_over(tmp_path: Path, story: Path, light: str) -> None:
    before = story.read_bytes()
    result = run("code", story, light, "--out", story)
    assert result.exit_code == 2
    assert "is the input itself" in result.stderr
    assert story.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["light.toml", "story.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no devices in the file system there")
def test_an_output_that_is_no_file(tmp_path: Path, story: Path, light: str) -> None:
    assert "neither a file nor a folder" in run("code", story, light, "--out", "/dev/null").stderr
    plain = tmp_path / "plain"
    plain.touch()
    assert "without ending" in run("code", story, light, "--out", plain).stderr


@pytest.mark.skipif(os.name == "nt", reason="names of files hold no such characters there")
def test_a_name_cannot_forge_a_message(tmp_path: Path, light: str) -> None:
    (tmp_path / "a\nrefused: b.txt\x1b[31m.txt").touch()
    result = run("code", tmp_path, light)
    assert "a\\nrefused: b.txt\\x1b[31m.txt: empty" in result.stderr
    assert harmless("\x07\x9b31m") == "��31m"


def test_streams_that_were_closed_before_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    plain_streams()
    streams = (sys.stdin, sys.stdout, sys.stderr)
    monkeypatch.undo()
    assert streams[0].read() == ""
    for stream in streams:
        stream.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_has_no_traceback() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*SAYSO, "schema"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"sayso: the output: No space left on device; ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs locks of files")
def test_two_runs_do_not_write_one_file(tmp_path: Path, story: Path) -> None:
    batch = Batch(tmp_path / "out.jsonl", config=Config(analysers=("paragraphs",)))
    first = code_batch(read_all([story]), batch)
    assert next(first).status == "coded"
    with pytest.raises(InputError, match="another run is writing"):
        list(code_batch(read_all([story]), batch))
    assert list(first) == []
    assert batch.out.read_bytes().count(b"\n") == 1
    assert [outcome.status for outcome in code_batch(read_all([story]), batch)] == ["coded"]


@pytest.mark.parametrize(
    "day", ["soon", "2024-13-45", "2024-W50-3", "20241211", "２０２４-12-11", "", "2024-12-11T99:99"]
)
@pytest.mark.parametrize("command", ["code", "explain"])
def test_a_day_of_publication_that_is_none(story: Path, light: str, command: str, day: str) -> None:
    result = run(command, story, light, "--published", day)
    assert result.exit_code == 2
    assert "is no date; write it as 2024-12-11" in result.stderr


@pytest.mark.parametrize("day", ["2024-12-11", "2024-12-11T23:30:00+14:00", "2024-12-11T10:00Z"])
def test_a_day_or_a_moment_of_publication(story: Path, light: str, day: str) -> None:
    assert run("explain", story, light, "--published", day).exit_code == 0


# ---------------------------------------------------------------- articles
def _line(**keys: object) -> Located | Refused:
    row = json.dumps({"text": "“It rains,” she said.", **keys})
    (item,) = read_jsonl(io.BytesIO(row.encode("utf-8", "surrogatepass")), "in.jsonl")
    return item


def test_lone_surrogates_in_every_key() -> None:
    broken = "a\ud800"
    item = _line(text=broken, id=broken, title=broken, outlet=broken, url=broken, published=broken, language=broken)
    assert isinstance(item, Located)
    record = Coder(Config(analysers=("paragraphs",))).code(item.article)
    assert from_json(to_json(record)) == record


@pytest.mark.parametrize("language", ["EN", "EN-us", "en_GB", "English", "und", ""])
def test_english_by_another_name(language: str) -> None:
    item = _line(language=language)
    assert isinstance(item, Located)
    record = Coder(Config(analysers=("paragraphs",))).code(item.article)
    assert "N103" not in {note.code for note in record.notes}


@pytest.mark.parametrize("title", ["", " \n", "\u2028"])
def test_a_title_of_blanks_is_none(title: str) -> None:
    article = make_article("Snow fell.", title=title)
    assert (article.title, article.headline, article.text) == (None, None, "Snow fell.")


@pytest.mark.parametrize(
    "reference", ["&#0;", "&#x1b;", "&#11;", "&#X0000C;", "&#8", "&#xD800;", "&#99999999;", "&no;"]
)
def test_a_page_is_read_whatever_characters_it_refers_to(reference: str) -> None:
    page = f"<html><body><article><p>{'Rain fell on the hills all day. ' * 9}</p><p>It {reference} ended there.</p>"
    (item,) = read_html(io.BytesIO(page.encode()), "page.html")
    assert isinstance(item, Located)
    assert "ended there." in item.article.text


def test_references_to_common_characters_stay() -> None:
    page = f"<html><body><article><p>{'Rain fell on the hills all day. ' * 9}</p><p>&#82;ain&#x2019;s end&#10;came.</p>"
    (item,) = read_html(io.BytesIO(page.encode()), "page.html")
    assert isinstance(item, Located)
    assert "Rain’s end came." in item.article.text


def test_no_text_at_all_can_be_printed() -> None:
    record = Coder(Config(analysers=("paragraphs",))).code(make_article(""))
    assert printed(record)
    assert explained(record, ())


# ---------------------------------------------------------------- data
def test_a_gazetteer_that_is_cut_or_changed_is_refused(tmp_path: Path) -> None:
    data = (ROOT / "sayso" / "data" / "gazetteer.bin").read_bytes()
    path = tmp_path / "gazetteer.bin"
    for damaged in (data[:5_000_000], data[:-1], data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], data[:200]):
        path.write_bytes(damaged)
        with pytest.raises(DataError, match=r"is damaged; run: pip install"):
            Gazetteer(path)


def test_a_table_that_is_missing_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ROOT / "sayso" / "lexicon" / "none.tsv"

    def code(self: Coder, article: object) -> None:
        missing.read_text()

    monkeypatch.setattr(Coder, "code", code)
    items = [Located("a.txt", None, make_article("Snow fell."))]
    with pytest.raises(DataError, match=r"none\.tsv is missing; run: pip install"):
        list(code_all(items, Config(analysers=("paragraphs",))))


def test_doctor_finds_files_that_are_not_as_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sayso").mkdir()
    table = tmp_path / "sayso" / "cues.tsv"
    table.write_bytes(b"said\n")
    (tmp_path / "sayso-1.dist-info").mkdir()
    record = tmp_path / "sayso-1.dist-info" / "RECORD"
    value = base64.urlsafe_b64encode(hashlib.sha256(b"said\n").digest()).decode().rstrip("=")
    record.write_text(f"sayso/cues.tsv,sha256={value},5\nsayso-1.dist-info/RECORD,,\n")
    installed = metadata.Distribution.at(tmp_path / "sayso-1.dist-info").files
    monkeypatch.setattr(doctor, "files", lambda name: installed)
    assert [verdict for _, verdict in doctor._files()] == ["1 as they were installed"]
    table.write_bytes(b"")
    with pytest.raises(doctor.FaultError, match=r"cues\.tsv is not as it was installed; run: pip install"):
        list(doctor._files())
    table.unlink()
    with pytest.raises(doctor.FaultError, match=r"cues\.tsv is missing; run: pip install"):
        list(doctor._files())


# ---------------------------------------------------------------- time
LONG = 200_000
PIECES = (
    "x", "(", ",", '"', "“", "’", "🙂", "a-", "e\u0301", "\u200b", "— ", ". ", "1 ", "1", " ", "\n", "\n\n",
    "said ", "said\n", "He said that ", "May March August ", "Syria, ", "He met him. ", "Maren and Otieno and ",
    "the president of the army of ", "don't won't ", "Ministry Of The Army ", "“No,” said Ilse Maren. ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_time_in_step_with_its_length(coder: Coder, piece: str) -> None:
    taken = []
    for size in (LONG // 4, LONG):
        article = make_article(ENGLISH + piece * (size // len(piece)), published="2031-05-07")
        began = time.process_time()
        article, layers = coder.layers(article)
        record = assemble(article, layers, coder.info)
        hold(record, article)
        assert printed(record)
        assert explained(record, layers.sentences)
        taken.append(time.process_time() - began)
    assert taken[1] < 8 * taken[0] + 2
