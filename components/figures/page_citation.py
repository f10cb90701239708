"""How to cite a page of this site that gathers figures of several documents."""

from datetime import date

from components.figures.citation import bibtex_entry, day_words, escaped
from components.text import text
from components.web.days import cited_on


def cite_page(title: str, key: str, style: str, language: str, accessed: date, link: str) -> str:
    """Return a page's citation: the page, this site, the day on which it was read, its address.

    key: what BibTeX calls it. The documents behind the figures are cited each from its own page.
    """
    product, link = text("frame.product", language), cited_on(link, accessed)
    if style == "bibtex":
        fields = {
            "title": f"{{{escaped(title)}}}",
            "organization": escaped(product),
            "url": link,
            "urldate": accessed.isoformat(),
        }
        return bibtex_entry(key, fields)
    day = accessed.isoformat() if style == "gbt" else day_words(accessed.isoformat(), language)
    return text(f"citation.page_{style}", language, title=title, product=product, accessed=day, link=link)
