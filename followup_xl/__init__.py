"""Makes an Excel customer list say whom to follow up today, and why."""

__version__ = "0.1.0"
