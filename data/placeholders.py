"""Placeholders of hand-written findings: what they may name, so that no sentence is true of one report only.

`{indicator}` or `{derived}` is a figure as worded; `{place}` and `{year}` the report's; `{claims}` how many
coverage claims it makes, `{claims:full}` how many of that extent; `{words:indicator}` a claim's own words;
`{exceptions}` and `{fields}` how many items the chart's statement lists, `{exception:1}` the first one's
name.
"""

import re

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+(?::[a-z0-9_]+)?)\}")
BARE = frozenset({"place", "year", "claims", "exceptions", "fields"})
LISTED = frozenset({"exceptions", "fields", "exception", "field"})
EXTENTS = frozenset({"full", "full_except", "nearly_full"})


def names(template: str) -> list[str]:
    """Return the placeholders of a template in their order, each as written between its braces."""
    return PLACEHOLDER.findall(template)


def is_known(name: str, figures: set[str]) -> bool:
    """Say whether a placeholder means something. figures: ids of indicators and derived numbers."""
    what, _, item = name.partition(":")
    match what if item else "":
        case "words":
            return item in figures
        case "claims":
            return item in EXTENTS
        case "exception" | "field":
            return item.isdecimal() and int(item) > 0
    return name in BARE or name in figures
