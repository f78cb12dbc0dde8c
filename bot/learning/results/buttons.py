"""Buttons of my results and of the certificate."""

from bot.telegram.kit.button import Button


class OpenResults(Button, prefix="ka"):
    """My results, as a picture or as text, whichever the person prefers."""


class ResultsAsText(Button, prefix="kb"):
    """My results as text; the button is under the picture."""


class ResultsAsPicture(Button, prefix="kc"):
    """My results as a picture; the button is under the text."""


class CloseFile(Button, prefix="kd"):
    """Delete a picture or document from the chat, and go Home."""


class OpenCertificate(Button, prefix="ke"):
    """The certificate: what is missing, whose name, or the one that was issued.

    `anew`: 1 under a picture, which cannot become a text, so a new message is sent.
    """

    anew: int


class NameCertificate(Button, prefix="kf"):
    """Write another name for the certificate."""


class IssueCertificate(Button, prefix="kg"):
    """Issue it with the name that is shown; `digest` is that of the name."""

    digest: str


class SendCertificate(Button, prefix="kh"):
    """A certificate as a picture (`png`) or document (`pdf`), in a language."""

    certificate: int
    language: str
    form: str
