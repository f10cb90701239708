"""What is wrong in a file, where, and what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One broken place. `line` is the file's own; `column` a column of a table, or what else is meant."""

    file: str
    line: int
    column: str
    what: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.what}, {self.right}"


class DataError(Exception):
    """The tables are broken; `findings` holds every broken place."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings
