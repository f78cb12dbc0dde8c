"""Coordinators see the results of surveys after the end, from five answers on."""
