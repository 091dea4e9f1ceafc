"""Distances: how far from a named place the text says that something lies, as in "30 km north of Kharkiv"."""

import re

LOOK_BACK = 90
KILOMETRES = {"k": 1.0, "m": 1.609}
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "a hundred": 100,
}  # fmt: skip
FARTHEST = 2000.0

_FROM = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d{1,2})?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
    r"[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?"
    r"(?: \([^()]{1,20}\))?(?: or so)?(?: away)?(?: due)?(?: to the)?"
    r"(?: (?:north|south|east|west)(?:[ -]?(?:north|south|east|west|northeast|northwest|southeast|southwest))?)?"
    r" (?:of|from|outside|off)(?: the)?(?: (?:centre|center|outskirts|city|town|village|capital|border) (?:of|with))?"
    r"(?: (?:central|downtown))?(?: the)?\s*$",
    re.IGNORECASE,
)


def distance_to(text: str, start: int) -> float | None:
    """The kilometres that the text puts between what it tells and the place whose name begins at `start`.

    >>> distance_to("Shells fell 12 miles south-east of Kherson.", 35)
    19.3
    """
    before = text[max(0, start - LOOK_BACK) : start]
    found = _FROM.search(before)
    if found is None or not _is_whole(before, found.start()):
        return None
    number, unit = found["number"].casefold().replace(",", ""), found["unit"].casefold()
    count = NUMBERS.get(number) or float(number)
    far = round(count * KILOMETRES[unit[0]], 1)
    return far if 0 < far <= FARTHEST else None


def _is_whole(before: str, at: int) -> bool:
    """Whether the number begins there, and is not the tail of a longer one or of a word; "5-6" gives its end."""
    ranged = at > 1 and before[at - 1] in "-–" and before[at - 2].isdigit()
    return at == 0 or ranged or not (before[at - 1].isalnum() or before[at - 1] in ".,-")
