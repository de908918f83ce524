"""Limits of what is opened, and of what a cell holds."""

from __future__ import annotations

MAX_MEMBERS = 50_000
"""Members of a package; the largest real one seen has about 2,000."""

MAX_PART = 1 << 30
"""Bytes of one part when inflated."""

MAX_TOTAL = 4 << 30
"""Bytes of all parts when inflated."""

RATIO_FLOOR = 32 << 20
"""Parts below this size may be packed as tightly as they like."""

MAX_RATIO = 250
"""Inflated by packed size of a part above RATIO_FLOOR; a sheet of nothing but styled blanks reaches about 60."""

MAX_DEPTH = 200
"""Nesting of XML elements in the parts that are read as a tree."""

MAX_TEXT = 32_767
"""UTF-16 units in a cell (Microsoft, Excel specifications and limits)."""

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
