"""The workbook from code: sheets, tables, default rules, looks, and a demo book with data."""

from .book import build, build_with, build_with_reviews, write_template

__all__ = ["build", "build_with", "build_with_reviews", "write_template"]
