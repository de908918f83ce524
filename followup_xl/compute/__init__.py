"""The rules: recompute(book, rules, today) is a pure function."""
