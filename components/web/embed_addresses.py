"""Addresses of what other sites show in a frame, how high the frame is, and the code that makes one."""

from html import escape
from string import Template

from components.web.file_addresses import asked_of_comparison
from components.web.framing import EMBED
from components.web.page_addresses import address
from components.web.view import View

FIGURE, CHART, MAP, TREND, COMPARE = "figure", "chart", "map", "trend", "compare"
# In px, at the width of a column of text: where the host page has no script the rest is scrolled to.
HEIGHTS = {FIGURE: 380, CHART: 440, MAP: 760, TREND: 620, COMPARE: 640}
# Whose colours: the reader's own system, or always the same.
THEMES = ("auto", "light", "dark")
# The key of the message by which a frame tells its height; assets/embed/90-height.js sends it.
HEIGHT = "embedHeight"
FRAME = Template("""\
<iframe src="$src" title="$title" loading="lazy" width="100%" height="$height" style="border:0"></iframe>
""")
LISTENER = Template("""<!-- $listener -->
<script>
addEventListener("message", e => {
  for (const f of document.querySelectorAll("iframe[src*='/$embed/']"))
    if (f.contentWindow === e.source && e.data?.$key > 0) f.height = e.data.$key;
});
</script>
""")


def figure_embed_href(language: str, report: str, figure: str) -> str:
    """Return the address of one figure with its sentence."""
    return address(f"{EMBED}/{language}/{FIGURE}/{report}/{figure}")


def chart_embed_href(language: str, report: str, chart: str) -> str:
    """Return the address of a chart."""
    return address(f"{EMBED}/{language}/{CHART}/{report}/{chart}")


def map_embed_href(language: str, report: str) -> str:
    """Return the address of a report's map."""
    return address(f"{EMBED}/{language}/{MAP}/{report}")


def trend_embed_href(language: str, report: str, indicator: str) -> str:
    """Return the address of an indicator's years at the place of a report."""
    return address(f"{EMBED}/{language}/{TREND}/{report}/{indicator}")


def compared_embed_href(view: View) -> str:
    """Return the address of what a comparison draws."""
    return address(f"{EMBED}/{view.language}/{COMPARE}", **asked_of_comparison(view))


def kind_of(href: str) -> str:
    """Return which of HEIGHTS an address of a frame is."""
    return href.split("?")[0].split(f"/{EMBED}/")[-1].split("/")[1]


def frame(src: str, title: str, height: int = 0) -> str:
    """Return the HTML of a frame alone. src: the whole public address. height: in px, its kind's without."""
    return FRAME.substitute(src=escape(src), title=escape(title), height=height or HEIGHTS[kind_of(src)])


def frame_code(src: str, title: str, listener: str) -> str:
    """Return the HTML that a host page takes in: the frame, and the script that gives it its height.

    src: the whole public address. listener: what that script is for, as a comment.
    """
    words = listener.replace("--", "-")
    return frame(src, title) + LISTENER.substitute(listener=words, embed=EMBED, key=HEIGHT)


def in_theme(href: str, theme: str = THEMES[0]) -> str:
    """Return the address of a frame with its colours named, so that whoever takes it in finds where."""
    return f"{href}{'&' if '?' in href else '?'}theme={theme}"
