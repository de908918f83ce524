"""Small charts as inline SVG: bars, columns and lines, mirrored where the language runs from right to left."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isnan
from typing import Final

WIDTH: Final = 640
_ROW, _LABEL, _VALUE = 26, 170, 64
_HEIGHT, _TOP, _FOOT, _SIDE = 190, 14, 26, 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its ``label``, its ``value`` and the value as ``text``; ``low`` to ``high`` is its interval."""

    label: str
    value: float
    text: str
    low: float = float("nan")
    high: float = float("nan")
    is_pale: bool = False


@dataclass(frozen=True, slots=True)
class Canvas:
    """A drawing of ``width`` times ``height`` units; x runs from the side on which reading begins."""

    width: int
    height: int
    is_rtl: bool

    def x(self, place: float) -> float:
        """The x of a place counted from the beginning of a line."""
        return self.width - place if self.is_rtl else place

    def drawing(self, parts: Sequence[str], title: str) -> str:
        """The finished element."""
        head = f'<svg viewBox="0 0 {self.width} {self.height}" role="img" aria-label="{escape(title)}">'
        return f"{head}{''.join(parts)}</svg>"

    def rect(self, start: float, top: float, length: float, height: float, look: str) -> str:
        """A rectangle that begins at ``start`` and runs in the direction of reading."""
        left = self.x(start + length) if self.is_rtl else start
        return (
            f'<rect class="{look}" x="{left:.1f}" y="{top:.1f}" width="{max(0.0, length):.1f}" height="{height:.1f}"/>'
        )

    def line(self, points: Sequence[tuple[float, float]], look: str) -> str:
        """A line through points (place, y)."""
        path = " ".join(f"{self.x(place):.1f},{y:.1f}" for place, y in points)
        return f'<polyline class="{look}" points="{path}"/>'

    def text(self, place: float, y: float, text: str, anchor: str = "start") -> str:
        """A text; ``anchor`` is start, middle or end in the direction of reading."""
        return f'<text x="{self.x(place):.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def bars(items: Sequence[Bar], title: str, *, is_rtl: bool) -> str:
    """Bars one below the other, each with its label, its value and its interval."""
    canvas = Canvas(WIDTH, _ROW * len(items) + 6, is_rtl)
    most = max((end for bar in items for end in (bar.value, bar.high) if not isnan(end)), default=0.0) or 1.0
    scale = (WIDTH - _LABEL - _VALUE) / most
    return canvas.drawing([part for row, bar in enumerate(items) for part in _bar(canvas, row, bar, scale)], title)


def _bar(canvas: Canvas, row: int, bar: Bar, scale: float) -> list[str]:
    top, value = row * _ROW + 5, 0.0 if isnan(bar.value) else bar.value
    look = "pale" if bar.is_pale else "fill"
    parts = [
        canvas.text(_LABEL - 10, top + 13, bar.label, "end"),
        canvas.rect(_LABEL, top, value * scale, _ROW - 10, look),
    ]
    end = value
    if not isnan(bar.high):
        middle, end = top + (_ROW - 10) / 2, bar.high
        parts.append(canvas.line([(_LABEL + bar.low * scale, middle), (_LABEL + bar.high * scale, middle)], "whisker"))
    return [*parts, canvas.text(_LABEL + end * scale + 8, top + 13, bar.text)]


def columns(
    items: Sequence[Bar], title: str, *, is_rtl: bool, line: Sequence[float] = (), rules: Sequence[float] = ()
) -> str:
    """Columns side by side with their labels below.

    ``line`` is drawn over them on a scale of its own from 0 to its most, ``rules`` are levels on the scale of the line.
    """
    canvas = Canvas(WIDTH, _HEIGHT, is_rtl)
    step = (WIDTH - 2 * _SIDE) / max(1, len(items))
    most = max((bar.value for bar in items if not isnan(bar.value)), default=0.0) or 1.0
    room = _HEIGHT - _TOP - _FOOT
    parts = [part for place, bar in enumerate(items) for part in _column(canvas, place, bar, step, room / most)]
    if line:
        peak = max([value for value in line if not isnan(value)], default=1.0) or 1.0
        middle = [_SIDE + step * (place + 0.5) for place in range(len(line))]
        heights = [_TOP + room * (1 - value / peak) for value in line]
        known = [point for point in zip(middle, heights, strict=True) if not isnan(point[1])]
        parts += [_rule(canvas, level / peak, room) for level in rules if level <= peak]
        parts.append(canvas.line(known, "over"))
    base = _HEIGHT - _FOOT
    return canvas.drawing([*parts, canvas.line([(_SIDE, base), (WIDTH - _SIDE, base)], "axis")], title)


def _column(canvas: Canvas, place: int, bar: Bar, step: float, scale: float) -> list[str]:
    value = 0.0 if isnan(bar.value) else bar.value
    start, height, base = _SIDE + step * place, value * scale, _HEIGHT - _FOOT
    look, middle = "pale" if bar.is_pale else "fill", start + step / 2
    parts = [canvas.rect(start + step * 0.15, base - height, step * 0.7, height, look)]
    if bar.text:
        parts.append(canvas.text(middle, base - height - 4, bar.text, "middle"))
    return [*parts, canvas.text(middle, base + 15, bar.label, "middle")]


def _rule(canvas: Canvas, share: float, room: float) -> str:
    y = _TOP + room * (1 - share)
    return canvas.line([(_SIDE, y), (WIDTH - _SIDE, y)], "rule")
