"""The guard of all browser tests notices what it should: broken here on purpose."""

import pytest

from tests.browser.watch import Watch, watched

ORIGIN = "http://127.0.0.1:9"


@pytest.fixture
def complaints(browser):
    """Show a page to a watch and return what it has noticed."""
    contexts = []

    def show(body: str, **options) -> list[str]:
        context = browser.new_context()
        contexts.append(context)
        watch = Watch(ORIGIN, **options)
        page = watched(context, watch)()
        page.set_content(body)
        page.wait_for_timeout(150)
        return watch.seen

    yield show
    for context in contexts:
        context.close()


def test_a_quiet_page_is_no_complaint(complaints):
    assert complaints("<p>1697项</p><script>console.log('all is well')</script>") == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('oh')</script>", "console: oh"),
        ("<script>throw new Error('oh')</script>", "uncaught: oh"),
        (f"<img src='{ORIGIN}/picture.png'>", "failed: "),
        ("<img src='http://127.0.0.2:9/picture.png'>", "other origin: http://127.0.0.2:9/picture.png"),
    ],
)
def test_what_is_wrong_is_noticed(complaints, body, complaint):
    assert any(seen.startswith(complaint) for seen in complaints(body))
