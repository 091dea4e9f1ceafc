"""The wheel works from an empty environment and another folder, and the whole job needs no network."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest

import sayso
from sayso.pipeline import Coder

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "sample.jsonl"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, in an environment of its own; fails the test with its complaint."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP", "VIRTUAL"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=kept, capture_output=True, text=True,
                          encoding="utf-8", check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that the checkout stays as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    shutil.copytree(ROOT / "sayso", source / "sayso", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", source, "--no-deps", "--no-build-isolation", "--no-index", "--quiet",
        "-w", folder, cwd=folder)  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_everything_the_package_needs(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = {str(path.relative_to(ROOT)) for path in (ROOT / "sayso").rglob("*")
              if path.is_file() and "__pycache__" not in path.parts}  # fmt: skip
    assert not needed - held
    assert not {name for name in held if not name.startswith(("sayso/", "sayso-"))}
    assert any(name.endswith("LICENSE") for name in held)


def test_the_wheel_works_from_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    run(sys.executable, "-m", "venv", home, cwd=tmp_path)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    run(python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=tmp_path)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    # The libraries are those of this environment, so that nothing is fetched; Sayso itself is the wheel's.
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    told = run(python, "-c", "import sayso; print(sayso.__file__)", cwd=tmp_path)
    assert Path(told.strip()).is_relative_to(home)
    printed = run(scripts / "sayso", "code", SAMPLE, cwd=tmp_path)
    assert "Who said what" in printed
    run(scripts / "sayso", "code", SAMPLE, "--out", tmp_path / "out.jsonl", "--quiet", cwd=tmp_path)
    (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    record = sayso.from_json(line)
    (article,) = sayso.read(SAMPLE)
    assert isinstance(article, sayso.Article)
    assert record.article.sha256 == article.sha256
    assert record.statements


def test_the_whole_job_runs_with_sockets_blocked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = tmp_path / "page.html"
    body = "<p>The harbour master said on Monday that the ferry to Oslo had been stopped by the police.</p>" * 5
    page.write_text(f"<html><head><title>Ferry stopped</title></head><body><article>{body}</article></body></html>")
    articles = [item for path in (SAMPLE, page) for item in sayso.read(path)]
    coder = Coder()
    for article in articles:
        assert isinstance(article, sayso.Article)
        assert sayso.from_json(sayso.to_json(coder.code(article))).statements


def test_versions_agree() -> None:
    from importlib.metadata import version

    assert version("sayso") == PROJECT["version"]
    assert f"\nversion: {PROJECT['version']}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_dependency_is_in_the_lock() -> None:
    locked = {line.split("==")[0] for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
              if "==" in line and not line.startswith((" ", "#"))}  # fmt: skip
    named = [item for group in (PROJECT["dependencies"], PROJECT["optional-dependencies"]["dev"]) for item in group]
    plain = {re.split(r"[^\w.-]", item)[0].lower() for item in named}
    assert not plain - locked


def test_the_sample_is_one_line_of_json_with_all_it_can_have() -> None:
    (line,) = SAMPLE.read_text("utf-8").splitlines()
    assert set(json.loads(line)) == {"id", "title", "published", "outlet", "text"}
