"""Coordinators make, share and close links."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from urllib.parse import quote

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.buttons import (
    AskInvite,
    CloseLink,
    InviteAll,
    InviteByList,
    MakeLinks,
    PrintCards,
    ShowQr,
)
from bot.people.invites.domain import Invite, link_of
from bot.people.invites.service import NewLink, PersonalLink
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name
from bot.telegram.kit.screen import Screen, copy, link, paragraphs, tap
from bot.telegram.kit.ways import to_people

SIZES = (14, 30, 100, 300, 1000)
"""The numbers of people for a link for all."""


def how(cohort: CohortId, texts: Texts) -> Screen:
    """Ask how people should join."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invites.how")),
        buttons=[
            [tap(texts.label("invites.all"), InviteAll(cohort, 0))],
            [tap(texts.label("invites.list"), InviteByList(cohort))],
            [to_people(cohort, texts)],
        ],
    )


def how_many(cohort: CohortId, texts: Texts) -> Screen:
    """Ask how many people the link for all is for."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invites.how_many")),
        buttons=[
            [tap(texts.label("invites.size", n=size), InviteAll(cohort, size)) for size in SIZES],
            [to_people(cohort, texts)],
        ],
    )


def invitation(every: Iterable[Texts]) -> str:
    """Return the words that are shared with a link, in all languages; they name no subject."""
    return "\n\n".join(texts.label("invites.invitation") for texts in every)


def new_link(
    found: NewLink, texts: Texts, *, bot_username: str, zone: str, says: str, invitation: str
) -> Screen:
    """Show the link, to share, copy, show as a picture or close.

    `says` is the text of a personal link, `invitation` are the words that are shared with it.
    """
    address = link_of(bot_username, found.token)
    day = texts.day(found.expires_at, zone)
    if found.listed is None:
        what = texts("invites.made_all", n=found.uses_allowed, day=day)
    else:
        what = texts(says, name=found.listed.name, day=day)
    share = (
        f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(invitation, safe='')}"
    )
    back = [] if found.cohort_id is None else [to_people(found.cohort_id, texts)]
    return Screen(
        text=paragraphs(texts("people.title"), what, Markup("<code>{}</code>").format(address)),
        buttons=[
            [
                link(texts.label("common.share"), share),
                copy(texts.label("common.copy"), address),
                tap(texts.label("invites.qr"), ShowQr(found.token)),
            ],
            [tap(texts.label("invites.close"), CloseLink(found.id))],
            back,
        ],
    )


def closed(invite: Invite, texts: Texts) -> Screen:
    cohort = invite.cohort_id
    buttons = [] if cohort is None else [tap(texts.label("people.desk_invite"), AskInvite(cohort))]
    back = [] if cohort is None else [to_people(cohort, texts)]
    return Screen(
        text=paragraphs(texts("people.title"), texts("invites.closed")), buttons=[buttons, back]
    )


def picture(texts: Texts) -> Screen:
    """Return the caption of the picture of a link."""
    return Screen(text=texts("invites.picture"))


def links(cohort: CohortId, texts: Texts, *, until: datetime, zone: str) -> Screen:
    """Return the caption of the sheet of links."""
    return Screen(
        text=texts("invites.roster_links", day=texts.day(until, zone)),
        buttons=[[tap(texts.label("invites.roster_cards"), PrintCards(cohort))]],
    )


def making_cards(texts: Texts) -> Screen:
    return Screen(text=paragraphs(texts("people.title"), texts("invites.roster_making_cards")))


def no_links(cohort: CohortId, texts: Texts) -> Screen:
    """Say that there is no sheet above the button any more, and offer a new one."""
    return Screen(
        text=paragraphs(texts("people.title"), texts("invites.roster_no_links")),
        buttons=[
            [tap(texts.label("people.roster_make_links"), MakeLinks(cohort))],
            [to_people(cohort, texts)],
        ],
    )


def cards(number: int, texts: Texts) -> Screen:
    """Return the caption of the cards."""
    return Screen(text=texts.count("invites.roster_cards_text", number))


def links_file(
    made: Sequence[PersonalLink], day: date, texts: Texts, *, bot_username: str
) -> Drawing:
    """Return the sheet of links: a row for each. Its name tells nothing of the course."""
    head = ("people.roster.head.name", "people.roster.head.organization", "people.roster.head.link")
    rows = [[each.name, each.organization, link_of(bot_username, each.token)] for each in made]
    return Drawing(
        field="document",
        recipe="invite_list",
        about={"head": [texts.label(key) for key in head], "rows": rows},
        filename=file_name(FileKind.LINKS, "xlsx", language=texts.language, day=day),
        private=True,
    )


def own_file(
    rows: Sequence[Sequence[str]],
    head_at: int,
    links: Mapping[int, str],
    day: date,
    texts: Texts,
    *,
    bot_username: str,
) -> Drawing:
    """Return the coordinator's own table with a column of links; `links` are tokens by row."""
    width = max(map(len, rows), default=0)
    last = {at: link_of(bot_username, token) for at, token in links.items()}
    last[head_at] = texts.label("people.roster.head.link")
    full = [[*row, *[""] * (width - len(row)), last.get(at, "")] for at, row in enumerate(rows)]
    return Drawing(
        field="document",
        recipe="roster_links",
        about={"rows": full, "head_at": head_at},
        filename=file_name(FileKind.LINKS, "xlsx", language=texts.language, day=day),
        private=True,
    )


def cards_file(
    made: Sequence[PersonalLink],
    day: date,
    words: Mapping[str, Texts],
    *,
    language: str,
    bot_username: str,
) -> Drawing:
    """Return the cards, each in its person's language, or in all if it is not known."""
    return Drawing(
        field="document",
        recipe="invite_cards",
        about={
            "cards": [
                {
                    "link": link_of(bot_username, each.token),
                    "name": each.name,
                    "organization": each.organization,
                    "lines": [
                        [language, words[language].label("invites.roster_card")]
                        for language in words
                        if each.language not in words or each.language == language
                    ],
                }
                for each in made
            ]
        },
        filename=file_name(FileKind.CARDS, "pdf", language=language, day=day),
        private=True,
    )
