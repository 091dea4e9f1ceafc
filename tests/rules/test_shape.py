"""How long a file and a function may be, and what a function may take."""

import ast

from tests.rules.source import PACKAGE, everything, functions, package, shown

FILE_LINES, FUNCTION_LINES, POSITIONAL = 400, 60, 5
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_no_file_is_longer_than_400_lines() -> None:
    long = [shown(path) for path in everything() if len(path.read_text("utf-8").splitlines()) > FILE_LINES]
    assert not long


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{shown(path, node.lineno)} {node.name}"
        for path in everything()
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long


def test_no_function_takes_more_than_five_positional_parameters() -> None:
    greedy = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in functions(path):
            # A parameter that typer reads is an option of a command, and never given by its place.
            every = [*node.args.posonlyargs, *node.args.args]
            taken = [item for item in every if item.annotation is None or "typer." not in ast.unparse(item.annotation)]
            own = taken[1:] if taken and taken[0].arg in ("self", "cls") else taken
            if len(own) > POSITIONAL:
                greedy.append(f"{shown(path, node.lineno)} {node.name}")
    assert not greedy


def test_no_module_is_a_drawer() -> None:
    assert not [shown(path) for path in everything() if path.stem in DRAWERS]


def test_every_module_says_what_it_owns() -> None:
    assert not [shown(path) for path, tree in package() if not ast.get_docstring(tree)]


def test_no_class_hierarchies() -> None:
    """A class of the package may have a protocol, a tuple or an exception above it, never another class of it."""
    classes = {node.name: node for _, tree in package() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    heirs = [
        f"{node.name}({base.id})"
        for node in classes.values()
        for base in node.bases
        if isinstance(base, ast.Name) and base.id in classes and not base.id.endswith("Error")
    ]
    assert not heirs


def test_no_bare_except_and_no_print() -> None:
    bare = [
        shown(path, node.lineno)
        for path, tree in package()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    loud = [
        shown(path, node.lineno)
        for path, tree in package()
        if "cli" not in path.relative_to(PACKAGE).parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not bare
    assert not loud
