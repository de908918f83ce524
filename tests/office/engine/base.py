"""The base classes of xlwings' engines, without their types: an engine has attributes where they have properties."""

from typing import Any

import xlwings.base_classes

base_classes: Any = xlwings.base_classes
