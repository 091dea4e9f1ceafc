"""Readers: every kind of file, every refusal by name, and nothing else lost."""

import io
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.article import Article
from sayso.readers import Located, Refused, read, read_all
from sayso.readers.expected import expected

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Ministry confirms talks</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-05-03T10:00:00Z">
<link rel="canonical" href="https://example.org/a/talks"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministry confirms talks</h1>
<p>The foreign ministry confirmed on Tuesday that it had held talks with envoys of the north about border crossings.</p>
<p>“We will continue,” the spokeswoman said. She added that nothing had been signed at the café of the harbour yet.</p>
</article><footer>Copyright</footer></body></html>
"""


def _one(path: Path, data: bytes, published: str | None = None) -> Article | Refused:
    path.write_bytes(data)
    (item,) = read(path, published)
    return item


def _text(path: Path, data: bytes) -> str:
    item = _one(path, data)
    assert isinstance(item, Article), item
    return item.text


def _reason(path: Path, data: bytes) -> str:
    item = _one(path, data)
    assert isinstance(item, Refused), item
    assert item.path == str(path)
    return item.reason


def _rows(path: Path, *rows: object) -> list[Article | Refused]:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
    return list(read(path))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.report"])
def test_plain_text_is_unchanged(tmp_path: Path, name: str) -> None:
    text = "First line.\r\n\r\n“Second,” she said.\n"
    article = _one(tmp_path / name, text.encode(), "2031-05-03")
    assert isinstance(article, Article)
    assert (article.text, article.title, article.published, article.reader) == (text, None, "2031-05-03", "text")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_name_themselves(tmp_path: Path, encoding: str) -> None:
    assert _text(tmp_path / "a.txt", "“Наш мост” stands.".encode(encoding)) == "“Наш мост” stands."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("“Yes,” he said.".encode("windows-1252"), "not UTF-8 (byte 0x93 at offset 0); convert it: iconv"),
        (b"\xff\xfea", "not UTF-16"),
        (b"abc\0def", "binary"),
        (b"%PDF-1.7\n", "pdftotext"),
        (b"\x1f\x8b\x08\0", "gunzip"),
        (b"PK\x03\x04\0", "zip archive"),
        (b"a" * 1_000_001, "more than 1,000,000 characters"),
        ("€".encode() * 1_400_000, "more than 1,000,000 characters"),
    ],
)
def test_refusals_of_plain_text(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in _reason(tmp_path / "a.txt", data)


def test_an_article_of_a_million_characters_is_read(tmp_path: Path) -> None:
    assert len(_text(tmp_path / "a.txt", "€".encode() * 1_000_000)) == 1_000_000


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "page"])
def test_a_page_is_read_with_what_it_says_of_itself(tmp_path: Path, name: str) -> None:
    article = _one(tmp_path / name, PAGE.format(charset="utf-8").encode())
    assert isinstance(article, Article)
    assert article.title == "Ministry confirms talks"
    assert article.text.startswith("Ministry confirms talks\n\nThe foreign ministry")
    assert article.headline is not None
    assert article.headline.of(article.text) == article.title
    assert (article.published, article.outlet, article.reader) == ("2031-05-03", "Harbour Post", "html")
    assert article.url == "https://example.org/a/talks"
    assert "Copyright" not in article.text


def test_a_given_date_goes_before_that_of_the_page(tmp_path: Path) -> None:
    article = _one(tmp_path / "a.html", PAGE.format(charset="utf-8").encode(), "2031-05-04")
    assert isinstance(article, Article)
    assert article.published == "2031-05-04"


def test_charset_of_a_page(tmp_path: Path) -> None:
    declared = PAGE.format(charset="iso-8859-1").encode("windows-1252")
    assert "café" in _text(tmp_path / "a.html", declared)
    assert "“We will" in _text(tmp_path / "a.html", declared)
    assert "not UTF-8" in _reason(tmp_path / "a.html", PAGE.format(charset="utf-8").encode("windows-1252"))
    assert "not UTF-8" in _reason(tmp_path / "a.html", PAGE.format(charset="unicode_escape").encode("windows-1252"))


@pytest.mark.parametrize("data", [b"<html>", b"<html><body></body></html>", b"<html>\0\0", b"<!doctype html><p>"])
def test_a_page_without_an_article(tmp_path: Path, data: bytes) -> None:
    assert "save the article's text as .txt" in _reason(tmp_path / "a.html", data)


def test_an_empty_page(tmp_path: Path) -> None:
    assert "empty" in _reason(tmp_path / "a.html", b"")


def test_a_page_that_its_parser_cannot_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    assert "RecursionError: too deep" in _reason(tmp_path / "a.html", PAGE.format(charset="utf-8").encode())


def test_lines_of_json(tmp_path: Path) -> None:
    full = {"id": "n1", "text": "Rain fell.", "title": "Weather", "published": "2031-05-03", "outlet": "Post",
            "url": "https://example.org", "language": "en", "editor": {"name": "kept out"}}  # fmt: skip
    first, second = _rows(tmp_path / "a.jsonl", full, "", {"text": "Snow fell.", "title": None})
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.id, first.text, first.title, first.published) == (
        "n1",
        "Weather\n\nRain fell.",
        "Weather",
        "2031-05-03",
    )
    assert (first.outlet, first.url, first.language, first.reader) == ("Post", "https://example.org", "en", "jsonl")
    assert (second.id, second.language, second.published) == (second.sha256[:16], "und", None)


def test_published_is_for_lines_that_name_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A.", "published": "2031-05-03"}\n{"text": "B."}')
    dates = [item.published for item in read(tmp_path / "a.jsonl", "2031-01-01") if isinstance(item, Article)]
    assert dates == ["2031-05-03", "2031-01-01"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "Rain', "not JSON"),
        ("hello", "not JSON (Expecting value at character 1)"),
        ("5", "a number, not an object"),
        ("null", "null, not an object"),
        ('"Rain fell."', "a string, not an object"),
        ('{"body": "Rain."}', 'no key "text"'),
        ('{"text": null}', '"text" is null, not a string'),
        ('{"text": ["Rain."]}', '"text" is a list'),
        ('{"text": "Rain.", "id": 5}', '"id" is a number, not a string'),
        ('{"text": "Rain.", "published": true}', '"published" is true or false'),
        ('{"text": ""}', "empty"),
        ('{"text": " \\n"}', "empty"),
        ('{"text": "' + "a" * 1_000_001 + '"}', "more than 1,000,000 characters"),
        ('{"text": "a", "n": ' + "[" * 100_000 + "}", "nested too deep"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "too many digits"),
        ('{"schema": "sayso.record/1", "text": "Rain."}', "a record that Sayso wrote"),
    ],
)
def test_a_bad_line_is_refused_by_number_and_the_rest_goes_on(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "a.jsonl"
    first, bad, last = _rows(path, {"text": "Before."}, line, {"text": "After."})
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(bad, Refused)
    assert (bad.path, bad.line) == (str(path), 2)
    assert words in bad.reason
    assert str(bad).startswith(f"{path}:2: ")


def test_a_line_longer_than_any_article(tmp_path: Path) -> None:
    bad, last = _rows(tmp_path / "a.jsonl", '{"text": "' + "a" * 40_000_000 + '"}', {"text": "After."})
    assert isinstance(bad, Refused)
    assert (bad.line, "line of more than" in bad.reason) == (1, True)
    assert isinstance(last, Article)


def test_lines_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "Before."}\r\n{"text": "\x93Yes\x94"}\r\n{"text": "After."}')
    before, bad, after = read(path)
    assert isinstance(before, Article) and isinstance(after, Article)
    assert isinstance(bad, Refused)
    assert (bad.line, bad.reason.startswith("not UTF-8 (byte 11 of the line)")) == (2, True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b'[\n {"text": "Rain."}\n]', "one article on each line"),
        (b'{\n "text": "Rain."\n}', "one article on each line"),
        (b'[{"text": "Rain."}]', "one article on each line"),
        ('{"text": "Rain."}'.encode("utf-16"), "iconv -f UTF-16"),
        (b"\0\0\0\0", "binary"),
        (b"PAR1abc", "Parquet"),
    ],
)
def test_a_file_that_holds_no_lines_of_json(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in _reason(tmp_path / "a.json", data)


def test_lone_surrogates_become_replacements(tmp_path: Path) -> None:
    (article,) = _rows(tmp_path / "a.jsonl", '{"text": "a\\ud800b", "id": "\\udfff"}')
    assert isinstance(article, Article)
    assert (article.text, article.id, len(article.repaired)) == ("a\ufffdb", "\ufffd", 1)


def test_a_title_alone_is_an_article(tmp_path: Path) -> None:
    (article,) = _rows(tmp_path / "a.jsonl", {"text": "", "title": "Bridge reopens"})
    assert isinstance(article, Article)


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name, data in {
        "c.txt": b"Third.", "a.jsonl": b'{"text": "First."}\nno\n', "b/x.md": b"Fourth.", ".secret": b"Not read.",
        ".hidden/y.txt": b"Not read.", "d.xlsx": b"PK\x03\x04", "b/z.txt": b"\0\0", "skipped.jsonl": b"{}",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = [
        (Path(item.path).name, item.line, item.article.text if isinstance(item, Located) else item.reason[:12])
        for item in read_all([tmp_path], skip=[tmp_path / "skipped.jsonl"])
    ]
    assert found == [
        ("a.jsonl", 1, "First."),
        ("a.jsonl", 2, "not JSON (Ex"),
        ("broken.txt", None, "cannot be re"),
        ("c.txt", None, "Third."),
        ("d.xlsx", None, "unknown kind"),
        ("x.md", None, "Fourth."),
        ("z.txt", None, "binary, not "),
    ]


def test_an_empty_folder_and_a_missing_file(tmp_path: Path) -> None:
    (empty,) = read(tmp_path)
    (missing,) = read(tmp_path / "no.txt")
    (nameless,) = read("a\0b")
    assert isinstance(empty, Refused) and isinstance(missing, Refused) and isinstance(nameless, Refused)
    assert "no file in the folder" in empty.reason
    assert missing.reason == "cannot be read (No such file or directory); check the path"
    assert nameless.path == "a\\0b"


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(folder: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(folder)))
        return iter(())

    monkeypatch.setattr("os.walk", closed)
    (item,) = read(tmp_path)
    assert isinstance(item, Refused)
    assert item.reason == "cannot be read (Permission denied); check the file and who may read it"


def test_how_many_articles_there_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A."}\n{"text": "B."}')
    (tmp_path / "b.txt").write_text("C.")
    (tmp_path / "c.jsonl").write_text('{"text": "D."}\n')
    (tmp_path / "out.jsonl").write_text("not counted\n")
    assert expected([tmp_path, tmp_path / "b.txt", tmp_path / "none"], skip=[tmp_path / "out.jsonl"]) == 6
    assert expected([tmp_path, "-"]) is None


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"Rain fell.", "text"),
        (b' {"id": "n1", "text": "Rain fell."}\n', "jsonl"),
        (PAGE.format(charset="utf-8").encode(), "html"),
        (PAGE.format(charset="utf-8").encode("utf-16"), "html"),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes, reader: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (item,) = read_all(["-"])
    assert isinstance(item, Located)
    assert (item.path, item.article.reader) == ("stdin", reader)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a", "a.bin"]),
    st.sampled_from(
        [b"", b"<html>", b'{"text": "', b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml version='1.0' encoding='x'?><html>"]
    ),
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
def test_no_bytes_raise(tmp_path: Path, name: str, head: bytes, rest: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(head + rest)
    for item in read(path):
        if isinstance(item, Refused):
            assert item.path == str(path)
            assert "; " in item.reason or ", not text" in item.reason, "a reason ends with what can be done"
        else:
            item.text.encode("utf-8")


def test_a_large_file_of_lines_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as lines:
        for number in range(3_000):
            lines.write(json.dumps({"text": f"{number} " + "It rains. " * 1_000}) + "\n")
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Article) for item in read(path)) == 3_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()
