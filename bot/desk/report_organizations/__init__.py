"""The report on organizations compares them by group figures."""
