"""The screens between a link and Home."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup, escape

from bot.locale import Texts
from bot.membership.domain import ListedPerson
from bot.people.buttons import TakeBackDecision
from bot.people.invites.domain import Invite
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
from bot.people.joining.domain import WaitingCorrection
from bot.people.screens import account_link
from bot.safety.texts.domain import Consent
from bot.safety.texts.screens import layer_row, whole_text
from bot.telegram.kit.destinations import OpenHome, OpenNotice
from bot.telegram.kit.screen import (
    ButtonRow,
    Screen,
    ScreenButton,
    lines,
    paragraphs,
    tap,
)
from bot.telegram.kit.ways import in_even_rows, in_other_languages, to_home
from bot.telegram.slots import WaitingButton


def language(token: str, languages: Sequence[str], word: str) -> Screen:
    """Ask for the language; each names itself, so that everybody finds theirs.

    `word` is "Language" in each of them.
    """
    buttons = in_other_languages(reversed(languages), "", lambda to: ReadConsent(token, to))
    return Screen(text=escape(word), buttons=in_even_rows(buttons))


def consent(token: str, asked: Consent, languages: Sequence[str], texts: Texts) -> Screen:
    """Show in a few lines what is stored and who sees it, and that it is a choice."""
    text = paragraphs(texts("common.name"), asked.text)
    agree = Agree(token, texts.language, asked.version)
    read, keep = ReadWholeConsent(token, texts.language, 0), KeepConsent(token, texts.language)
    more = [layer_row(read, keep, texts)] if asked.whole else []
    return agree_or_decline(text, agree, languages, texts, more=more)


def whole_consent(token: str, asked: Consent, at: int, texts: Texts) -> Screen:
    """Show a page of the whole text; the last page has the button to agree, too."""
    spoken = texts.language
    agree = tap(texts.label("people.join_agree"), Agree(token, spoken, asked.version))
    back = tap(texts.label("common.back"), ReadConsent(token, spoken))
    return whole_text(
        asked,
        at,
        lambda to: ReadWholeConsent(token, spoken, to),
        texts,
        below=lambda page: [[agree] if page.at + 1 == page.pages else [], [back]],
    )


def staff(
    token: str, invite: Invite, care: Markup | None, languages: Sequence[str], texts: Texts
) -> Screen:
    """Show what a coordinator or administrator must agree to first.

    `care` are the course's own words: no names and no cases.
    """
    text = paragraphs(texts(f"joining.staff.{invite.admits}"), care)
    return agree_or_decline(text, Agree(token, texts.language, 0), languages, texts)


def agree_or_decline(
    text: Markup,
    agree: Agree,
    languages: Sequence[str],
    texts: Texts,
    *,
    more: Sequence[ButtonRow] = (),
) -> Screen:
    """Show a text with the buttons to agree, to decline, and to read it in another language.

    `more` are rows of buttons between these.
    """
    decline = tap(texts.label("joining.decline"), DeclineInvitation(agree.token, agree.language))
    others = in_other_languages(
        reversed(languages), texts.language, lambda to: ReadConsent(agree.token, to)
    )
    below = in_even_rows([decline, *others])
    return Screen(
        text=text, buttons=[[tap(texts.label("people.join_agree"), agree)], *more, *below]
    )


def agreed(asked: Consent, texts: Texts, *, zone: str, now: datetime) -> Screen:
    """Show the consent text as it stays in the chat, and where the whole of it is."""
    line = texts("people.join_agreed", day=texts.date(now, zone), version=asked.version)
    where = texts("joining.whole_later") if asked.whole else None
    return Screen(text=paragraphs(texts("common.name"), asked.text, line, where))


def staff_agreed(invite: Invite, care: Markup | None, texts: Texts) -> Screen:
    """Show the question to staff as it stays in the chat."""
    said = texts(f"joining.staff.{invite.admits}")
    return Screen(text=paragraphs(said, care, texts("joining.staff.agreed")))


def declined(invite: Invite, texts: Texts) -> Screen:
    """Say that nothing was stored, and how long the link works."""
    return Screen(text=texts("joining.declined", day=texts.day(invite.expires_at, invite.zone)))


def is_that_you(token: str, invite: Invite, version: int, texts: Texts) -> Screen:
    """Ask whether the name and organization on the list are theirs."""
    who = " · ".join(each for each in (invite.person_name, invite.organization_name) if each)
    return Screen(
        text=texts("joining.is_that_you", who=who),
        buttons=[
            [tap(texts.label("joining.yes"), ThatIsMe(token, texts.language, version))],
            [tap(texts.label("joining.wrong"), SomethingWrong(token, texts.language, version))],
        ],
    )


def is_that_you_too(token: str, invite: Invite, version: int, texts: Texts) -> Screen:
    """Ask somebody who takes part already whether the link is theirs, too."""
    who = " · ".join(each for each in (invite.person_name, invite.organization_name) if each)
    return Screen(
        text=texts("joining.is_that_you_too", who=who),
        buttons=[
            [tap(texts.label("joining.yes"), ThatIsMe(token, texts.language, version))],
            [tap(texts.label("joining.wrong.person"), SomebodyElse(token, texts.language))],
        ],
    )


def claimed(texts: Texts) -> Screen:
    """Say that a coordinator looks at it, and that nothing changes until then."""
    return Screen(text=texts("joining.claimed"), buttons=[[to_home(texts)]])


def link_is_free(texts: Texts) -> Screen:
    """Tell somebody else who opened the link that it can be used again."""
    return Screen(text=texts("joining.forgotten"))


def which_name(invite_id: int, name: str | None, texts: Texts, *, office: bool) -> Screen:
    """Ask for the name for the list; `name` is the one at Telegram, if it can be used."""
    key = "joining.staff.which_name" if office else "joining.which_name"
    buttons = [[tap(name, UseTelegramName(invite_id))]] if name else []
    return Screen(text=texts(key), buttons=buttons)


def name_unreadable(invite_id: int, name: str | None, texts: Texts) -> Screen:
    """Ask for the name again; `name` as in `which_name`."""
    buttons = [[tap(name, UseTelegramName(invite_id))]] if name else []
    return Screen(text=texts("joining.name_unreadable"), buttons=buttons)


def which_organization(invite_id: int, texts: Texts) -> Screen:
    """Ask for the organization, to be typed: strangers learn no list."""
    return Screen(
        text=texts("joining.which_organization"), buttons=[[_no_organization(invite_id, texts)]]
    )


def organization_unreadable(invite_id: int, texts: Texts) -> Screen:
    """Ask for the organization again."""
    return Screen(
        text=texts("joining.organization_unreadable"),
        buttons=[[_no_organization(invite_id, texts)]],
    )


def _no_organization(invite_id: int, texts: Texts) -> ScreenButton:
    return tap(texts.label("joining.no_organization"), NoOrganization(invite_id))


def waiting_to_be_let_in(texts: Texts) -> Screen:
    """Say that a coordinator will answer, and that the bot will write."""
    return Screen(text=texts("joining.waiting"))


def account_taken(token: str, texts: Texts) -> Screen:
    """Say that this account belongs to a participant already."""
    return Screen(
        text=texts("joining.account_taken"),
        buttons=[
            [tap(texts.label("joining.tell"), TellTaken(token))],
            [to_home(texts)],
        ],
    )


def account_taken_reported(texts: Texts) -> Screen:
    return Screen(text=texts("joining.taken_told"), buttons=[[to_home(texts)]])


def came_in(listed: ListedPerson, texts: Texts, *, inside: int, on_list: int) -> Screen:
    """Tell a coordinator that somebody on the list joined with their link."""
    says = texts(
        "joining.decided_joined",
        name=listed.name,
        organization=listed.organization or "–",
        account=account_link(listed, texts),
    )
    count = texts("common.joined_of", inside=inside, all=on_list)
    return Screen(
        text=lines(says, count),
        buttons=[[tap(texts.label("common.undo"), TakeBackDecision(listed.enrolment.id))]],
    )


def shared_account(owner: str, invited: str | None, texts: Texts) -> Screen:
    """Tell a coordinator that two people use one account."""
    if invited is None:
        return Screen(text=texts("joining.taken_text", owner=owner))
    return Screen(text=texts("joining.taken_text_named", owner=owner, invited=invited))


def what_is_wrong(token: str, version: int, texts: Texts) -> Screen:
    spoken = texts.language
    return Screen(
        text=texts("joining.what_is_wrong"),
        buttons=[
            [
                tap(texts.label("joining.wrong.name"), WrongOnList(token, spoken, version, "n")),
                tap(
                    texts.label("joining.wrong.organization"),
                    WrongOnList(token, spoken, version, "o"),
                ),
            ],
            [tap(texts.label("joining.wrong.person"), SomebodyElse(token, spoken))],
        ],
    )


def write_correction(texts: Texts) -> Screen:
    """Ask for the correction; the person can begin meanwhile."""
    return _with_begin("joining.write_correction", texts)


def correction_sent(texts: Texts) -> Screen:
    return _with_begin("joining.correction_sent", texts)


def _with_begin(key: str, texts: Texts) -> Screen:
    return Screen(text=texts(key), buttons=[[tap(texts.label("joining.begin"), OpenHome())]])


def waiting(found: WaitingCorrection, texts: Texts) -> WaitingButton:
    """Return the button to a correction of the list; it opens the notice, with their words."""
    whose = " · ".join(each for each in (found.name, found.organization) if each)
    label = texts.label("joining.correction.waiting", who=whose)
    return WaitingButton(button=tap(label, OpenNotice(found.row)), since=found.since)
