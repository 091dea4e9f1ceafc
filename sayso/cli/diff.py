"""`sayso diff`: what changed between two runs, in plain English."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.terminal import DONE, FAULT, ending

if TYPE_CHECKING:
    from sayso.record import Record

BECAME = ("came", "went", "changed")


def diff(
    before: Annotated[
        Path, typer.Argument(metavar="A", help="Records of the first run: .jsonl, .parquet or a folder.")
    ],
    after: Annotated[Path, typer.Argument(metavar="B", help="Records of the second run.")],
) -> None:
    """Say which statements, events, times and places came, went or changed between two runs.

    Exit code 0 if nothing did, 1 if something did.
    """
    changed = 0
    counts: Counter[tuple[str, str]] = Counter()
    with ending():
        from sayso.export.words import count
        from sayso.store import load_records

        old, new = _by_key(load_records(before)), _by_key(load_records(after))
        for key in {**old, **new}:
            changed += _compare(old.get(key), new.get(key), counts)
        total = len({**old, **new})
        same = f"{count(total - changed, 'article')} the same, {changed:,} changed"
        print("; ".join([same, *_totals(counts)]))
    raise typer.Exit(FAULT if changed else DONE)


def _compare(old: "Record | None", new: "Record | None", counts: Counter[tuple[str, str]]) -> bool:
    """Print what changed in one article, count it, and say whether anything did."""
    from sayso.export.differences import differences
    from sayso.export.layout import clean, short

    record = new or old
    assert record is not None
    name = f"{clean(record.article.id)}  {short(record.article.title or record.article.text[:200], 60)}"
    if old is None or new is None:
        print(f"{name}\n  article {'came' if old is None else 'went'}\n")
        counts["articles", "came" if old is None else "went"] += 1
        return True
    found = list(differences(old, new))
    text_changed = old.article.sha256 != new.article.sha256
    if found or text_changed:
        print(name)
        if text_changed:
            print("  the text itself is another: items are matched by their place in it")
        for item in found:
            print(f"  {item.became:<8} {item.sentence}")
            counts[item.layer, item.became] += 1
        print()
    return bool(found) or text_changed


def _by_key(records: "Iterable[Record]") -> "dict[tuple[str, int], Record]":
    """Records by id of the article; articles of one id are told apart by their order."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Record] = {}
    for record in records:
        found[record.article.id, seen[record.article.id]] = record
        seen[record.article.id] += 1
    return found


def _totals(counts: Counter[tuple[str, str]]) -> list[str]:
    layers = dict.fromkeys(layer for layer, _ in counts)
    return [
        f"{layer}: " + ", ".join(f"{counts[layer, became]:,} {became}" for became in BECAME if counts[layer, became])
        for layer in layers
    ]
