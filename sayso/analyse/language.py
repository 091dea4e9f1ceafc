"""In which language a text is written."""

from functools import lru_cache
from typing import Any

SURE = 0.9
LETTERS = 200
WINDOW = 4_000


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def told(text: str) -> str:
    """The likeliest language's ISO 639 code if it is sure that the text is English, or that it is not, else "und".

    Sure is p >= 0.9, with 200 letters or more. Kin such as Arabic and its dialects may share what is not English.
    """
    window = text[:WINDOW]
    if sum(map(str.isalpha, window)) < LETTERS:
        return "und"
    ranked: list[tuple[str, float]] = _identifier().rank(window)
    english = dict(ranked).get("en", 0.0)
    return str(ranked[0][0]) if english >= SURE or english <= 1 - SURE else "und"
