"""What is documented: every note, registry row, configuration key, command and number."""

import importlib
import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from sayso import notes, registry
from sayso.config import Config
from scripts import house
from tests.rules.source import PACKAGE, ROOT, shown

CODE = re.compile(r'"(N\d{3})"')
NOTES = PACKAGE / "notes.py"


def read(name: str) -> str:
    """A document of the repository."""
    return (ROOT / name).read_text("utf-8")


def test_every_code_in_use_has_a_meaning() -> None:
    unknown = [
        f"{shown(path)} {code}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for code in CODE.findall(path.read_text("utf-8"))
        if code not in notes.CODES
    ]
    assert not unknown


def test_every_code_is_sorted_and_of_one_shape() -> None:
    assert list(notes.CODES) == sorted(notes.CODES)
    assert all(re.fullmatch(r"N\d{3}", code) for code in notes.CODES)


def test_every_code_is_documented() -> None:
    text = read("docs/notes.md")
    assert not [code for code, meaning in notes.CODES.items() if f"| {code} | {meaning} |" not in text]


@pytest.mark.parametrize("row", [(kind, name) for kind, rows in registry.BUILTIN.items() for name in rows], ids=str)
def test_every_registry_row_loads_and_is_documented(row: tuple[str, str]) -> None:
    kind, name = row
    loaded = registry.load(kind, name)
    assert loaded.__doc__, "one sentence that says what it does"
    assert f"| {name} | `{registry.BUILTIN[kind][name]}` |" in read("docs/registry.md")


def test_every_analyser_declares_its_layers() -> None:
    for row in registry.BUILTIN["analysers"].values():
        module = importlib.import_module(row.partition(":")[0])
        assert isinstance(module.NEEDS, tuple), row
        assert isinstance(module.GIVES, tuple), row


def test_every_key_of_the_configuration_is_documented() -> None:
    text = read("docs/config.md")
    for field in fields(Config):
        assert f"`{field.name}`" in text
        assert f"{field.name}:" in (Config.__doc__ or "")


def test_every_command_is_documented() -> None:
    import typer

    from sayso.cli.app import app

    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    text = read("docs/cli.md")
    assert {"code", "schema", "doctor", "explain", "diff"} <= set(commands)
    assert not [name for name in commands if f"sayso {name}" not in text]
    for name, command in commands.items():
        options = [option for item in command.params for option in item.opts if option.startswith("--")]
        assert not [option for option in options if option not in text], name


@pytest.mark.parametrize("page", sorted(house.PAGES))
def test_generated_pages_are_up_to_date(page: str) -> None:
    assert (ROOT / page).exists(), "run make house"
    assert house.difference(ROOT / page, house.PAGES[page]()) == ""


def test_the_readme_shows_the_measured_numbers() -> None:
    results = ROOT / "quality" / "results.json"
    if not results.exists():
        pytest.skip("nothing measured yet: make gate writes quality/results.json")
    expected = house.quality_table(json.loads(results.read_text("utf-8")))
    assert house.between(read("README.md"), "quality") == expected, "run make house"


def test_the_readme_shows_what_the_sample_gives_now() -> None:
    changed = house.difference(house.README, house.readme())
    assert not changed, f"run make house\n{changed}"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md", "MODEL_CARD.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(name))
    assert not [link for link in links if not (ROOT / Path(name).parent / link).exists()]


def test_data_files_name_source_and_licence() -> None:
    """The head of each table says where it comes from and under which licence it may be used."""
    tables = [*sorted((PACKAGE / "lexicon").glob("*.t*")), *sorted((PACKAGE / "ontology").glob("*.t*"))]
    silent = []
    for table in tables:
        head = "\n".join(line for line in table.read_text("utf-8").splitlines()[:12] if line.startswith("#")).lower()
        if not re.search(r"licen[cs]e|apache|public domain|cc by|our own|facts", head):
            silent.append(shown(table))
    assert not silent
