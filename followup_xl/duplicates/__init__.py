"""Leads that stand twice in a book: found by phone, mail and name, proposed to a person, and merged."""
