"""Files that ask for far more than their size: built here, read apart, and weighed.

Run: python -m tests.reading.files.bombs. One JSON line a file: why it was refused ("" if it was read),
seconds until then, and the most megabytes that any reader took so far.
"""

import io
import json
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise

from data.reading.files import UnreadableFile, apart, read_file
from tests.reading.files.making import WORD, make_docx, make_zip
from tests.thorough import tried

MEGA = 1024 * 1024
MOST = 100_000
IN_EARNEST = apart.SECONDS
IN_SHORT = tried(3, int(IN_EARNEST))
CHANCE = random.Random(2024)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LINE = b"BT /F1 12 Tf 60 700 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n"
PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTED = f"<w:p><w:pPr>{LIST}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"


def packed(unit: bytes, length: int, times: int = 1, more: bytes = b"") -> bytes:
    """A PDF stream that unfolds to so much of one unit, packed so many times over."""
    content = repeated(unit * (MEGA // len(unit)), length // MEGA)
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%s] %s >>\nstream\n%s\nendstream" % (len(content), filters, more, content)


def repeated(block: bytes, times: int) -> bytes:
    """A block so many times over, packed once: what a packer has flushed stands for itself wherever it is."""
    packer, check = zlib.compressobj(9), 1
    head = packer.flush(zlib.Z_FULL_FLUSH)
    packed_once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(times):
        check = zlib.adler32(block, check)
    last = zlib.compressobj(9, wbits=-15).flush()
    return head + packed_once * times + last + check.to_bytes(4, "big")


def plain(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def pdf(content: bytes, pages: int = 1, more: tuple[bytes, ...] = (), resources: bytes = b"") -> bytes:
    """A PDF whose pages all show the same content; more: objects behind the pages."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % resources
    )
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, content, *[page] * pages, *more]
    written, places = bytearray(b"%PDF-1.5\n"), []
    for number, words in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(written) + tail % (len(objects) + 1, table, len(objects) + 1, len(written))


def index_bomb() -> bytes:
    """A PDF whose own index unfolds to a gigabyte."""
    more = b"/Type /XRef /Size 4194303 /W [1 3 1] /Root 1 0 R"
    stream = b"4 0 obj\n" + packed(b"\1\0\0\0\0", 1024 * MEGA, more=more) + b"\nendobj\n"
    head = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return head + stream + b"startxref\n%d\n%%%%EOF\n" % len(head)


def forms() -> bytes:
    """Drawings of ten drawings each, eight deep."""
    made = []
    for depth in range(8):
        content = b"/X Do " * 10 if depth < 7 else LINE
        made.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >>"
            b" /Font << /F1 3 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
            % (7 + depth, len(content), content)
        )
    return pdf(plain(b"/X Do"), more=tuple(made), resources=b"/XObject << /X 6 0 R >>")


def strokes() -> bytes:
    """Some twenty megabytes of drawing that are packed no more than honest ones."""
    marks = (b"%d %d m %d %d l S\n" % tuple(CHANCE.choices(range(999), k=4)) for _ in range(60_000))
    content = zlib.compress(b"".join(marks) * 18, 1)
    return pdf(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))


def words() -> bytes:
    """A page of a million letters."""
    lines = (
        b"BT /F1 12 Tf %d %d Td (%s) Tj ET\n"
        % (CHANCE.randrange(500), CHANCE.randrange(800), bytes(CHANCE.choices(b"abcdefgh ", k=40)))
        for _ in range(25_000)
    )
    return pdf(plain(b"".join(lines)))


def word(body: str, before: str = "", **parts: bytes) -> bytes:
    """A .docx with this body; before: what stands before its root; parts: other entries to put in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_docx("甲。"))) as given, zipfile.ZipFile(made, "w", 8) as archive:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                content = f"{before}<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()
            archive.writestr(name, parts.get(name.rpartition("/")[2].replace(".", "_"), content))
    return made.getvalue()


def entities() -> str:
    """A document type whose last entity is ten to the tenth letters long."""
    names = "abcdefghij"
    steps = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    return f'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">{steps}]>'


