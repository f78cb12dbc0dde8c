"""Errors of actions on the page or in a test."""


class InvalidAction(Exception):
    """The action is not possible; the text says why."""

    status = 400


class NotFound(InvalidAction):
    """There is no such chat, person, message or button."""

    status = 404
