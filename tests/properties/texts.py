"""Texts of every kind: any characters at all, quotation marks gone wrong, and sentences in the manner of news."""

from hypothesis import strategies as st

from sayso.article import Article, make_article

# What has broken readers of news before: marks of every kind, lone surrogates, joiners, marks of direction, blanks.
ODD = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "—",
        "–",
        "…",
        "\u200b",
        "\u200f",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x1c",
        "\x85",
        "\u2028",
        "\r\n",
        "\t",
        "\u00a0",
        "\ud800",
        "\udfff",
        "\ufffd",
        "🙂",
        "👩‍👩‍👧",
        "🇸🇾",
        "e\u0301",
        "ﬁ",
        "שלום",
        "سلام",
        "中文",
        "İ",
        "ß",
        "1/2/2024",
        "$",
        "%",
        "°",
        "#",
        "@",
        "https://x.org/a?b=c",
        "<b>",
        "&amp;",
    ]
)
ANY = st.text(max_size=120)

NAMES = (
    "Ilse Maren",
    "President Otieno",
    "the spokesman",
    "Two officials",
    "He",
    "Kyiv",
    "the Syrian army",
    "Hamas",
    "UN experts",
    "a source",
    "Maren's lawyer",
    "The Kremlin",
    "residents",
    "Georgia",
    "IAEA",
    "who",
)
CUES = (
    "said",
    "told reporters",
    "denied",
    "warned",
    "promised",
    "asked",
    "accused Russia of",
    "has confirmed",
    "according to",
    "thinks",
    "ordered",
    "wrote on X",
    "added",
    "declined to say",
    "is expected",
)
ACTS = (
    "troops shelled Port Sudan",
    "police arrested 14 protesters",
    "they would meet in Geneva",
    "12 people were killed",
    "rebels had seized the airport",
    "Iran will not attack Israel",
    "to lift the sanctions",
    "aid was sent to Gaza",
    "if fighting stops, the border may open",
    "the bodies were found near Tartus",
)
WHEN = (
    "on Wednesday",
    "over the weekend",
    "last Friday",
    "in May 2023",
    "yesterday",
    "on 31 February",
    "at 25:61",
    "since 1999",
    "two weeks ago",
    "from 3 to 9 June",
    "every Monday",
    "tomorrow night",
    "in the 1990s",
    "",
)
JOINTS = (" ", ", ", "; ", " - ", " and ", " that ", " that ", ": ", "\n", "\n\n", "")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence or a wreck of one."""
    name, cue, act, when = (draw(st.sampled_from(pool)) for pool in (NAMES, CUES, ACTS, WHEN))
    opening, closing = draw(st.sampled_from([("", ""), ("“", "”"), ('"', '"'), ("“", ""), ("", "”"), ("'", '"')]))
    said = f"{opening}{act} {when}{closing}".strip()
    order = draw(st.integers(0, 2))
    joint = draw(st.sampled_from(JOINTS))
    parts = ((name, cue, said), (said + ",", name, cue), (cue, name, said))[order]
    end = draw(st.sampled_from([".", "!", "?", "", "…", ".”", " …\n\n"]))
    return f"{parts[0]} {parts[1]}{joint}{parts[2]}{end}"


def news(max_size: int = 6) -> st.SearchStrategy[str]:
    """Some sentences with odd characters strewn between them."""
    return st.lists(st.one_of(sentences(), sentences(), sentences(), ODD), min_size=1, max_size=max_size).map(" ".join)


def texts(max_size: int = 6) -> st.SearchStrategy[str]:
    """Any text at all."""
    return st.one_of(news(max_size), st.lists(st.one_of(ODD, ANY), max_size=max_size).map("".join))


TITLES = st.one_of(st.none(), sentences(), ANY)
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2024-12-11", "2024-02-29T23:30:00+02:00", "0001-01-01", "9999-12-31", "2024-13-45", "soon", ""]),
)


def articles(max_size: int = 6) -> st.SearchStrategy[Article]:
    """An article of any text, title and day."""
    return st.builds(
        lambda text, title, published: make_article(text, title=title, published=published),
        texts(max_size),
        TITLES,
        PUBLISHED,
    )