def numbers() -> bytes:
    """A list whose every number is fifty thousand numbers."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="99999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%s"/>'
    scheme = f'<w:abstractNum w:abstractNumId="0">{level % ("%1" * 50_000)}</w:lvl></w:abstractNum>'
    return make_docx(
        *[LISTED] * 60, numbering=scheme + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def styles(count: int) -> bytes:
    each = '<w:style w:styleId="a"/>'
    return f"<w:styles {WORD}>{each * count}</w:styles>".encode()


def page(markup: str) -> bytes:
    return f"<html><body>{markup}".encode()


# By kind; each with the reasons that are right for it, "" where it is to be read.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "pdf, a gigabyte of blanks": (lambda: pdf(packed(b" ", 1024 * MEGA)), "bomb"),
    "pdf, packed twice": (lambda: pdf(packed(b" ", 1024 * MEGA, 2)), "bomb"),
    "pdf, 200 MB of text": (lambda: pdf(packed(LINE, 200 * MEGA)), "bomb"),
    "pdf, 100 MB of saved states": (lambda: pdf(packed(b"q ", 100 * MEGA)), "bomb"),
    "pdf, its index": (index_bomb, "bomb"),
    "pdf, a picture that is shown as text": (
        lambda: pdf(packed(b" ", 1024 * MEGA, more=b"/Subtype /Image")),
        "damaged",
    ),
    "pdf, 100 pages of 2 MB": (lambda: pdf(packed(LINE, 2 * MEGA), 100), "took_too_long scan too_long"),
    "pdf, two thousand million pages": (
        lambda: pdf(plain(LINE)).replace(b"/Count 1 ", b"/Count 2000000000 "),
        "",
    ),
    "pdf, drawings in drawings": (forms, "took_too_long damaged scan"),
    "pdf, 20 MB of strokes": (strokes, "scan damaged"),
    "pdf, a million letters": (words, "too_long"),
    "pdf, nine million brackets": (lambda: b"%PDF-1.5\n1 0 obj\n" + b"[" * 9_000_000, "damaged"),
    "docx, three million paragraphs": (lambda: word("<w:p/>" * 3_000_000), "too_large damaged"),
    "docx, 300,000 short ones": (lambda: word(PARAGRAPH % "甲乙丙" * 300_000), "too_long"),
    "docx, one text of 9 MB": (lambda: word(PARAGRAPH % ("甲乙" * 1_500_000)), "too_long"),
    "docx, a million line ends": (
        lambda: word("<w:p><w:r>" + "<w:br/>" * 1_000_000 + "</w:r></w:p>"),
        "too_long",
    ),
    "docx, 100,000 deep": (lambda: word("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "damaged"),
    "docx, tables in tables": (
        lambda: word("<w:tbl><w:tr><w:tc>" * 60 + PARAGRAPH % "甲" + "</w:tc></w:tr></w:tbl>" * 60),
        "",
    ),
    "docx, entities": (lambda: word(PARAGRAPH % "&j;", entities()), "damaged"),
    "docx, a file of ours": (
        lambda: word(PARAGRAPH % "&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "empty damaged",
    ),
    "docx, its numbers": (numbers, "too_long"),
    "docx, 400,000 styles": (lambda: word(PARAGRAPH % "甲", styles_xml=styles(400_000)), " too_large"),
    "docx, joined paragraphs": (
        lambda: word(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲乙丙</w:t></w:r></w:p>" * 150_000
        ),
        "too_long",
    ),
    "zip, 101 MB": (lambda: make_zip({"word/document.xml": b"0" * (101 * MEGA)}), "bomb"),
    "zip, 2,001 entries": (lambda: make_zip({f"word/{at}.xml": b"" for at in range(2_001)}), "bomb"),
    "zip, a zip in it": (
        lambda: make_zip({"word/document.xml": b"<a/>", "a.zip": make_zip({"a": b"0" * (90 * MEGA)})}),
        "damaged",
    ),
    "html, 100,000 deep": (lambda: page("<div>" * 100_000 + "甲"), "too_large"),
    "html, 100,000 deep with words": (lambda: page("<div>甲" * 100_000), "too_large"),
    "html, deep behind a back": (
        lambda: page("<div><table></div></table>甲" * 60_000),
        "took_too_long too_large",
    ),
    "html, deep often": (lambda: page(("<div>甲" * 1_900 + "</div>" * 1_900) * 40), "too_long too_large "),
    "html, three million tags": (lambda: page("<b>" * 3_000_000), "too_large"),
    "html, an attribute of 9 MB": (lambda: page(f"<p style='{'display ' * 1_100_000}'>甲"), "too_large"),
    "html, 700,000 attributes": (
        lambda: page(f"<p {' '.join(f'a{at}=1' for at in range(700_000))}>甲"),
        "too_large",
    ),
    "html, 9 MB of words": (lambda: page("<p>" + "甲，" * 1_500_000), "too_long"),
    "html, tables in tables": (lambda: page("<table><tr><td>甲<td>乙" * 400), ""),
    "html, comments": (lambda: b"<!---->" * 1_400_000, "too_large unknown_kind empty too_long"),
    "gzip": (lambda: zlib.compress(b"0" * MEGA, wbits=31), "packed"),
}


def weighed() -> Iterator[dict]:
    """Each bomb read as it would be in earnest."""
    import resource

    for name, (make, right) in BOMBS.items():
        # Whose time may run out waits for a shorter time: it is ended in the same way.
        apart.SECONDS = IN_SHORT if "took_too_long" in right else IN_EARNEST
        content, reason, began = make(), "", time.monotonic()
        try:
            read_file(content, "draft", MOST)
        except UnreadableFile as refusal:
            reason = refusal.reason
        taken = time.monotonic() - began
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        yield {"name": name, "reason": reason, "seconds": round(taken, 2), "megabytes": most // 1024}


if __name__ == "__main__":
    for line in weighed():
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
