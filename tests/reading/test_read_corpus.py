"""A corpus: by several processes, going on where it was, whatever of them is lost."""

import os
import signal
import sys
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import duckdb
import pytest

from data.reading.__main__ import main
from data.reading.corpus import ByHand, CorpusError, Crew, on_this_machine, read_corpus, run
from data.reading.corpus.batches import Batch, batches_of, texts_of
from data.reading.corpus.read_batch import read_batch
from data.reading.sources import sources

REPORT = "甲县2024年法治政府建设年度报告\n全年办理法律援助案件{}件，接待咨询{}人次。\n"
TEXTS = 7


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr("data.reading.corpus.batches.TEXTS_OF_A_BATCH", 3)
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(TEXTS):
        (texts / f"{number}.txt").write_text(REPORT.format(number + 10, number + 30), encoding="utf-8")
    return texts


class Here(Executor):
    """Reads in this process, each batch as it is asked for."""

    def submit(self, task, /, *arguments, **named):
        future: Future = Future()
        try:
            future.set_result(task(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def here() -> Crew:
    @contextmanager
    def opened():
        yield Here()

    return Crew(opened, lambda executor: 1, (BrokenProcessPool,))


def rows(into: Path, table: str) -> list[tuple]:
    return duckdb.execute(f"FROM read_parquet('{into / table}.parquet')").fetchall()


def column(into: Path, table: str, name: str) -> list:
    return [
        value
        for (value,) in duckdb.execute(
            f"SELECT \"{name}\" FROM read_parquet('{into / table}.parquet')"
        ).fetchall()
    ]


def test_every_text_is_read_once_and_its_figures_stand_in_order(folder, tmp_path):
    outcome = read_corpus(folder, tmp_path / "out", here())
    assert (outcome.texts, outcome.proposals, outcome.unreadable, outcome.read_now) == (7, 14, 0, 7)
    assert column(tmp_path / "out", "texts", "text") == [f"{number}.txt" for number in range(TEXTS)]
    assert set(column(tmp_path / "out", "texts", "year")) == {"2024"}
    expected = [value for number in range(TEXTS) for value in (number + 10, number + 30)]
    assert column(tmp_path / "out", "figures", "value") == expected
    assert column(tmp_path / "out", "figures", "unit") == ["件", "人次"] * TEXTS


def test_what_was_read_is_not_read_again_and_what_changed_is(folder, tmp_path):
    into = tmp_path / "out"
    read_corpus(folder, into, here())
    assert read_corpus(folder, into, here()).read_now == 0
    (folder / "3.txt").write_text(REPORT.format(99, 98), encoding="utf-8")
    (folder / "5.txt").unlink()
    (folder / "new.txt").write_text(REPORT.format(1, 2), encoding="utf-8")
    outcome = read_corpus(folder, into, here())
    assert (outcome.read_now, outcome.texts, outcome.proposals) == (2, 7, 14)
    values = column(into, "figures", "value")
    assert 99 in values and 13 not in values and 15 not in values
    # What the reader is given by hand is part of what a text was read with.
    assert read_corpus(folder, into, here(), ByHand(year="2023")).read_now == 7
    assert set(column(into, "texts", "year")) == {"2023"}


def test_a_run_that_is_stopped_goes_on_where_it_was(folder, tmp_path):
    into = tmp_path / "out"

    def stop(total, before):
        def advance(number):
            raise KeyboardInterrupt

        return advance

    with pytest.raises(KeyboardInterrupt):
        read_corpus(folder, into, here(), begun=stop)
    assert not (into / "figures.parquet").exists() and list((into / "parts").glob("*.parquet"))
    told = []
    outcome = read_corpus(folder, into, here(), begun=lambda *numbers: told.append(numbers) or told.append)
    assert told[0] == (7, 7 - outcome.read_now) and outcome.texts == 7 and outcome.read_now < 7


def test_a_part_without_its_texts_is_not_done(folder, tmp_path):
    into = tmp_path / "out"
    read_corpus(folder, into, here())
    first = min((into / "parts").glob("*-texts.parquet"))
    first.unlink()
    outcome = read_corpus(folder, into, here())
    assert 0 < outcome.read_now <= 3 and outcome.proposals == 14


def test_what_cannot_be_read_is_a_row_with_the_reason(folder, tmp_path, capsys):
    (folder / "0.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert main(["propose", str(folder), "--workers", "1", "--into", str(tmp_path / "out")]) == 1
    told = capsys.readouterr()
    assert (
        "14 figures and coverage claims of 9 texts" in told.out and "0.pdf: The file is damaged" in told.err
    )
    errors = dict(
        zip(
            column(tmp_path / "out", "texts", "text"), column(tmp_path / "out", "texts", "error"), strict=True
        )
    )
    assert sum(error is not None for error in errors.values()) == 2 and errors["old.doc"]


class Fragile(Here):
    """Ends whenever a text that ends its process is read, and loses what runs beside it."""

    poison = "2.txt"

    def submit(self, task, /, *arguments, **named):
        [batch] = arguments
        if any(text.source.name == self.poison for text in batch.texts):
            future: Future = Future()
            future.set_exception(BrokenProcessPool("ended"))
            return future
        return super().submit(task, *arguments, **named)


def test_a_text_that_ends_its_process_is_named_and_all_others_are_read(folder, tmp_path):
    @contextmanager
    def opened():
        yield Fragile()

    outcome = read_corpus(folder, tmp_path / "out", Crew(opened, lambda _: 2, (BrokenProcessPool,)))
    assert (outcome.texts, outcome.unreadable, outcome.proposals, outcome.read_now) == (7, 1, 12, 7)
    named = [
        row
        for row in zip(
            column(tmp_path / "out", "texts", "text"), column(tmp_path / "out", "texts", "error"), strict=True
        )
        if row[1]
    ]
    assert named == [("2.txt", run.ENDED)]


def _ending_once(batch: Batch, folder: str, mark: str) -> int:
    """Read a batch, but end the process the first time, as a machine that runs out of memory does."""
    with suppress(FileExistsError):
        Path(mark).touch(exist_ok=False)
        os.kill(os.getpid(), signal.SIGKILL)
    return read_batch(batch, folder)


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended in another way")
def test_a_killed_process_loses_nothing(folder, tmp_path, monkeypatch):
    into = tmp_path / "out"

    def tasks(into):
        ending = partial(_ending_once, folder=str(into.resolve()), mark=str(tmp_path / "ended"))
        return ending, lambda batch: pytest.fail("a text was given up that did nothing")

    monkeypatch.setattr(run, "_tasks", tasks)
    outcome = read_corpus(folder, into, on_this_machine(2))
    assert (tmp_path / "ended").exists()
    assert (outcome.texts, outcome.proposals, outcome.unreadable) == (7, 14, 0)


@pytest.mark.patient
@pytest.mark.slow
def test_a_dask_cluster_reads_the_same_and_loses_nothing_with_a_killed_worker(folder, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    from data.reading.corpus import on_a_cluster

    read_corpus(folder, tmp_path / "alone", here())

    def tasks(into):
        ending = partial(_ending_once, folder=str(into.resolve()), mark=str(tmp_path / "ended"))
        return ending, lambda batch: pytest.fail("a text was given up that did nothing")

    monkeypatch.setattr(run, "_tasks", tasks)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        outcome = read_corpus(folder, tmp_path / "out", on_a_cluster(cluster.scheduler_address))
    assert (tmp_path / "ended").exists() and outcome.read_now == 7
    for table in ("figures", "texts"):
        assert _without_part(tmp_path / "out", table) == _without_part(tmp_path / "alone", table)


def _without_part(into: Path, table: str) -> list[tuple]:
    return duckdb.execute(f"SELECT * EXCLUDE part FROM read_parquet('{into / table}.parquet')").fetchall()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{folder}", "--workers", "2"], "--into"),
        (["{folder}", "--into", "{out}"], "--workers"),
        (["{folder}/1.txt", "--into", "{out}", "--workers", "2"], "FOLDER"),
        (["{folder}", "--into", "{out}", "--workers", "0"], "at least one"),
        (["{folder}", "--into", "{out}", "--workers", "2", "--jsonl"], "Parquet"),
    ],
)
def test_a_wrong_call_says_what_is_wanted(folder, tmp_path, capsys, arguments, words):
    given = [part.format(folder=folder, out=tmp_path / "out") for part in arguments]
    with pytest.raises(SystemExit) as ended:
        main(["propose", *given])
    assert ended.value.code == 2 and words in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_nothing_is_begun_without_texts_where_a_file_is_in_the_way_or_another_writes(
    folder, tmp_path, capsys
):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    for texts, into, words in (
        (tmp_path / "empty", tmp_path / "out", "no text in"),
        (folder, tmp_path / "file", "is a file"),
    ):
        assert main(["propose", str(texts), "--workers", "1", "--into", str(into)]) == 2
        assert words in capsys.readouterr().err

    def meanwhile(total, before):
        with pytest.raises(CorpusError, match="another run"):
            read_corpus(folder, tmp_path / "out", here())
        return lambda number: None

    read_corpus(folder, tmp_path / "out", here(), begun=meanwhile)


def test_a_batch_is_called_by_its_texts_and_its_reader(folder):
    one, *_ = batches_of(list(texts_of(sources(folder))), ByHand())
    other, *_ = batches_of(list(texts_of(sources(folder))), ByHand(place="甲县"))
    assert one.name != other.name and len({part.name for part in one.apart()}) == len(one.texts) == 3
