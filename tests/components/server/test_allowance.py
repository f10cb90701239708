"""How often an address may ask in a minute, and how it is told."""

from components.server.allowance import Allowance
from tests.components.server.asgi import Asker
from tests.components.server.fronts import Site, front, one_by_one


def test_who_has_asked_too_often_waits_and_is_told_how_long():
    site, counted = Site(), Allowance(a_minute=2)
    ours = front(site, allowance=lambda scope: counted.take(scope["client"][0]))
    *allowed, refused = one_by_one(ours, *[Asker() for _ in range(3)])
    assert [answer.status for answer in allowed] == [200, 200] and len(site.asked) == 1
    # What is left is said of each answer, the kept one too.
    assert [answer.headers[b"ratelimit"].split(b";")[1] for answer in allowed] == [b"r=1", b"r=0"]
    assert refused.status == 429 and int(refused.headers[b"retry-after"]) > 0
    assert refused.headers[b"ratelimit-policy"] == b'"minute";q=2;w=60'


def test_an_allowance_is_an_address_s_own_and_a_network_s_of_ipv6():
    counted = Allowance(a_minute=4, processes=2)
    assert [counted.take("192.0.2.1").seconds > 0 for _ in range(3)] == [False, False, True]
    assert counted.take("192.0.2.2").seconds == 0
    assert [counted.take(f"2001:db8::{n}").seconds > 0 for n in (1, 2, 3)] == [False, False, True]
