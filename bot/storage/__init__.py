"""Databases: SQLite and PostgreSQL behind one interface, one SQL dialect, migrations."""
