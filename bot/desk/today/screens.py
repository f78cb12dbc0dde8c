"""The desk: first steps on the first day, then the state of the day."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.announcements.buttons import OpenAnnounce, OpenPlanned
from bot.desk.buttons import OpenProgramme, OpenReport
from bot.desk.contacts.screens import buttons_on_the_day, on_the_day
from bot.desk.digest.screens import last_week
from bot.desk.first_steps.screens import first_steps
from bot.desk.screens import more_button, others_rows
from bot.desk.service import Board, MeetingToday
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.peers.screens import proposed_button
from bot.people.buttons import ListNotIn, OpenJoinRequest
from bot.people.merging.screens import is_on_list
from bot.people.merging.service import Alike
from bot.questions.answering.screens import queue_button, waiting_line
from bot.services.buttons import OpenWaitingServices
from bot.sessions.attendance.screens import attendance_counts, missed_row
from bot.sessions.buttons import OpenDeskSessions, ShowAttendance
from bot.sessions.pending_changes.screens import what_changed
from bot.sessions.screens import untold_places, untold_rows
from bot.surveys.screens import surveys_button
from bot.telegram.kit.destinations import OpenDesk, OpenPeople
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import course_rows, in_pairs, more_courses

QUESTIONS = 3
ALIKE = 2
"""How many questions whether somebody is on the list are shown."""


def desk(board: Board, texts: Texts) -> Screen:
    return first_steps(board, texts) if board.is_first_day else day(board, texts)


def day(board: Board, texts: Texts) -> Screen:
    """Show the day of one cohort, with a button for each person to contact."""
    cohort = board.cohort.id
    return Screen(
        text=paragraphs(_title(board, texts), *_body(board, texts), texts("desk.type_it")),
        buttons=[
            *buttons_on_the_day(board, texts),
            *_after_rows(board, texts),
            *untold_rows(board.untold, texts),
            [
                tap(texts.label("common.announce"), OpenAnnounce(cohort)),
                tap(texts.label("today.sessions_label"), OpenDeskSessions(cohort)),
            ],
            *_alike_buttons(board, texts),
            *in_pairs(
                [
                    tap(_people_label(board, texts), OpenPeople(cohort)),
                    *queue_button(cohort, len(board.questions), texts),
                    *_links_button(board, texts),
                    *_planned_button(board, texts),
                    *_services_button(board, texts),
                    *_problems_button(board, texts),
                    *([surveys_button(cohort, texts)] if board.surveys else []),
                    *_reports(board, texts),
                    more_button(cohort, texts),
                ]
            ),
            *others_rows(board.others),
        ],
    )


def several(
    boards: Sequence[Board],
    waiting: Sequence[Markup | None],
    every: Sequence[Board],
    texts: Texts,
) -> Screen:
    """Show the day of somebody who runs several cohorts: a block for some, a button for each.

    `waiting` says of each block how many requests wait.
    """
    blocks = (
        paragraphs(texts("today.block", course=board.cohort.title), *_body(board, texts), asks)
        for board, asks in zip(boards, waiting, strict=True)
    )
    return Screen(
        text=paragraphs(
            texts("today.title_day", day=texts.day(boards[0].now, boards[0].cohort.zone)),
            *blocks,
            texts("desk.type_it"),
        ),
        buttons=[[tap(board.cohort.title, OpenDesk(board.cohort.id))] for board in every],
    )


def choose(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    """Ask which of several cohorts to show, or say that there is none."""
    if not cohorts:
        return Screen(text=texts("today.no_cohort"))
    return Screen(
        text=paragraphs(
            texts("today.desk_title"), texts("common.which_course"), more_courses(cohorts, texts)
        ),
        buttons=[
            *course_rows(cohorts, OpenDesk),
            [tap(texts.label("desk.all_cohorts"), OpenProgramme(cohorts[0].id, 0))],
        ],
    )


def _title(board: Board, texts: Texts) -> Markup:
    return texts(
        "today.title",
        day=texts.day(board.now, board.cohort.zone),
        course=board.cohort.title if board.others else board.course.short.in_(texts.language),
    )


def _body(board: Board, texts: Texts) -> list[Markup | None]:
    overdue = any(each.overdue for each in board.questions)
    asked = [_questions(board, texts)] if board.questions else []
    parts: list[Markup | None] = [
        *(asked if overdue else []),
        *([lines(*(_meeting(each, board, texts) for each in board.today))] if board.today else []),
        _changes(board, texts),
        untold_places(board.untold, texts),
        *([] if overdue else asked),
        on_the_day(board, texts),
        _services(board, texts),
        texts("today.problems", n=board.problems) if board.problems else None,
        texts.count("today.surveys", len(board.surveys)) if board.surveys else None,
        _who_is_in(board, texts),
        *(_alike(each, texts) for each in board.alike[:ALIKE]),
        texts.count("common.and_more", len(board.alike) - ALIKE)
        if len(board.alike) > ALIKE
        else None,
    ]
    none_to_come = all(each.session.ends_at <= board.now for each in board.today)
    if none_to_come and (board.upcoming is not None or not board.today):
        parts.append(_upcoming(board, texts))
    if board.set_up < 5 and not board.sessions:  # noqa: PLR2004 - there are five first steps
        parts.append(texts("today.to_set_up"))
    if board.digest is not None:
        parts.append(last_week(board.digest, texts))
    return parts


def _meeting(planned: MeetingToday, board: Board, texts: Texts) -> Markup:
    session, count = planned.session, planned.count
    time = texts.clock(session.starts_at, board.cohort.zone)
    if session.ends_at <= board.now:
        seen = attendance_counts(session, planned.seen, texts, named=False, now=board.now)
        return texts("today.meeting_over", time=time, seen=seen)
    said = texts("today.meeting", time=time, come=count.come, cannot=count.cannot, open=count.open)
    emoji = next((p.emoji for p in board.course.pictures if p.id == session.picture), None)
    return said if emoji is None else said + " · " + texts("today.show", emoji=emoji)


def _after_rows(board: Board, texts: Texts) -> list[ButtonRow]:
    """Return the buttons of the last meeting today that is over.

    They lead to who was there, and to a message to those who were not.
    """
    over = [each for each in board.today if each.session.is_over(now=board.now)]
    if not over:
        return []
    session = over[-1].session
    return [
        [tap(texts.label("today.attendance"), ShowAttendance(session.id))],
        missed_row(session, over[-1].seen, texts, now=board.now),
    ]


def _changes(board: Board, texts: Texts) -> Markup | None:
    """Say which meetings colleagues have moved or cancelled."""
    if not board.changes:
        return None
    zone = board.cohort.zone
    return lines(*(what_changed(each.change, each.name, zone, texts) for each in board.changes))


def _questions(board: Board, texts: Texts) -> Markup:
    """Show the open questions, the oldest first."""
    shown = board.questions[:QUESTIONS]
    hidden = len(board.questions) - len(shown)
    return lines(
        texts("today.questions", n=len(board.questions)),
        *(waiting_line(each, texts, zone=board.cohort.zone, now=board.now) for each in shown),
        texts.count("common.and_more", hidden) if hidden else None,
    )


def _who_is_in(board: Board, texts: Texts) -> Markup:
    inside = texts("common.joined_of", inside=board.inside, all=board.listed)
    waiting = texts.count("today.waiting", board.waiting) if board.waiting else None
    if not board.outside:
        return lines(inside, waiting)
    hidden = board.listed - board.inside - len(board.outside)
    more = [texts.count("common.and_more", hidden)] if hidden > 0 else []
    names = Markup(", ").join([*board.outside, *more])
    expired = texts.count("today.expired", board.expired) if board.expired else None
    return lines(texts("today.not_yet", joined=inside, names=names), expired, waiting)


def _links_button(board: Board, texts: Texts) -> list[ScreenButton]:
    """Return the button to the links of those who have not joined yet, if there are any."""
    if not board.outside:
        return []
    return [tap(texts.label("today.links"), ListNotIn(board.cohort.id, 0))]


def _alike(found: Alike, texts: Texts) -> Markup:
    """Ask whether somebody who wants to join is on the list."""
    asks = texts("today.asks", name=found.asks.name)
    return Markup(" ").join((asks, is_on_list(found.on_list, texts)))


def _alike_buttons(board: Board, texts: Texts) -> list[list[ScreenButton]]:
    """Return the buttons to answer these questions."""
    return [
        [
            tap(
                texts.label("today.answer", name=each.asks.name),
                OpenJoinRequest(each.asks.enrolment.id, 0),
            )
        ]
        for each in board.alike[:ALIKE]
    ]


def _services(board: Board, texts: Texts) -> Markup | None:
    """Say how many services wait for a coordinator, and why; None if none do."""
    counts = (
        ("today.services_numbers", board.services.numbers),
        ("today.services_proposed", board.services.proposed),
        ("today.services_hidden", board.services.hidden),
        ("today.services_doubted", board.services.doubted),
        ("today.services_old", board.services.old),
    )
    said = [texts(key, n=number) for key, number in counts if number]
    return texts("today.services", said=Markup(", ").join(said)) if said else None


def _planned_button(board: Board, texts: Texts) -> list[ScreenButton]:
    """Return the button to announcements that wait for their time, if there are any."""
    if not board.planned:
        return []
    label = texts.label("today.planned", n=board.planned)
    return [tap(label, OpenPlanned(board.cohort.id, 0))]


def _services_button(board: Board, texts: Texts) -> list[ScreenButton]:
    """Return the button to the services that wait, if any do."""
    total = board.services.total
    waiting = OpenWaitingServices(board.cohort.id, 0)
    return [tap(texts.label("common.services_to_check", n=total), waiting)] if total else []


def _problems_button(board: Board, texts: Texts) -> list[ScreenButton]:
    """Return the button to the problems of the group, if any wait."""
    return [proposed_button(board.cohort.id, texts)] if board.problems else []


def _upcoming(board: Board, texts: Texts) -> Markup:
    if board.upcoming is None:
        return texts("common.no_meeting_planned")
    zone = board.cohort.zone
    return texts(
        "today.next",
        day=texts.day(board.upcoming.starts_at, zone),
        time=texts.clock(board.upcoming.starts_at, zone),
    )


def _people_label(board: Board, texts: Texts) -> str:
    if board.waiting:
        return texts.label("today.people_ask", n=board.waiting)
    return texts.label("today.people")


def _reports(board: Board, texts: Texts) -> list[ScreenButton]:
    """Return the button from last week's figures to the reports."""
    if board.digest is None:
        return []
    return [tap(texts.label("desk.report_label"), OpenReport(board.cohort.id, "overview"))]
