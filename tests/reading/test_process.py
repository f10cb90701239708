"""The process that reads a draft has limits, and is gone when its parent is, however that ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from data.reading.files import UnreadableFile, process
from tests.thorough import tried
from tests.waiting import until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SLOW = "甲3件、乙4件，共7件；" * 60_000
GONE_WITHIN = 2.0

unix = pytest.mark.skipif(os.name != "posix", reason="process groups, signals and limits of Unix")
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are told by /proc")

# Says which processes it starts, and those that they start.
TELLING = """
import subprocess, sys
from data.reading.files import process
class Told(subprocess.Popen):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        print(self.pid, flush=True)
process.subprocess.Popen = Told
"""


def is_running(pid: int) -> bool:
    """Whether a process lives; one that ended and that nobody has asked about yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def below(pid: int) -> list[int]:
    """The processes that one has started and that live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def started(script: str) -> tuple[subprocess.Popen, int]:
    """A parent that runs a script, and the first process that it starts."""
    parent = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", TELLING + textwrap.dedent(script)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert parent.stdout is not None
    return parent, int(parent.stdout.readline())


REVIEW = """
from data.reading.draft import review_in_process
from tests.reading.test_process import SLOW
review_in_process(SLOW, most=None)
"""
FILE = """
from data.reading.draft import review_in_process
from tests.reading.files import bombs
review_in_process(bombs.pdf(bombs.packed(bombs.LINE, 2 * bombs.MEGA), 100))
"""


@pytest.mark.patient
@linux
@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("after", [0.0, 1.5])
def test_the_child_is_gone_when_its_parent_is(ended_by, after):
    parent, child = started(REVIEW)
    time.sleep(after)
    assert is_running(child)
    parent.send_signal(ended_by)
    parent.wait()
    until(lambda: not is_running(child), GONE_WITHIN)


@linux
@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM])
def test_the_reader_of_a_file_below_the_child_is_gone_too(ended_by):
    parent, child = started(FILE)
    until(lambda: bool(below(child)), 10)
    reader = below(child)[0]
    parent.send_signal(ended_by)
    parent.wait()
    until(lambda: not is_running(child) and not is_running(reader), GONE_WITHIN)


@linux
def test_the_end_of_standard_input_alone_ends_the_child(tmp_path):
    """As on systems where the kernel tells no child that its parent died."""
    child = tmp_path / "child.py"
    child.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from data.reading.files import confined\n"
        "confined._die_with = lambda parent: None\n"
        "confined.begin(2**30, 60, 0)\nconfined.request()\n"
        "while True: pass\n"
    )
    parent, pid = started(f"from pathlib import Path\nprocess.ask(Path({str(child)!r}), b'x' * 100, 60)")
    time.sleep(1.5)
    assert is_running(pid)
    parent.kill()
    parent.wait()
    until(lambda: not is_running(pid), GONE_WITHIN)


@linux
def test_no_process_and_no_zombie_stays_behind(tmp_path):
    for words in ("import time\ntime.sleep(60)", "import os\nos.abort()", ""):
        child = tmp_path / "child.py"
        child.write_text(words)
        with pytest.raises(UnreadableFile):
            process.ask(child, b"x" * 1_000_000, 0.5, group=True)
    assert not [pid for pid in below(os.getpid()) if str(tmp_path) in command_of(pid)]
    zombies = [
        stat
        for stat in Path("/proc").glob("[0-9]*/stat")
        if f") Z {os.getpid()} " in stat.read_text(encoding="utf-8")
    ]
    assert not zombies


def child_that(tmp_path: Path, does: str, memory: int = 2**30, seconds: str = "int(sys.argv[1])") -> Path:
    """A child that begins as ours do, and then does this; `said` is its answer."""
    path = tmp_path / "child.py"
    lines = textwrap.indent(textwrap.dedent(does), "    ")
    path.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom data.reading.files import confined\n"
        f"short = confined.begin({memory}, {seconds}, int(sys.argv[2]))\ngiven = confined.request()\n"
        f"try:\n{lines}\nexcept Exception as error:\n    said = type(error).__name__\n"
        "confined.answer(str(said).encode())\n"
    )
    return path


@unix
def test_a_child_writes_no_file_and_opens_few(tmp_path):
    written = tmp_path / "written"
    does = f"open({str(written)!r}, 'w').write('x' * 100_000); said = 'wrote'"
    assert process.ask(child_that(tmp_path, does), b"", 10) == b"OSError"
    does = f"held = [open({str(ROOT / 'pyproject.toml')!r}) for _ in range(200)]; said = 'opened'"
    assert process.ask(child_that(tmp_path, does), b"", 10) == b"OSError"
    does = "import resource; said = resource.getrlimit(resource.RLIMIT_CORE)"
    assert process.ask(child_that(tmp_path, does), b"", 10) == b"(0, 0)"


@unix
def test_a_child_that_uses_up_its_processor_time_took_too_long(tmp_path):
    child = child_that(tmp_path, "while True: pass", seconds="1")
    with pytest.raises(UnreadableFile) as refusal:
        process.ask(child, b"", 30)
    assert refusal.value.reason == "took_too_long"


@linux
def test_a_child_gets_no_more_memory_than_it_may(tmp_path):
    assert process.ask(child_that(tmp_path, "said = len(bytearray(2**29))"), b"", 10) == b"536870912"
    assert process.ask(child_that(tmp_path, "said = len(bytearray(2**30))"), b"", 10) == b"MemoryError"


def test_an_answer_without_end_is_cut_and_a_long_request_arrives(tmp_path, monkeypatch):
    assert process.ask(child_that(tmp_path, "said = len(given)"), b"x" * 10_000_000, 20) == b"10000000"
    monkeypatch.setattr(process, "MOST_ANSWER", 1_000)
    assert process.ask(child_that(tmp_path, "said = 'x' * 10_000_000"), b"", 20) == b""


def test_a_child_may_ask_its_parent_before_it_answers(tmp_path):
    does = "said = b''.join(confined.ask(word) for word in (b'', b'a' * 400_000, b'b'))"
    asked: list[bytes] = []

    def told(question: bytes) -> bytes:
        asked.append(question)
        return question[:1].upper() * len(question)

    answer = process.ask(child_that(tmp_path, does), b"", 20, told=told)
    assert answer == str(b"A" * 400_000 + b"B").encode()
    assert asked == [b"", b"a" * 400_000, b"b"]


@linux
def test_a_child_that_waits_for_what_cannot_be_told_is_ended(tmp_path):
    def broken(question: bytes) -> bytes:
        raise LookupError("no store")

    with pytest.raises(LookupError):
        process.ask(child_that(tmp_path, "said = confined.ask(b'x')"), b"", 20, told=broken)
    assert not [pid for pid in below(os.getpid()) if str(tmp_path) in command_of(pid)]


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


# So many sentences, of eleven letters each.
LONG = tried(1_500, 5_000)
LIMITED = """
import resource
from data.reading.draft import review_in_process
from data.reading.files import UnreadableFile
resource.setrlimit(resource.RLIMIT_AS, ({soft}, {hard}))
try:
    print(len(review_in_process({text!r} * {times}).prompts) > 0)
except UnreadableFile as refused:
    print(refused.reason)
"""


@pytest.mark.patient
@linux
@pytest.mark.parametrize(
    ("megabytes", "times", "said"),
    [(600, 10, "True"), (tried(80, 200), LONG, "True"), (45, LONG, "busy"), (28, 1, "busy")],
)
@pytest.mark.parametrize("hard", [True, False])
def test_where_the_machine_gives_less_memory_a_sound_draft_is_read_or_waits(megabytes, times, said, hard):
    soft = megabytes * 1024 * 1024
    text = "甲3件、乙4件，共8件；"
    script = LIMITED.format(soft=soft, hard=soft if hard else -1, text=text, times=times)
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert run.stdout.strip() == said, run.stderr


def test_a_process_that_cannot_be_started_is_no_fault_of_the_draft(monkeypatch):
    def full(*given, **named):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(process.subprocess, "Popen", full)
    with pytest.raises(UnreadableFile) as refusal:
        process.ask(Path("child.py"), b"", 1)
    assert refusal.value.reason == "busy"
