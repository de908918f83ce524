"""The report outside the workbook: a page, a mail and a short text, from the same sections as the sheet."""

from .html import html
from .mail import mail
from .text import text
from .words import Words, words

__all__ = ["Words", "html", "mail", "text", "words"]
