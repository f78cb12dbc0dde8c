"""The only home of SQL: two engines, one text, one module for each group of tables."""
