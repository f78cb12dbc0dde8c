"""Buttons of my results and of the certificate."""

from bot.telegram.kit.button import Button


class OpenResults(Button, prefix="ka"):
    """My results, as a picture or as text, as somebody likes."""


class ResultsAsText(Button, prefix="kb"):
    """The same as text; stands under the picture."""


class ResultsAsPicture(Button, prefix="kc"):
    """The same as a picture; stands under the text."""


class CloseFile(Button, prefix="kd"):
    """Take a picture or document out of the chat, and go Home."""


class OpenCertificate(Button, prefix="ke"):
    """The certificate: what is missing, whose name, or the one that was issued.

    `anew`: 1 under a picture, which no text can take the place of.
    """

    anew: int


class NameCertificate(Button, prefix="kf"):
    """Let the name be written otherwise."""


class IssueCertificate(Button, prefix="kg"):
    """Issue it with the name that is shown; `seen` is the mark of that name."""

    seen: str


class SendCertificate(Button, prefix="kh"):
    """A certificate as a picture (`png`) or document (`pdf`), in a language."""

    certificate: int
    language: str
    form: str
