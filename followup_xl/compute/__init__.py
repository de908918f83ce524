"""The rules: ``recompute(book, rules, today)`` is a pure function. It reads no clock and does no I/O."""

from .letters import too_many_letters
from .recompute import recompute, recompute_replanned

__all__ = ["recompute", "recompute_replanned", "too_many_letters"]
