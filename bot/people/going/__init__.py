"""Somebody who forgot their PIN asks to leave or erase everything without it, a day later."""
