"""Coordinators write an announcement in one or more languages."""
