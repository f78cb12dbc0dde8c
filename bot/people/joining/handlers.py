"""People join with a link: /start TOKEN, consent, "is that you?", a name or a correction."""

from typing import Any

from bot.catalog.course import Course, offered_languages
from bot.locale import Texts
from bot.membership.domain import InviteId
from bot.membership.person.domain import NoName, clean_name
from bot.membership.visitor.storage import load_visitors
from bot.people.handlers import set_command_menu
from bot.people.invites.domain import DeadLink, Invite
from bot.people.joining import screens, service
from bot.people.joining.buttons import (
    Agree,
    DeclineInvitation,
    KeepConsent,
    NoOrganization,
    ReadConsent,
    ReadWholeConsent,
    SomebodyElse,
    SomethingWrong,
    TellTaken,
    ThatIsMe,
    UseTelegramName,
    WrongOnList,
)
from bot.people.joining.domain import (
    AccountTaken,
    AlreadyIn,
    Claimed,
    GoodLink,
    Joined,
    NotInThisLanguage,
    TelegramAccount,
)
from bot.people.opened_links.service import OpenedLinks, UnfinishedJoin
from bot.people.screens import language_word
from bot.refusals import NoSuchContent, StaleButton, require
from bot.safety.guard.handlers import DANGER, EVERYTHING
from bot.safety.names.domain import typed_name
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import Consent, consent
from bot.safety.texts.handlers import open_prompt, send_consent
from bot.safety.typed_questions.domain import is_bare_yes
from bot.safety.typed_questions.handlers import TYPED_WITHIN
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people")

NAMING = "join.name"
ORGANIZATION = "join.organization"
CORRECTING = "join.correction"


async def open_link(turn: Turn, token: str) -> None:
    """Answer somebody who opened a link; raise `DeadLink`."""
    opened = await service.open_link(turn.act, token)
    match opened:
        case AlreadyIn():
            await turn.go_home()
        case AccountTaken():
            turn.say(screens.account_taken(token, turn.texts))
        case Claimed():
            turn.say(screens.claimed(turn.texts))
        case GoodLink(invite=invite, language=language):
            if language is None:
                _note(turn, token, None)
                offered = join_languages(turn, invite)
                word = language_word(offered, turn.bot.catalogue)
                turn.say(screens.language(token, offered, word))
            else:
                await _ask_consent(turn, token, invite, language)


@routes.tap(ReadConsent, strangers=True)
async def read_consent(turn: Turn, button: ReadConsent) -> None:
    invite = (await _require_good_link(turn, button.token)).invite
    await _ask_consent(turn, button.token, invite, button.language)


@routes.tap(ReadWholeConsent, strangers=True)
async def read_whole_consent(turn: Turn, button: ReadWholeConsent) -> None:
    invite = await _require_asking_link(turn, button.token)
    asked = await _consent(turn, invite, button.language)
    texts = texts_in(turn, button.language)
    turn.show(screens.whole_consent(button.token, asked, button.page, texts))


@routes.tap(KeepConsent, strangers=True)
async def keep_consent(turn: Turn, button: KeepConsent) -> None:
    invite = await _require_asking_link(turn, button.token)
    send_consent(turn, _course(turn, invite), texts_in(turn, button.language))


@routes.tap(Agree, strangers=True)
async def agree(turn: Turn, button: Agree) -> None:
    link = await _require_good_link(turn, button.token)
    invite = link.invite
    texts = texts_in(turn, button.language)
    _forget(turn)
    if invite.is_staff:
        turn.show(screens.staff_agreed(invite, await open_prompt(turn, texts), texts))
    else:
        asked = await _consent(turn, invite, button.language)
        turn.show(screens.agreed(asked, texts, zone=invite.zone, now=turn.now))
        if invite.is_personal:
            _note(turn, button.token, button.language, agreed=asked.version)
            is_that_you = screens.is_that_you_too if link.known else screens.is_that_you
            turn.say(is_that_you(button.token, invite, asked.version, texts))
            return
    await _ask_name(turn, button)


@routes.tap(DeclineInvitation, strangers=True)
async def decline(turn: Turn, button: DeclineInvitation) -> None:
    invite = (await _require_good_link(turn, button.token)).invite
    _forget(turn)
    turn.show(screens.declined(invite, texts_in(turn, button.language)))


@routes.tap(ThatIsMe, strangers=True)
async def that_is_me(turn: Turn, button: ThatIsMe) -> None:
    outcome = await _accept_link(turn, button.token, button.language, button.version)
    if isinstance(outcome, Claimed):
        turn.show(screens.claimed(turn.texts))
    else:
        await _finish(turn, button.language)


