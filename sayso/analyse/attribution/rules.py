"""The rules of attribution: drafts of statements from the parse, the lexicon of cues and the quotation marks alone."""

from sayso.analyse.attribution.asides import from_asides
from sayso.analyse.attribution.clauses import from_clauses
from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.labels import from_labels
from sayso.analyse.attribution.marks import make_marks
from sayso.analyse.attribution.settle import settled
from sayso.analyse.attribution.speech import with_speech
from sayso.analyse.attribution.trailing import from_trailing
from sayso.analyse.tree import Tree
from sayso.article import Span
from sayso.layers import Layers
from sayso.notes import Note


def by_rule(tree: Tree, layers: Layers, headline: Span | None) -> tuple[list[Draft], list[Note]]:
    """The drafts that rules find, in the order of their cues, and notes on quotations that found no source."""
    parsed = [*from_clauses(tree), *from_asides(tree), *from_labels(tree, layers, headline)]
    known_cues = {draft.anchor for draft in parsed}
    parsed += (draft for draft in from_trailing(tree) if draft.anchor not in known_cues)
    rough, notes = with_speech(tree, make_marks(tree, layers), parsed)
    return settled(tree, rough, layers.quotations), notes
