"""Leaders get a certificate; coordinators confirm one by its code."""
