"""The site's mark: the dashes of assets/icon.svg, which pictures draw themselves."""

from components.charts.sheet import Sheet
from components.charts.theme import ACCENT, DATA, LINE

# In the units of assets/icon.svg: left, top, width, height.
ICON = (
    *((5, 6, 13, 2, LINE), (20, 6, 7, 2, LINE), (5, 24, 9, 2, LINE), (16, 24, 11, 2, LINE)),
    *((5, 12, 9, 4, DATA), (16, 12, 11, 4, DATA), (5, 18, 14, 4, ACCENT)),
)
ICON_SCALE = 1.6


def site_mark(sheet: Sheet, x: float, y: float) -> None:
    """Draw the mark, with its left upper corner at x, y."""
    for left, top, width, height, colour in ICON:
        begin = x + (left - 5) * ICON_SCALE, y + (top - 6) * ICON_SCALE
        sheet.box(*begin, begin[0] + width * ICON_SCALE, begin[1] + height * ICON_SCALE, fill=colour, width=0)
