"""Gives a workbook its buttons: a VBA project, drawn shapes, a ribbon tab, and the settings sheet of xlwings."""

from .book import add_macros
from .errors import MissingExtraError
from .source import MODULE, VBA, module_text

__all__ = ["MODULE", "VBA", "MissingExtraError", "add_macros", "module_text"]
