"""The reliability of scores as a picture: each bin's share of events that are right against its mean score."""

from collections.abc import Sequence

SIZE, MARGIN = 320, 44
INK, FAINT, DOT = "#333333", "#999999", "#0072b2"


def reliability_svg(bins: Sequence[tuple[int, float, float]], error: float) -> str:
    """An SVG of the bins; the area of a dot is the number of its events."""
    most = max((count for count, _, _ in bins), default=1)
    marks = "".join(
        f'<circle cx="{_x(score):.0f}" cy="{_y(right):.0f}" r="{3 + 9 * (count / most) ** 0.5:.1f}" fill="{DOT}" '
        f'fill-opacity="0.75"><title>{count} events: score {score:.2f}, right {right:.2f}</title></circle>'
        for count, score, right in bins
    )
    ticks = "".join(
        f'<text x="{_x(part)}" y="{_y(0) + 16}" text-anchor="middle">{part}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(part) + 4}" text-anchor="end">{part}</text>'
        for part in (0, 0.5, 1)
    )
    middle = MARGIN + SIZE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + 2 * MARGIN} {SIZE + 2 * MARGIN}" '
        f'width="{SIZE + 2 * MARGIN}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="white"/>'
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none" stroke="{FAINT}"/>'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{FAINT}" stroke-dasharray="4"/>{marks}{ticks}'
        f'<text x="{middle}" y="24" text-anchor="middle">Held-out events: calibration error {error:.3f}</text>'
        f'<text x="{middle}" y="{SIZE + 2 * MARGIN - 8}" text-anchor="middle">score</text>'
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">share that is right</text>'
        f"</svg>\n"
    )


def _x(part: float) -> float:
    return MARGIN + part * SIZE


def _y(part: float) -> float:
    return MARGIN + (1 - part) * SIZE
