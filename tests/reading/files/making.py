"""Makes the files that the tests read: no binary is committed."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def make_docx(*blocks: str, numbering: str = "") -> bytes:
    """Return a .docx whose body is these pieces of WordprocessingML; plain words become a paragraph."""
    document = docx.Document()
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    for block in blocks:
        xml = block if block.startswith("<") else f"<w:p><w:r><w:t>{block}</w:t></w:r></w:p>"
        wrapped = parse_xml(f"<w:body {nsdecls('w', 'r')} {MC}>{xml}</w:body>")
        for element in list(wrapped):
            body.insert(len(body) - 1, element)
    if numbering:
        root = document.part.numbering_part.element
        for element in list(root):
            root.remove(element)
        for element in list(parse_xml(f"<w:numbering {WORD}>{numbering}</w:numbering>")):
            root.append(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def make_pdf(
    pages: list[list[str]], extra: str = "", size: int = 12, indent: set[str] | None = None
) -> bytes:
    """Return a PDF with one text line per string, top to bottom; Chinese by a ToUnicode map.

    extra: more entries for the trailer. indent: lines that begin two letters to the right.
    """
    placed = [
        [
            (60 + (2 * size if indent and line in indent else 0), round(780 - 1.6 * size * row), line)
            for row, line in enumerate(page)
        ]
        for page in pages
    ]
    return make_placed_pdf(placed, extra, size)


def make_placed_pdf(pages: list[list[tuple]], extra: str = "", size: int = 12) -> bytes:
    """Return a PDF whose words stand where they are told to: left, height from the foot, words, and perhaps
    the size of their type.
    """
    signs = sorted({sign for page in pages for _, _, words, *_ in page for sign in words})
    codes = {sign: number for number, sign in enumerate(signs, 1)}
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /FontDescriptor 5 0 R /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        " /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
        _stream(_unicode_map(codes)),
    ]
    kids = []
    for page in pages:
        lines = []
        for left, height, line, *own in page:
            words = "".join(f"{codes[sign]:04X}" for sign in line)
            lines.append(f"BT /F1 {own[0] if own else size} Tf {left} {height} Td <{words}> Tj ET")
        objects.append(_stream("\n".join(lines)))
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    return _assembled(objects, extra)


def _stream(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def _unicode_map(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:04X}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )


def _assembled(objects: list[str], extra: str) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{words}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + tail.encode("ascii")
