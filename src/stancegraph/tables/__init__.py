"""The bulk form of a graph: polars tables, one a kind of record, and Parquet files."""

from stancegraph.tables.checks import check_evidence
from stancegraph.tables.schema import SOURCE, schema
from stancegraph.tables.tables import Tables

__all__ = ["SOURCE", "Tables", "check_evidence", "schema"]
