"""Read a corpus: thousands of texts by several processes, on this machine or on a Dask cluster.

    done = read_corpus(Path("texts"), Path("read"), on_this_machine(4))

Results are two Parquet files, `figures.parquet` and `texts.parquet`. What was read lies in `parts/` as
soon as it was, so that a run that was stopped, or that lost its processes, goes on where it was.
"""

from data.reading.corpus.crew import Crew, CrewError, on_a_cluster, on_this_machine
from data.reading.corpus.run import CorpusError, Outcome, read_corpus
from data.reading.given import ByHand

__all__ = [
    "ByHand",
    "CorpusError",
    "Crew",
    "CrewError",
    "Outcome",
    "on_a_cluster",
    "on_this_machine",
    "read_corpus",
]
