"""The source files of the package, parsed once for the rules."""

import ast
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sayso"
FOLDERS = ("sayso", "tests", "scripts")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@lru_cache(maxsize=1)
def package() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the package with its tree."""
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


def everything() -> tuple[Path, ...]:
    """Every Python file of package, tests and scripts."""
    return tuple(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))


def shown(path: Path, line: int | None = None) -> str:
    """The path as seen from the root, with a line."""
    return str(path.relative_to(ROOT)) + ("" if line is None else f":{line}")


def functions(path: Path) -> list[Function]:
    """Every function and method of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]
