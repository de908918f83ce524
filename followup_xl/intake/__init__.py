"""Customers from elsewhere: lists, phone contacts and chats read as records, and brought into a book.

Nothing here reads a file: what it gets are bytes, sheets, and a typed book; what it gives are ``Edits``.
"""
