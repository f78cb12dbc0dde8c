"""A colleague is asked to approve an announcement, looks at it, and says why not."""

from bot.announcements.approval.domain import WaitingApproval
from bot.announcements.buttons import Allow, DoNotAllow, OpenApprovalRequest, RefuseBecause
from bot.announcements.checking.domain import RefusalReason
from bot.announcements.checking.screens import draft_facts, reasons
from bot.announcements.checking.service import AnnouncementCheck
from bot.announcements.domain import AnnouncementDetails
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, in_rows, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import WaitingButton


def asked(details: AnnouncementDetails, texts: Texts) -> Screen:
    """Ask to look at an announcement: who wants to send it, to how many people and courses."""
    one = details.announcement
    words = texts(
        "approval.asked",
        name=details.author,
        people=texts.count("approval.people", one.people_in),
        courses=texts.count("approval.courses", len(one.audience.cohorts)),
    )
    buttons = [[tap(texts.label("approval.look"), OpenApprovalRequest(one.id))]]
    return Screen(text=paragraphs(texts("common.name"), words), buttons=buttons)


def decided(key: str, details: AnnouncementDetails, texts: Texts) -> Screen:
    """Say that it was approved (`approval.allowed`), or not (`approval.refused`)."""
    words = texts(key, name=details.author)
    desk = to_desk(details.announcement.cohort_id, texts)
    return Screen(text=paragraphs(texts("common.name"), words), buttons=[[desk]])


def why_not(details: AnnouncementDetails, texts: Texts) -> Screen:
    """Say that it is not approved, and ask what its author should change."""
    one = details.announcement
    buttons = [
        tap(texts.label(f"approval.why.{why}"), RefuseBecause(one.id, one.revision, why.value))
        for why in RefusalReason
    ]
    return Screen(
        text=paragraphs(
            texts("common.name"),
            texts("approval.refused", name=details.author),
            texts("approval.why", name=details.author),
        ),
        buttons=[*in_rows(buttons, 2), [to_desk(one.cohort_id, texts)]],
    )


def request(found: AnnouncementCheck, texts: Texts) -> Screen:
    """Show another coordinator the announcement to decide on."""
    one = found.details.announcement
    why = reasons(found, texts)
    return Screen(
        text=paragraphs(
            texts("announcements.check_title"),
            texts("approval.from", name=found.details.author, reasons=why),
            draft_facts(found, texts),
        ),
        buttons=[
            [
                tap(texts.label("approval.allow"), Allow(one.id, one.revision)),
                tap(texts.label("approval.refuse"), DoNotAllow(one.id, one.revision)),
            ]
        ],
    )


def waiting(found: WaitingApproval, texts: Texts) -> WaitingButton:
    """Return the button to an announcement that waits for approval."""
    label = texts.label("approval.waiting", name=found.author)
    return WaitingButton(button=tap(label, OpenApprovalRequest(found.id)), since=found.since)
