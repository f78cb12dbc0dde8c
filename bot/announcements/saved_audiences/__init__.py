"""Coordinators save an audience and use it again."""
