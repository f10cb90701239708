"""Whatever is given, readers answer with a text or with UnreadableFile."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.reading.files import UnreadableFile, from_docx, from_html, read_file, read_text

from .making import make_docx, make_pdf, make_zip
from .test_docx import LISTS, item

SLOW = settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
QUICK = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
DOCX = make_docx("受理300件。", item("举措", 1), numbering=LISTS)
PDF = make_pdf([["受理300件，办结280件。"]])
MARKUP = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<a>",
            "<br>",
            "<!--",
            "<b",
            "件，",
            "<script>",
            "<meta charset=gbk>",
            "&#0;",
            "&#xffff;",
            "<svg>",
            "<template>",
            "\0",
            "打印",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
).map("".join)


def answers(read, *given) -> bool:
    with suppress(UnreadableFile):
        read(*given)
    return True


def spoilt(content: bytes) -> st.SearchStrategy[bytes]:
    """Return the file with some bytes changed, cut off or put in."""
    edits = st.lists(
        st.tuples(st.integers(0, len(content) - 1), st.binary(max_size=6)), min_size=1, max_size=5
    )

    def apply(changes: list[tuple[int, bytes]]) -> bytes:
        result = content
        for at, put in changes:
            result = result[:at] + put + result[at + len(put) :]
        return result

    return edits.map(apply) | st.integers(0, len(content)).map(lambda end: content[:end])


@QUICK
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_leads_back(text):
    try:
        read = read_text(text)
    except UnreadableFile:
        return
    assert read.text.strip()
    for at, sign in enumerate(read.text):
        given_sign = text[read.origin.at(at).offset]
        assert (
            sign == "\n"
            or given_sign == sign
            or given_sign.isspace()
            or ord(given_sign) >= 0x2E80
            or sign == " "
        )


@QUICK
@given(
    st.binary(max_size=300).filter(lambda content: not content.startswith(b"PK") and b"%PDF" not in content)
)
def test_any_bytes_are_read_or_refused(content):
    assert answers(read_file, content if b"<" not in content else b"x", "a.txt")


@QUICK
@given(MARKUP)
def test_any_markup_is_read_or_refused(markup):
    assert answers(from_html.extract, markup.encode("utf-8", "replace"))


@QUICK
@given(spoilt(DOCX))
def test_any_spoilt_word_file_is_read_or_refused(content):
    assert answers(from_docx.extract, content)


@QUICK
@given(st.binary(max_size=200))
def test_any_body_in_a_word_file_is_read_or_refused(body):
    assert answers(from_docx.extract, make_zip({"word/document.xml": body, "[Content_Types].xml": body}))


@SLOW
@given(spoilt(PDF))
def test_any_spoilt_pdf_is_read_or_refused(content):
    assert answers(read_file, content, "a.pdf")
