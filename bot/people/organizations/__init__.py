"""Coordinators rename organizations, and merge two that are one."""
