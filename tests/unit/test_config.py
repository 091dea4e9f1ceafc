"""One TOML file becomes one frozen configuration, or an error that names the key."""

from pathlib import Path

import pytest

from sayso.config import Config, config_digest, load_config
from sayso.errors import ConfigError


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "sayso.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_everything_has_its_default() -> None:
    assert load_config() == Config()


def test_a_file_sets_what_it_names(tmp_path: Path) -> None:
    assert load_config(write(tmp_path, "")) == Config()
    made = load_config(write(tmp_path, 'ontology = "mine"\nanalysers = ["syntax", "times"]\n'))
    assert made == Config("mine", ("syntax", "times"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "colour = 1",
            "unknown key 'colour'; the keys are actors, analysers, attribution, codebook, ontology, ",
        ),
        ("ontology = 3", "ontology is not a string"),
        ("analysers = 'times'", "analysers is not a list of strings"),
        ("analysers = [1]", "analysers is not a list of strings"),
        ("ontology = ", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        ("[ontology]\nname = 'plover'", "ontology is not a string"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(tmp_path: Path, text: str | bytes, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=words) as caught:
        load_config(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml.*check the path"):
        load_config(tmp_path / "absent.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_the_digest_tells_configurations_apart() -> None:
    digests = {config_digest(item) for item in (Config(), Config("mine"), Config(analysers=("times",)))}
    assert len(digests) == 3
    assert config_digest(Config()) == config_digest(Config("plover", ()))
    assert all(len(digest) == 12 for digest in digests)
