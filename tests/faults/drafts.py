"""Drafts that do harm, or try to: made here, small on disk and large when they are opened."""

import gzip
import io
import zipfile
import zlib

TEXT = "2022年，全市共办理行政复议案件251宗，审结240宗，办结率95.6%。"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
XML = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "法">{ENTITIES}]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
)


def docx(document: bytes) -> bytes:
    """Return a Word file around a document part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr("word/document.xml", document)
    return packed.getvalue()


def pdf(stream: bytes) -> bytes:
    """Return a PDF whose one page unfolds to `stream`."""
    packed = zlib.compress(stream, 9)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    told = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return told + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"


BOMBS = {
    "docx.docx": docx(b"<w:document>" + b" " * 400_000_000),
    "entities.docx": docx(XML.encode()),
    "pages.pdf": pdf(b"BT /F1 12 Tf (x) Tj ET\n" * 9_000_000),
    "packed.html": gzip.compress(b"<p>" * 30_000_000),
    "deep.html": ("<div>" * 100_000 + TEXT).encode(),
    "comments.html": ("<!---->" * 100_000 + TEXT).encode(),
    "unclosed.html": ("<!--" * 100_000 + TEXT).encode(),
}
WORDS = {
    "one line": (TEXT.replace("。", "，") * 4000)[:100_000],
    "claims": ("全面实现全覆盖，" * 20_000)[:100_000],
    "comments": "<!---->" * 35,
    "numbers": ("1" * 100_000)[:100_000],
    "large": "法" * 3_300_000,
}
