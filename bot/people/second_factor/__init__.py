"""Coordinators prove with a code from their authenticator app who they are."""
