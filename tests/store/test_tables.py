"""Tests that tables, rows and domain values say the same, generated from the migrated schema."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.decision import Decision
from annotator.store import database, migrations
from annotator.store import tables as t
from annotator.store.migrations import DERIVED_TABLES, INPUT_TABLES, LOG_TABLES, STATE_TABLES, migrate

_LISTS = (INPUT_TABLES, LOG_TABLES, STATE_TABLES, DERIVED_TABLES)
_WITHOUT_ROWS = {"meta", "label_schema", "withdrawn", *DERIVED_TABLES}


@pytest.fixture
def connection() -> Iterator[Connection]:
    with database.engine_for(":memory:").connect() as connection:
        migrate(connection, 0)
        yield connection


def _tables(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    shadow = re.compile(r"article_fts_\w+|sqlite_\w+")
    return {row[0] for row in rows if not shadow.fullmatch(row[0])}


def test_every_table_is_in_exactly_one_list(connection: Connection) -> None:
    listed = [table for tables in _LISTS for table in tables]
    assert sorted(listed) == sorted(_tables(connection))


def test_every_table_has_a_row_class_or_is_known_to_need_none(connection: Connection) -> None:
    assert set(SQLModel.metadata.tables) == _tables(connection) - _WITHOUT_ROWS


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_a_row_class_has_the_columns_of_its_table(connection: Connection, table: str) -> None:
    made = {row[1]: (row[2], bool(row[5])) for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()}
    kinds = {"VARCHAR": "TEXT", "INTEGER": "INTEGER"}
    columns = SQLModel.metadata.tables[table].columns.values()
    assert {c.name: (kinds[str(c.type)], c.primary_key) for c in columns} == made


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_a_column_may_be_empty_in_both_or_in_neither(connection: Connection, table: str) -> None:
    rows = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    required = {row[1] for row in rows if row[3] or row[5]}
    columns = SQLModel.metadata.tables[table].columns.values()
    assert {c.name for c in columns if not c.nullable} == required


@pytest.mark.parametrize(
    ("noun", "row", "elsewhere", "added"),
    [
        (Article, t.ArticleRecord, {"text", "published_proposed"}, {"ordinal", "proposed_value", "proposed_reason"}),
        (Claim, t.ClaimRow, {"span", "slots", "makers", "why"}, {"start", "end", "status", "disputed"}),
        (Decision, t.DecisionRow, {"targets"}, set()),
    ],
)
def test_a_domain_value_and_its_row_have_the_same_fields(
    noun: type, row: type[t.Row], elsewhere: set[str], added: set[str]
) -> None:
    named = {each.name for each in fields(noun)}
    columns = {column.name for column in SQLModel.metadata.tables[str(row.__tablename__)].columns.values()}
    assert named - elsewhere == columns - added


def test_every_statement_of_every_step_runs_once_in_order() -> None:
    with database.engine_for(":memory:").connect() as connection:
        for version in range(migrations.VERSION):
            migrate(connection, version, version + 1)
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == migrations.VERSION
        assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == migrations.APPLICATION_ID
