"""What a person cannot do on the page or in a test."""


class Impossible(Exception):
    """This cannot be done here; the text says why."""

    status = 400


class Unknown(Impossible):
    """There is no such chat, person, message or key."""

    status = 404
