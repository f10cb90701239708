"""Why another database than DuckDB does not answer."""


class DatabaseAwayError(Exception):
    """PostgreSQL cannot be asked now: it is not reached, was ended meanwhile, or refuses. Later it may."""


class NotInstalledError(OSError):
    """Says in a sentence what to install."""
