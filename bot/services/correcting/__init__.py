"""Coordinators correct the contact of a service that the files of the course have."""
