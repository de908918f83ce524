"""Somebody's own list of customers, recognised and described so that a store can make it a book of ours."""
