"""The words of the house: columns, tables, book, rules, issues, changes, errors and ports. Pure data, no I/O."""
