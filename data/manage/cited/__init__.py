"""Cited figures, from a table of facts to reports' folders: the way of `python -m data.manage import`.

`facts.py` reads the table, `periods.py` its years, `mapping.py` and `places.py` say what a fact is an
observation of and of where, `folders.py` makes rows, `writing.py` checks them and puts them into place.
Four tables beside these modules are kept by hand: `concepts.csv` (which indicator a concept is, or why it
stays out), `notes.csv` (what a note says of scope and period, and its words), `places.csv` (places that the
national list lacks) and `words.csv` (titles and publishers in English).
"""
