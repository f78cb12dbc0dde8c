"""Buttons of somebody who joins with a link."""

from bot.telegram.kit.button import Button


class ReadConsent(Button, prefix="jl"):
    """Show the consent text in the chosen language."""

    token: str
    language: str


class ReadWholeConsent(Button, prefix="je"):
    """Show a page (from 0) of the whole consent text in the chosen language."""

    token: str
    language: str
    page: int


class KeepConsent(Button, prefix="jf"):
    """Send me the whole consent text as a file, before I agree or decline."""

    token: str
    language: str


class Agree(Button, prefix="ja"):
    """Agree to wording `version`."""

    token: str
    language: str
    version: int


class DeclineInvitation(Button, prefix="jn"):
    """Decline the invitation."""

    token: str
    language: str


class ThatIsMe(Button, prefix="jy"):
    """Confirm that this is me."""

    token: str
    language: str
    version: int


class SomethingWrong(Button, prefix="jw"):
    """Say that something about me on the list is wrong."""

    token: str
    language: str
    version: int


class WrongOnList(Button, prefix="jx"):
    """Confirm that it is me, but that `what` is wrong: n(ame) or o(rganization)."""

    token: str
    language: str
    version: int
    what: str


class SomebodyElse(Button, prefix="js"):
    """Say that I am somebody else."""

    token: str
    language: str


class UseTelegramName(Button, prefix="jt"):
    """Put me on the list under my name at Telegram."""

    invite: int


class NoOrganization(Button, prefix="jo"):
    """Ask to join without an organization."""

    invite: int


class TellTaken(Button, prefix="jc"):
    """Tell the coordinators that this account belongs to somebody already."""

    token: str
