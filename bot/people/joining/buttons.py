"""Buttons of joining carry token and language, because nothing is stored yet."""

from bot.telegram.kit.button import Button


class ReadConsent(Button, prefix="jl"):
    """A language was chosen: show the consent text in it."""

    token: str
    language: str


class Agree(Button, prefix="ja"):
    """I agree to wording `version`."""

    token: str
    language: str
    version: int


class Decline(Button, prefix="jn"):
    """No, thank you."""

    token: str
    language: str


class ThatIsMe(Button, prefix="jy"):
    """Yes, that is me."""

    token: str
    language: str
    version: int


class SomethingWrong(Button, prefix="jw"):
    """Something about me on the list is wrong."""

    token: str
    language: str
    version: int


class WrongOnList(Button, prefix="jx"):
    """It is me, but `what` is wrong: n(ame) or o(rganization)."""

    token: str
    language: str
    version: int
    what: str


class SomebodyElse(Button, prefix="js"):
    """I am somebody else."""

    token: str
    language: str


class UseTelegramName(Button, prefix="jt"):
    """Put me on the list under my name at Telegram."""

    invite: int


class TellTaken(Button, prefix="jc"):
    """Tell the coordinators that this account belongs to somebody already."""

    token: str
