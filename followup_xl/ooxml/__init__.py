"""Safe editing of .xlsx and .xlsm files in place: what is not touched stays byte for byte as it was. See README.md."""

from .errors import OoxmlError
from .receipt import Receipt
from .save import backups
from .sheet import Sheet
from .table import Table
from .values import CellError
from .workbook import Workbook

__all__ = ["CellError", "OoxmlError", "Receipt", "Sheet", "Table", "Workbook", "backups"]
