"""The look of a Word file: A4, styles as offices print, fonts with fallbacks by name, a page number."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml import etree

# As offices print: headings in black letters, the rest in imitation Song; figures and Latin words in Times.
BODY, HEADS, LATIN = "仿宋", "黑体", "Times New Roman"
# What stands in for a font that a machine lacks, the nearest first: Word and LibreOffice look these names up.
INSTEAD = {
    BODY: "FangSong, 仿宋_GB2312, STFangsong, Noto Serif CJK SC, Source Han Serif SC, SimSun",
    HEADS: "SimHei, STHeiti, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei",
}
INK, MUTED = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x47, 0x50, 0x5A)
# Points: of each heading, of all other words, of tables, of notes.
HEADINGS = {"Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
SIZE, TABLE_SIZE, NOTE_SIZE = 11, 9.5, 8.5
MARGIN, WIDTH, HEIGHT = 22, 210, 297
# Between the margins, in mm
INNER = WIDTH - 2 * MARGIN


def lay_out(document: Document, foot: str, language: str) -> None:
    """Set paper, styles and fonts, and a line below each page: words, then the number of the page."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(WIDTH), Mm(HEIGHT)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin, page.bottom_margin = Mm(20), Mm(18)
    _styles(document)
    _tongue(document, language)
    _name_fonts(document)
    line = page.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(f"{foot}  ")
    line._p.append(_page_number())


def _styles(document: Document) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _set(normal, SIZE, BODY, INK)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in HEADINGS.items():
        style = styles[name]
        _set(style, size, HEADS, INK, bold=False)
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 10)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _without_rule(styles["Title"])
    _set(styles["Caption"], TABLE_SIZE, BODY, MUTED, bold=False)
    _set(styles["Footer"], NOTE_SIZE, BODY, MUTED)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.element.set(qn("w:styleId"), "FootnoteText")
    note.base_style = normal
    _set(note, NOTE_SIZE, BODY, INK)
    note.paragraph_format.space_after = Pt(0)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER).font.color.rgb = RGBColor(0x1D, 0x4F, 0x7C)


def _set(
    style: ParagraphStyle | CharacterStyle, size: float, font: str, colour: RGBColor, bold: bool | None = None
) -> None:
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), LATIN, colour
    style.font.bold, style.font.italic = bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's fonts, which the template names, would go before these.
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), font)


def _without_rule(style: ParagraphStyle) -> None:
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _tongue(document: Document, language: str) -> None:
    """Say which language the words are in: spelling and line breaks go by it."""
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in fonts.findall(qn("w:lang")):
        fonts.remove(old)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), "en-GB" if language == "en" else "zh-CN")
    told.set(qn("w:eastAsia"), "zh-CN")
    fonts.append(told)


def _name_fonts(document: Document) -> None:
    """Write what may stand in for each font into the table of fonts."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(part.blob)
    for name, others in INSTEAD.items():
        for old in [font for font in table if font.get(qn("w:name")) == name]:
            table.remove(old)
        font = OxmlElement("w:font")
        font.set(qn("w:name"), name)
        instead = OxmlElement("w:altName")
        instead.set(qn("w:val"), others)
        font.append(instead)
        table.append(font)
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _page_number() -> BaseOxmlElement:
    field: BaseOxmlElement = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    return field
