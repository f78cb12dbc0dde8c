"""A workbook comes back changed: each change is shown, confirmed together, and can be undone."""
