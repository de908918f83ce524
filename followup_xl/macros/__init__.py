"""Gives a workbook its buttons: a VBA project, drawn shapes, a ribbon tab, and the settings sheet of xlwings."""

from .book import add_macros
from .errors import NoBuilderError, NoXlwingsError
from .source import MODULE, VBA, module_text

__all__ = ["MODULE", "VBA", "NoBuilderError", "NoXlwingsError", "add_macros", "module_text"]
