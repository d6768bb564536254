"""Curves of cost against size as an SVG picture, both scales logarithmic."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 400, 70, 50, 20, 190
COLOURS = ["#14532d", "#b45309", "#1d4ed8", "#9d174d", "#0f766e", "#6d28d9", "#57534e"]


def decades(values):
    """The powers of ten around positive numbers."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(low, max(high, low + 1) + 1)


def svg(curves, across, up):
    """`curves`: by name, pairs of size and cost; `across` and `up` name the two scales."""
    points = [point for curve in curves.values() for point in curve]
    columns, rows = decades([x for x, _ in points]), decades([y for _, y in points])

    def place(x, y):
        right = (math.log10(x) - columns[0]) / (columns[-1] - columns[0])
        above = (math.log10(y) - rows[0]) / (rows[-1] - rows[0])
        return LEFT + right * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - above * (HEIGHT - BOTTOM - TOP)

    parts = []
    for power in columns:
        x, y = place(10**power, 10 ** rows[0])
        parts.append(f'<path d="M{x:.1f} {TOP}V{y:.1f}" stroke="#d6d3d1"/>')
        parts.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{10**power:,}</text>')
    for power in rows:
        x, y = place(10 ** columns[0], 10**power)
        parts.append(f'<path d="M{x:.1f} {y:.1f}H{WIDTH - RIGHT}" stroke="#d6d3d1"/>')
        parts.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>')
    for number, (name, curve) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        placed = [place(x, y) for x, y in curve]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{TOP + 14 + 20 * number}" fill="{colour}">{escape(name)}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">{escape(across)} (upwards: {escape(up)})</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
