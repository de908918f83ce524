"""The weekly report: one section is one file of this folder, found by its name; the sections do not know each other."""

from .build import Report, build, report
from .period import Period

__all__ = ["Period", "Report", "build", "report"]
