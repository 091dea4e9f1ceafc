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
    """The ISO 639-1 code of the text's language if p >= 0.9 and it has 200 letters or more, else "und"."""
    window = text[:WINDOW]
    if sum(map(str.isalpha, window)) < LETTERS:
        return "und"
    language, probability = _identifier().classify(window)
    return str(language) if probability >= SURE else "und"
