"""Each link of a copy leads to a file that is there and to a place in it; what does not is told."""

from components.export.checked import broken_links


def page(folder, name, inside):
    """Write one file of a copy."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(inside, encoding="utf-8")


def test_links_that_lead_somewhere_are_not_told(tmp_path):
    page(
        tmp_path,
        "zh/a.html",
        '<p id="one"></p><a href="text/b%20c.html#two&amp;three">b</a><a href="#one"></a>',
    )
    page(
        tmp_path,
        "zh/text/b c.html",
        '<a id="two&amp;three" href="../a.html"></a><link href="../../assets/style.css">'
        '<form action="../a.html">'
        '<a href="https://example.org/x">source</a><a href="mailto:someone@example.org"></a>',
    )
    page(tmp_path, "assets/style.css", "")
    assert broken_links(tmp_path) == []


def test_a_lost_file_and_a_lost_place_are_told_once(tmp_path):
    page(tmp_path, "zh/a.html", '<a href="b.html#gone"></a><a href="lost.html"></a><img src="lost.html">')
    page(tmp_path, "zh/b.html", '<p id="here"></p><a href="#gone"></a><a href="../../outside.html"></a>')
    assert list(map(str, broken_links(tmp_path))) == [
        "zh/a.html: zh/lost.html: no such file",
        "zh/b.html: ../outside.html: no such file",
        "zh/a.html: zh/b.html#gone: no such place",
    ]


def test_an_address_of_the_site_is_no_file(tmp_path):
    page(tmp_path, "zh/a.html", '<a href="/zh/b"></a>')
    assert [link.target for link in broken_links(tmp_path)] == ["/zh/b"]


def test_what_the_index_leads_to_is_looked_for_too(tmp_path):
    page(tmp_path, "zh/a.html", '<p id="one"></p>')
    page(
        tmp_path,
        "files/index/zh-1.js",
        'copyIndex([\n["report", "a.html", "", "", "", ""],\n["figure", "a.html#two", "", "", "", ""]\n]);\n',
    )
    assert list(map(str, broken_links(tmp_path))) == ["files/index/zh-1.js: zh/a.html#two: no such place"]
