"""Buttons of joining: token and language ride along, because nothing is kept yet."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class ReadConsent(Button, prefix="jl"):
    """A language was chosen: show what somebody is asked to agree to."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class Agree(Button, prefix="ja"):
    """I agree to wording `version`."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class Decline(Button, prefix="jn"):
    """No, thank you."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class ThatIsMe(Button, prefix="jy"):
    """Yes, that is me."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class SomethingWrong(Button, prefix="jw"):
    """Something about me on the list is wrong."""

    token: str
    language: str
    version: int


@dataclass(frozen=True, slots=True)
class WrongOnList(Button, prefix="jx"):
    """It is me, but `what` is wrong: n(ame) or o(rganization)."""

    token: str
    language: str
    version: int
    what: str


@dataclass(frozen=True, slots=True)
class SomebodyElse(Button, prefix="js"):
    """I am somebody else."""

    token: str
    language: str


@dataclass(frozen=True, slots=True)
class UseTelegramName(Button, prefix="jt"):
    """Put me on the list under my name at Telegram."""

    invite: int


@dataclass(frozen=True, slots=True)
class TellTaken(Button, prefix="jc"):
    """Tell the coordinator that this account has somebody already."""

    token: str
