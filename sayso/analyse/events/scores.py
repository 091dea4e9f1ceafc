"""How likely an act is right, by what spoke for it.

With the encoder the score is a logistic function of what it makes of the trigger and of how the act was found, fitted
on the lines of `tests/gold/unlearnt` and of `tests/gold/tellings.txt` and measured on the held-out ones
(docs/reliability.svg). Right is an act whose type and trigger are those of the gold.
"""

from math import exp, log

from sayso.analyse.events.drafts import Draft
from sayso.analyse.events.learned import LINKED

# By rules alone: with both sides, with one, of a noun without a verb that supports it.
BOTH, ONE, NOUN = 0.9, 0.7, 0.6
# Constant, weight of the encoder's log-odds, of both sides being there, of an act that no frame knows.
CONSTANT, OF_ENCODER, OF_BOTH, OF_LINKED = 1.26, 0.22, 0.59, -1.94
# Log-odds are taken as no farther out than this.
FARTHEST = 5.0


def features(draft: Draft) -> tuple[float, float, float]:
    """The encoder's log-odds of the act's type, and 1 or 0 for both sides and for parties that it linked."""
    sure = min(max(draft.sure or 0.0, 1e-6), 1 - 1e-6)
    odds = min(max(log(sure / (1 - sure)), -FARTHEST), FARTHEST)
    return odds, float(_has_both(draft)), float(draft.actor_rule == LINKED)


def score(draft: Draft) -> float:
    """The likelihood, from 0 to 1, with two digits."""
    if draft.sure is None:
        if draft.site.pos == "noun" and draft.site.support is None:
            return NOUN
        return BOTH if _has_both(draft) else ONE
    odds, both, linked = features(draft)
    return round(1 / (1 + exp(-(CONSTANT + OF_ENCODER * odds + OF_BOTH * both + OF_LINKED * linked))), 2)


def _has_both(draft: Draft) -> bool:
    return bool(draft.actors) and (bool(draft.recipients) or len(draft.actors) > 1)
