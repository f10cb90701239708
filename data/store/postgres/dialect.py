"""The statements of the store, written for PostgreSQL: sqlglot reads each and writes it anew.

What it does not know of the two is said here, so that both give the same rows: texts are in the order of
their code points wherever they are sorted, marks of parameters have numbers, a word's border in a pattern has
another sign. Functions that PostgreSQL has not are made with the tables (`functions.sql`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.generators.postgres import PostgresGenerator
from sqlglot.tokenizer_core import TokenType

# A statement with a year or a number of rows written into it is another statement.
KEPT = 2_000
# What a function is called there.
NAMES = {"STRLEN": "OCTET_LENGTH"}
BORDER, THEIRS = r"\b", r"\y"


class _Writer(PostgresGenerator):
    """Writes PostgreSQL, with parameters as its own protocol has them: $1, $2."""

    # div() would make numerics of whole numbers.
    TRANSFORMS: ClassVar = PostgresGenerator.TRANSFORMS | {
        exp.IntDiv: lambda self, node: self.binary(node, "/")
    }

    def placeholder_sql(self, expression: exp.Placeholder) -> str:
        """Return the mark of a parameter."""
        return f"${expression.name}"


@lru_cache(maxsize=KEPT)
def in_postgres(sql: str) -> str:
    """Return a statement of the store as PostgreSQL takes it; the parameters are the same, as $1, $2."""
    tree = sqlglot.parse_one(_numbered(sql), read="duckdb")
    return str(_Writer(dialect="postgres").generate(tree.transform(_changed)))


def _numbered(sql: str) -> str:
    """Give each ? its number: their order in the tree need not be that in the text."""
    marks = [
        token for token in sqlglot.tokenize(sql, read="duckdb") if token.token_type == TokenType.PLACEHOLDER
    ]
    for number in range(len(marks), 0, -1):
        mark = marks[number - 1]
        sql = f"{sql[: mark.start]}${number}{sql[mark.end + 1 :]}"
    return sql


def _changed(node: exp.Expression) -> exp.Expression:
    change = CHANGES.get(type(node))
    return change(node) if change else node


def _contained(node: exp.Expression) -> exp.Expression:
    """Return `x = ANY(list)`, which finds by an index."""
    return exp.EQ(this=node.expression, expression=exp.Any(this=exp.paren(node.this)))


def _matching(node: exp.Expression) -> exp.Expression:
    """Return a match in which, as in DuckDB, only ASCII is part of a word: others may stand beside it."""
    pattern = exp.func("REPLACE", node.expression, exp.Literal.string(BORDER), exp.Literal.string(THEIRS))
    return exp.RegexpLike(this=_in_order(node.this), expression=pattern)


def _named(node: exp.Expression) -> exp.Expression:
    node.set("this", NAMES.get(node.name.upper(), node.this))
    return node


def _text(node: exp.Expression) -> exp.Expression:
    """Return a cast to text, or a list of texts, in the order that columns have."""
    to = node.args["to"]
    kinds = [to, *to.expressions]
    return _in_order(node) if any(kind.is_type("varchar", "text") for kind in kinds) else node


def _literal(node: exp.Expression) -> exp.Expression:
    """Return a word that tells rows apart in the order that columns have."""
    is_column = isinstance(node.parent, exp.Select | exp.Alias)
    return _in_order(node) if node.is_string and is_column else node


def _in_order(node: exp.Expression) -> exp.Expression:
    if isinstance(node.parent, exp.Collate):
        return node
    return exp.Paren(this=exp.Collate(this=node.copy(), expression=exp.to_identifier("C", quoted=True)))


CHANGES: dict[type[exp.Expression], Callable[[exp.Expression], exp.Expression]] = {
    exp.ArrayContains: _contained,
    exp.RegexpLike: _matching,
    exp.Anonymous: _named,
    exp.Cast: _text,
    exp.Literal: _literal,
}
