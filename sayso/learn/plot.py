"""Figures as pictures: how reliable scores are, and how a figure grows with what is learnt from."""

from collections.abc import Sequence

SIZE, MARGIN = 320, 44
INK, FAINT, DOT = "#333333", "#999999", "#0072b2"
WHOLE = SIZE + 2 * MARGIN
MIDDLE = MARGIN + SIZE / 2


def reliability_svg(bins: Sequence[tuple[int, float, float]], error: float) -> str:
    """An SVG of bins: each one's share of right events against its mean score; a dot's area is their number."""
    most = max((count for count, _, _ in bins), default=1)
    marks = "".join(
        f'<circle cx="{_x(score):.0f}" cy="{_y(right):.0f}" r="{3 + 9 * (count / most) ** 0.5:.1f}" fill="{DOT}" '
        f'fill-opacity="0.75"><title>{count} events: score {score:.2f}, right {right:.2f}</title></circle>'
        for count, score, right in bins
    )
    ticks = "".join(
        _text(_x(part), _y(0) + 16, part) + _text(_x(0) - 8, _y(part) + 4, part, "end") for part in (0, 0.5, 1)
    )
    even = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{FAINT}" stroke-dasharray="4"/>'
    title = _text(MIDDLE, 24, f"Held-out events: calibration error {error:.3f}")
    return _framed(even + marks + ticks + title, "score", "share that is right")


def curve_svg(points: Sequence[tuple[int, float]], across: str, up: str) -> str:
    """An SVG of figures in per cent against counts from 0, joined by a line."""
    most = max((count for count, _ in points), default=0) or 1
    places = [(_x(count / most), _y(value / 100)) for count, value in points]
    line = "L".join(f"{x:.0f} {y:.0f}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{DOT}"/>'
        + _text(round(x), round(y) - 10, f"{value:.0f}")
        + _text(round(x), _y(0) + 16, count)
        for (x, y), (count, value) in zip(places, points, strict=True)
    )
    return _framed(f'<path d="M{line}" stroke="{DOT}" stroke-width="2" fill="none"/>{dots}', across, up)


def _framed(inside: str, across: str, up: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WHOLE} {WHOLE}" width="{WHOLE}" '
        f'font-family="sans-serif" font-size="12" fill="{INK}"><rect width="100%" height="100%" fill="white"/>'
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none" stroke="{FAINT}"/>{inside}'
        f"{_text(MIDDLE, WHOLE - 8, across)}"
        f'<text x="14" y="{MIDDLE}" text-anchor="middle" transform="rotate(-90 14 {MIDDLE})">{up}</text></svg>\n'
    )


def _text(x: float, y: float, words: object, anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def _x(part: float) -> float:
    return MARGIN + part * SIZE


def _y(part: float) -> float:
    return MARGIN + (1 - part) * SIZE