@routes.tap(SomebodyElse, strangers=True)
async def somebody_else(turn: Turn, button: SomebodyElse) -> None:
    await _require_good_link(turn, button.token)
    _forget(turn)
    turn.show(screens.link_is_free(texts_in(turn, button.language)))


@routes.tap(UseTelegramName, strangers=True)
async def use_telegram_name(turn: Turn, button: UseTelegramName) -> None:
    dialog = turn.dialog
    if dialog is None or dialog["in"] != NAMING or dialog["invite"] != button.invite:
        raise StaleButton
    await _use_name(turn, dialog, turn.telegram_name)


@routes.dialog(NAMING, strangers=True, guard=DANGER)
async def read_name(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    texts = texts_in(turn, dialog["language"])
    is_name = said.kind is ContentType.TEXT and not is_bare_yes(said.text)
    try:
        name = typed_name(said.text if is_name else "")
    except NoName:
        invite = InviteId(dialog["invite"])
        turn.say(screens.name_unreadable(invite, _usable(turn.telegram_name), texts))
        return
    await _use_name(turn, dialog, name)


@routes.dialog(ORGANIZATION, strangers=True, guard=DANGER)
async def read_organization(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    is_name = said.kind is ContentType.TEXT and not is_bare_yes(said.text)
    try:
        organization = typed_name(said.text if is_name else "")
    except NoName:
        texts = texts_in(turn, dialog["language"])
        turn.say(screens.organization_unreadable(dialog["invite"], texts))
        return
    await _ask_to_join(turn, dialog, organization)


@routes.tap(NoOrganization, strangers=True)
async def no_organization(turn: Turn, button: NoOrganization) -> None:
    dialog = turn.dialog
    if dialog is None or dialog["in"] != ORGANIZATION or dialog["invite"] != button.invite:
        raise StaleButton
    await _ask_to_join(turn, dialog, "")


@routes.tap(TellTaken)
async def tell_taken(turn: Turn, button: TellTaken) -> None:
    await service.report_account_taken(turn.act, button.token)
    turn.show(screens.account_taken_reported(turn.texts))


def _account(turn: Turn) -> TelegramAccount:
    """Return the account that opened a link; a link opens in a private chat only."""
    return TelegramAccount(telegram_id=turn.telegram_id, chat_id=turn.chat_id)


async def _require_good_link(turn: Turn, token: str) -> GoodLink:
    """Return a link that this account can use; raise for any other link."""
    opened = await service.open_link(turn.act, token)
    if not isinstance(opened, GoodLink):
        raise StaleButton if isinstance(opened, AlreadyIn | Claimed) else DeadLink
    return opened


async def _require_asking_link(turn: Turn, token: str) -> Invite:
    """Return the invite of a link whose people agree to the consent text; raise for any other."""
    invite = (await _require_good_link(turn, token)).invite
    if invite.is_staff:
        raise StaleButton
    return invite


async def _ask_consent(turn: Turn, token: str, invite: Invite, language: str) -> None:
    texts = texts_in(turn, language)
    _note(turn, token, language)
    if invite.is_staff:
        care = await open_prompt(turn, texts)
        turn.show(screens.staff(token, invite, care, join_languages(turn, invite), texts))
    else:
        asked = await _consent(turn, invite, language)
        turn.show(screens.consent(token, asked, join_languages(turn, invite), texts))


async def version_to_agree(turn: Turn, invite: Invite, language: str) -> int:
    """Return the version of the text to which somebody agrees; coordinators agree to none."""
    return 0 if invite.is_staff else (await _consent(turn, invite, language)).version


def _note(turn: Turn, token: str, language: str | None, *, agreed: int | None = None) -> None:
    """Remember what a stranger was asked, to ask it again after anything but a tap."""
    if turn.visitor.person is None:
        opened = UnfinishedJoin(token=token, language=language, agreed=agreed, opened_at=turn.now)
        turn.bot.part(OpenedLinks).note(turn.chat_id, opened)


def _forget(turn: Turn) -> None:
    turn.bot.part(OpenedLinks).forget(turn.chat_id)


async def _consent(turn: Turn, invite: Invite, language: str) -> Consent:
    course = _course(turn, invite)
    if not course.admits(language):
        raise NotInThisLanguage
    months = turn.bot.periods.inactive_months
    signed = await as_signed(turn.tx, course)
    return consent(signed, language, demo=turn.bot.demo, months=months)


def join_languages(turn: Turn, invite: Invite) -> tuple[str, ...]:
    """Return the languages of the buttons: those of the course, or of all for administrators."""
    course = turn.bot.courses.get(invite.course or "")
    courses = turn.bot.courses.values() if course is None else (course,)
    return offered_languages(courses, turn.texts.spoken)


def _course(turn: Turn, invite: Invite) -> Course:
    return require(turn.bot.courses.get(invite.course or ""), NoSuchContent)


async def _accept_link(turn: Turn, token: str, language: str, version: int) -> Joined | Claimed:
    outcome = await service.accept_invitation(
        turn.act, token, _account(turn), language=language, version=version
    )
    _forget(turn)
    return outcome


async def _ask_name(turn: Turn, button: Agree) -> None:
    invite = await service.begin_naming(turn.act, button.token, _account(turn))
    dialog = {"invite": int(invite.id), "language": button.language, "version": button.version}
    known = turn.visitor.person.name if turn.visitor.person is not None else invite.person_name
    if known is not None:
        await _use_name(turn, {"office": invite.is_staff, **dialog}, known)
        return
    dialog = {"office": invite.is_staff, **dialog}
    turn.begin(NAMING, **dialog)
    ask_name_again(turn, {"in": NAMING, **dialog})


def ask_name_again(turn: Turn, dialog: dict[str, Any]) -> None:
    """Ask for the name, or the organization, for which the dialog waits."""
    if dialog["in"] == ORGANIZATION:
        texts = texts_in(turn, dialog["language"])
        turn.say(screens.which_organization(dialog["invite"], texts))
        return
    name, texts = _usable(turn.telegram_name), texts_in(turn, dialog["language"])
    turn.say(screens.which_name(dialog["invite"], name, texts, office=dialog["office"]))


def _usable(telegram_name: str) -> str | None:
    try:
        return clean_name(telegram_name)
    except NoName:
        return None


async def _use_name(turn: Turn, dialog: dict[str, Any], name: str) -> None:
    invite, language = InviteId(dialog["invite"]), str(dialog["language"])
    if dialog["office"]:
        await service.accept_role(turn.act, invite, _account(turn), name=name, language=language)
        await _finish(turn, language)
        return
    asked = {"invite": int(invite), "language": language, "version": int(dialog["version"])}
    screen = screens.which_organization(int(invite), texts_in(turn, language))
    turn.ask(ORGANIZATION, screen, called=name, **asked)


async def _ask_to_join(turn: Turn, dialog: dict[str, Any], organization: str) -> None:
    """Let the coordinators be asked; the person who asks learns nothing of their list."""
    language = str(dialog["language"])
    await service.request_to_join(
        turn.act,
        InviteId(dialog["invite"]),
        _account(turn),
        name=str(dialog["called"]),
        organization=organization,
        language=language,
        version=int(dialog["version"]),
    )
    turn.show(screens.waiting_to_be_let_in(texts_in(turn, language)))
    if turn.visitor.grants:
        await _reload_visitor(turn)  # coordinators have another menu, without /ask
        set_command_menu(turn)


async def _reload_visitor(turn: Turn) -> None:
    known = await load_visitors(turn.tx, [turn.telegram_id])
    turn.visitor = known[turn.telegram_id]


async def _finish(turn: Turn, language: str) -> None:
    """Begin the turn of somebody who has joined, and pin Home without a sound."""
    await _reload_visitor(turn)
    turn.texts = texts_in(turn, language)
    if turn.tapped_message_id is not None:
        turn.reply("tidy", calls.keyboard(turn.chat_id, turn.tapped_message_id))
    turn.tapped_message_id = None
    await turn.go_home(pinned=True)
    set_command_menu(turn)


def texts_in(turn: Turn, language: str) -> Texts:
    """Return the texts in a language that may not be the person's own."""
    return turn.bot.catalogue.texts(language)


@routes.tap(SomethingWrong, strangers=True)
async def something_wrong(turn: Turn, button: SomethingWrong) -> None:
    await _require_good_link(turn, button.token)
    texts = texts_in(turn, button.language)
    turn.show(screens.what_is_wrong(button.token, button.version, texts))


@routes.tap(WrongOnList, strangers=True)
async def wrong_on_list(turn: Turn, button: WrongOnList) -> None:
    outcome = await _accept_link(turn, button.token, button.language, button.version)
    if isinstance(outcome, Claimed):
        turn.show(screens.claimed(turn.texts))
        return
    screen = screens.write_correction(texts_in(turn, button.language))
    turn.ask(CORRECTING, screen, TYPED_WITHIN, what=button.what)


@routes.dialog(CORRECTING, guard=EVERYTHING)
async def read_correction(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Pass a correction on to the coordinators by its id; it is not stored."""
    if said.kind is not ContentType.TEXT or is_bare_yes(said.text):
        raise NoName
    typed_name(said.text)
    turn.end_dialog()
    await service.pass_correction_on(
        turn.act, what=str(dialog["what"]), chat=turn.chat_id, message_id=said.message_id
    )
    turn.say(screens.correction_sent(turn.texts))
