"""Names: the glossary's banned words stand nowhere, and what is public is listed."""

import ast
import importlib
import re

import sayso
from tests.rules.source import PACKAGE, ROOT, package, shown

GLOSSARY = ROOT / "GLOSSARY.md"


def banned() -> set[str]:
    """The banned synonyms that the glossary lists."""
    (line,) = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("Banned: ")]
    return set(re.findall(r"\*\*(\w+)\*\*", line))


def _identifiers(tree: ast.Module) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add((node.name, node.lineno))
        elif isinstance(node, ast.arg):
            found.add((node.arg, node.lineno))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add((node.id, node.lineno))
    return found


def _words(name: str) -> set[str]:
    """The words of an identifier, in the singular: `_target_ids` and `TargetIds` both hold `target`."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ").lower().split()
    return {word.removesuffix("s") for word in spaced}


def test_banned_words_name_nothing() -> None:
    words = banned()
    assert {"target", "agent", "speaker", "utterance", "quotee", "helper", "manager"} <= words
    assert not sorted(
        f"{shown(path, line)} {name}" for path, tree in package() for name, line in _identifiers(tree)
        if _words(name) & words
    )  # fmt: skip


def test_the_glossary_settles_every_word_of_the_contract() -> None:
    text = GLOSSARY.read_text("utf-8")
    words = "source cue content statement attitude actor recipient event mode context span mention chain note"
    assert not [word for word in words.split() if f"**{word}**" not in text]


def test_public_names_are_sorted_and_complete() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    imported = {alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom)
                for alias in node.names}  # fmt: skip
    assert list(sayso.__all__) == sorted(sayso.__all__)
    assert set(sayso.__all__) == {name for name in imported if not name.startswith("_")} | _lazy(tree)


def _lazy(tree: ast.Module) -> set[str]:
    """Names that the package gives on first use, if it does so: the keys of its one table."""
    return {
        key.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def test_every_public_name_is_described() -> None:
    assert not [name for name in sayso.__all__ if not getattr(sayso, name).__doc__]


def test_every_list_of_public_names_is_sorted_and_true() -> None:
    for path in sorted(PACKAGE.rglob("__init__.py")):
        if path == PACKAGE / "__init__.py":
            continue
        module = importlib.import_module(".".join(path.parent.relative_to(ROOT).parts))
        listed = list(getattr(module, "__all__", ()))
        assert listed == sorted(listed), shown(path)
        assert not [name for name in listed if not hasattr(module, name)], shown(path)
