"""The rules: ``recompute(book, rules, today)`` is a pure function. It reads no clock and does no I/O."""

from .recompute import recompute, recompute_replanned

__all__ = ["recompute", "recompute_replanned"]
