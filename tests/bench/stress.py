"""More readers than are served at once, and questions that nobody asked before beside kept pages."""

import time
from dataclasses import dataclass

from tests.bench.crowd import Crowd, Plan, Tally, ended
from tests.bench.system import resident_mb
from tests.bench.workloads import computed, workloads
from tests.served import Served

MANY, SECONDS_OF_MANY = 1_000, 15.0
AFTERWARDS, SECONDS_AFTERWARDS, SETTLING = 100, 3.0, 2.0
AT_ONCE, BESIDE, SECONDS_OF_COMPUTED = 8, 50, 20.0
# A reader beside does not ask again the moment that he has an answer: some hundreds of answers a second.
PAUSE_BESIDE = 0.1
NEW_QUESTIONS = 20_000
# The bounds.
MOST_GROWTH_MB, MOST_P95_COMPUTED, MOST_P95_KEPT = 50.0, 0.5, 0.3


@dataclass(frozen=True)
class Stress:
    """What came of it. before, after: megabytes that the server holds."""

    many: Tally
    afterwards: Tally
    before: float
    after: float
    new: Tally
    beside: Tally

    def missed(self) -> list[str]:
        """Every bound that is missed, in words."""
        words = []
        for name, tally in self._crowds().items():
            words += [f"{name}: {count} × {what}" for what, count in sorted(tally.errors.items())]
            if tally.unanswered:
                words.append(f"{name}: {tally.unanswered} connections never answered")
            if tally.busy and name != "many":
                words.append(f"{name}: {tally.busy} refused as busy")
        if self.after - self.before > MOST_GROWTH_MB:
            words.append(f"many: memory grew by {self.after - self.before:.0f} MB")
        for name, most in (
            ("afterwards", MOST_P95_KEPT),
            ("new", MOST_P95_COMPUTED),
            ("beside", MOST_P95_KEPT),
        ):
            if (p95 := self._crowds()[name].within(0.95)) > most:
                words.append(f"{name}: p95 {p95:.3f} s, more than {most}")
        return words

    def _crowds(self) -> dict[str, Tally]:
        return {"many": self.many, "afterwards": self.afterwards, "new": self.new, "beside": self.beside}

    def told(self) -> dict[str, object]:
        """The figures, for JSON."""
        told: dict[str, object] = {name: _told(tally) for name, tally in self._crowds().items()}
        return told | {"resident_mb": [round(self.before), round(self.after)]}


def _told(tally: Tally) -> dict[str, object]:
    return {
        "connections": tally.connections,
        "per_second": round(tally.rate, 1),
        **{
            f"p{share}_ms": round(tally.within(share / 100) * 1000) if tally.waits else None
            for share in (50, 95, 99)
        },
        "worst_ms": round(tally.worst * 1000),
        "errors": dict(tally.errors),
        "busy": tally.busy,
        "unanswered": tally.unanswered,
        "client_cores": round(tally.cpu / tally.seconds, 2),
    }


def stressed(crowd: Crowd, server: Served, seconds: float = 30) -> Stress:
    """Stress a server that was under load before. seconds: shorter than usual, everything is shorter."""
    share = min(1.0, seconds / 30)
    found = {each.name: each.question for each in workloads(server.address)}
    kept = tuple(question for name, question in found.items() if name != "callback")
    overview = (found["overview"],)
    before = resident_mb(server.process.pid)
    many = crowd.ask(Plan(server.origin, overview, MANY, SECONDS_OF_MANY * share))
    time.sleep(SETTLING)
    afterwards = crowd.ask(
        Plan(server.origin, overview, AFTERWARDS, SECONDS_AFTERWARDS * share, pause=PAUSE_BESIDE)
    )
    after = resident_mb(server.process.pid)
    computed_now = computed(server.address, NEW_QUESTIONS)
    lasting = SECONDS_OF_COMPUTED * share
    beside = crowd.begin(Plan(server.origin, kept, BESIDE, lasting, pause=PAUSE_BESIDE))
    new = crowd.begin(Plan(server.origin, computed_now, AT_ONCE, lasting, once=True))
    return Stress(many, afterwards, before, after, ended(new), ended(beside))
