"""Files and drafts are read in the process of the tests, unless a test is marked `apart`."""

from tests.here import drafts_read_here

__all__ = ["drafts_read_here"]
