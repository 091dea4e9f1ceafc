"""From drafts to the record's statements: ids, forms, kinds of source, entities, nesting, notes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sayso.analyse.attribution.drafts import Draft
from sayso.analyse.attribution.sources import FIRST_PERSON, Known, entity_of, kind_of
from sayso.analyse.tree import Tree
from sayso.article import Article, Span
from sayso.layers import Quotation
from sayso.notes import Note, note
from sayso.record import Source, Spans, Statement, item_id

# Share of the content's letters in quotation marks from which a statement counts as direct.
DIRECT = 0.9


def to_statements(
    article: Article,
    drafts: Sequence[Draft],
    above: Sequence[int | None],
    *,
    tree: Tree,
    known: Known,
    quotations: tuple[Quotation, ...],
) -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """The statements with their ids and parents, and a note for each source that no entity stands for."""
    ids = [item_id(article, "s", (*d.source, *d.cue, *d.content), f"{d.kind}.{d.rule}") for d in drafts]
    sources = _sources(drafts, above, tree, known)
    letters = letters_before(article.text)
    statements, notes = [], []
    for index, draft in enumerate(drafts):
        parent = above[index]
        statements.append(
            Statement(
                id=ids[index],
                kind=draft.kind,
                form=form_of(letters, draft.content, quotations),
                source=sources[index],
                cue=draft.cue,
                content=draft.content,
                via=draft.via,
                within=None if parent is None else ids[parent],
                score=draft.sure,
            )
        )
        if draft.source and sources[index].entity is None:
            notes.append(note("N201", draft.source[0]))
    return tuple(statements), tuple(notes)


def _sources(drafts: Sequence[Draft], above: Sequence[int | None], tree: Tree, known: Known) -> list[Source]:
    """The source of each draft; "I" and "we" inside a statement are the ones who make it."""
    plain: list[Source] = []
    for draft in drafts:
        entity = entity_of(draft, tree, known)
        plain.append(Source(kind_of(draft, tree, known), draft.source, None if entity is None else entity.id))
    return [_first_person(index, drafts, above, plain, tree) for index in range(len(drafts))]


def _first_person(
    index: int, drafts: Sequence[Draft], above: Sequence[int | None], plain: list[Source], tree: Tree
) -> Source:
    here, at = plain[index], index
    while (
        here.entity is None
        and (parent := above[at]) is not None
        and len(here.spans) == 1
        and here.spans[0].of(tree.text).lower() in FIRST_PERSON
    ):
        outer = plain[parent]
        if not outer.spans or outer.spans[0].of(tree.text).lower() not in FIRST_PERSON:
            return Source(outer.kind if outer.spans else "anonymous", here.spans, outer.entity)
        at = parent
    return here


def letters_before(text: str) -> list[int]:
    """How many letters and digits stand before each place of the text, its end included."""
    return [0, *accumulate(map(str.isalnum, text))]


def form_of(letters: Sequence[int], content: Spans, quotations: tuple[Quotation, ...]) -> str:
    """Direct when nearly all of the content stands in quotation marks, mixed when some of it does, else indirect."""
    quoted = sum(letters[part.end] - letters[part.start] for span in content for part in _shared(span, quotations))
    share = quoted / max(1, sum(letters[span.end] - letters[span.start] for span in content))
    return "direct" if share >= DIRECT else "mixed" if quoted else "indirect"


def _shared(span: Span, quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    index = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.end)
    while index < len(quotations) and quotations[index].span.start < span.end:
        mark = quotations[index].span
        yield Span(max(span.start, mark.start), min(span.end, mark.end))
        index += 1
