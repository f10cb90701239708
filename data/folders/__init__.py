"""Folders and the vocabulary as rows: light enough for a process that only reads a text."""
