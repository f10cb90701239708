"""A server that takes reports in, and somebody who has shown the token."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import server
from components.edit.session import COOKIE, Session, cookie_for, session_of
from components.pages.review import route
from data import drafts, store
from data.drafts import Draft
from tests.data.bringing import PLACE, TEXT
from tests.here import read_here

TOKEN = "a-token-of-tests"
WHO = "甲"
# A browser says so of its own site's forms.
HOME = {"Sec-Fetch-Site": "same-origin"}
JSON = {**HOME, "Accept": "application/json"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for the LOCAL_DATA of every test here: the store that was compiled for it serves them all."""
    return tmp_path_factory.mktemp("review") / "local"


@pytest.fixture(autouse=True)
def own_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty LOCAL_DATA, a token, and a store that sees at once what is written."""
    monkeypatch.setenv("LOCAL_DATA", str(folder))
    monkeypatch.setenv("EDIT_TOKEN", TOKEN)
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    # In this thread: a test's folder goes with the test.
    monkeypatch.setattr(route, "take_in", store.current)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def stranger() -> Any:
    """A browser that has not shown the token."""
    return server.test_client()


@pytest.fixture
def client() -> Any:
    """A browser that has."""
    made = server.test_client()
    made.set_cookie(COOKIE, cookie_for(WHO))
    return made


def session(client: Any) -> Session:
    found = session_of(client.get_cookie(COOKIE).value)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def brought_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LOCAL_DATA with the invented county's report as a draft, its place made and its head confirmed."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("brought")
        patched.setenv("LOCAL_DATA", str(folder))
        read_here(patched)
        drafts.from_paste(TEXT, WHO, None, PLACE)
        return folder


@pytest.fixture(scope="session")
def just_pasted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LOCAL_DATA with the same draft as the reader left it."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("pasted")
        patched.setenv("LOCAL_DATA", str(folder))
        read_here(patched)
        drafts.from_paste(TEXT, WHO)
        return folder


@pytest.fixture
def pasted(just_pasted: Path, own_data: Path) -> Draft:
    """The invented county's report, its head still to be confirmed."""
    shutil.copytree(just_pasted, own_data)
    return drafts.drafts()[0]


@pytest.fixture
def draft(brought_in: Path, own_data: Path) -> Draft:
    """That draft, for one test to decide."""
    shutil.copytree(brought_in, own_data)
    return drafts.drafts()[0]


Decide = Callable[..., Any]


@pytest.fixture
def decide(client: Any, draft: Draft) -> Decide:
    """Send a decision as the script does; the item as it stands unless `seen` is given."""

    def send(item: str, verb: str, headers: dict[str, str] = JSON, **fields: str) -> Any:
        state = drafts.state(draft)
        seen = str(state.items[item].version) if item in state.items else "0"
        form = {
            "token": session(client).form_token,
            "language": "zh",
            "item": item,
            "verb": verb,
            "seen": seen,
        }
        return client.post(f"/review/{draft.id}/decisions", data=form | fields, headers=headers)

    return send


def words(answer: Any) -> str:
    return answer.get_data(as_text=True)


def text_of(answer: Any) -> str:
    """The words of a page without its tags."""
    return re.sub(r"<[^>]+>", "", words(answer))
