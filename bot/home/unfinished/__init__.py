"""Somebody who opened a link and has not finished joining is asked the open question again."""
