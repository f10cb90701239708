"""Who may show pages of this site in a frame: of the pages made for it whom FRAME_ANCESTORS names."""

import os

from components.web.page_addresses import inside

EMBED = "embed"
SELF, NOBODY, ANYBODY = "'self'", "'none'", "*"


def is_made_for_frames(path: str) -> bool:
    """Say whether an address is one of those that other sites may show."""
    return inside(path).partition("/")[0] == EMBED


def embedders() -> tuple[str, ...]:
    """Return the sources of FRAME_ANCESTORS, without it this site alone."""
    return tuple(os.environ.get("FRAME_ANCESTORS", "").split()) or (SELF,)


def nobody_may() -> bool:
    """Say whether FRAME_ANCESTORS keeps everyone out, this site too."""
    return tuple(source.lower() for source in embedders()) == (NOBODY,)


def anybody_may() -> bool:
    """Say whether FRAME_ANCESTORS lets every site in."""
    return ANYBODY in embedders()


def named_embedders() -> tuple[str, ...]:
    """Return the other sites that FRAME_ANCESTORS names."""
    return tuple(source for source in embedders() if source.lower() not in (SELF, NOBODY, ANYBODY))
