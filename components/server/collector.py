"""Python's garbage collector, which would look through the whole program while pages are drawn."""

import gc


def leave_the_program_alone() -> None:
    """Keep the collector from walking through the program itself each time that a page is drawn.

    A page is some ten thousand small objects without circles; with the usual thresholds a quarter of the time
    of drawing it goes into looking for circles among all that was ever imported.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
