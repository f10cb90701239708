"""A part of an answer, as programs that read in pieces ask for it."""

import pytest

from tests.components.server.asgi import Asker
from tests.components.server.fronts import Site, front, one_by_one


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=0-0", 206, b"1", b"bytes 0-0/2"),
        ("bytes=1-", 206, b" ", b"bytes 1-1/2"),
        ("bytes=-1", 206, b" ", b"bytes 1-1/2"),
        ("bytes=0-99", 206, b"1 ", b"bytes 0-1/2"),
        ("bytes=2-", 416, b"", b"bytes */2"),
        ("bytes=0-0,1-1", 200, b"1 ", b""),
        ("bytes=1-0", 200, b"1 ", b""),
        ("bytes=-0", 200, b"1 ", b""),
        ("lines=1-2", 200, b"1 ", b""),
    ],
)
def test_a_part_of_an_answer_is_that_part(asked, status, body, told):
    [answer] = one_by_one(front(Site()), Asker(headers={"range": asked}))
    assert (answer.status, answer.body, answer.headers.get(b"content-range", b"")) == (status, body, told)
    assert answer.headers[b"content-length"] == b"%d" % len(body)


def test_a_part_is_not_added_to_what_may_be_another_answer():
    headers = {"range": "bytes=1-", "if-range": 'W/"one"'}
    whole, head = one_by_one(
        front(Site()), Asker(headers=headers), Asker(method="HEAD", headers={"range": "bytes=1-"})
    )
    assert (whole.status, whole.body) == (200, b"1 ")
    assert head.status == 200 and head.headers[b"accept-ranges"] == b"bytes"
