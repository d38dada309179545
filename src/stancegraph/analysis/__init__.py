"""Numbers from tables and position lines: pure functions, no files written."""
