"""Totals as a page of the desk and as a sheet, and what leaders heard."""

from typing import Any

from markupsafe import Markup

from bot.community.buttons import OpenAsked, OpenCommunes, OpenTotals, TotalsFile
from bot.community.domain import first_of_month, obstacle_label, topic_title
from bot.community.totals.domain import Breakdown, Heard, Totals, TotalsGroup, totals
from bot.community.totals.service import HeardShown, Shown
from bot.locale import Texts
from bot.membership.domain import UsedFeature
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import CohortView

MOST_GROUPS = 25
"""The limit of groups on the page; the file has all."""


def page(shown: Shown, texts: Texts) -> Screen:
    """Show the totals by place, topic or month."""
    cohort, found = shown.setting.cohort, shown.totals
    state = "off" if shown.setting.communes_since is None else "on"
    others = [
        tap(texts.label(f"totals.by.{each}"), OpenTotals(cohort.id, each))
        for each in _breakdowns(shown)
        if each is not found.by
    ]
    some = bool(found.sessions)
    heard = [tap(texts.label("totals.heard"), OpenAsked(cohort.id, 0))] if shown.heard else []
    sheet = [tap(texts.label("common.xlsx"), TotalsFile(cohort.id))] if some else []
    return Screen(
        text=paragraphs(
            texts("community.title"),
            texts("common.course", course=cohort.title),
            _all(found, texts) if some else texts("totals.none_logged"),
            _groups(shown, found, texts) if some and not found.is_small else None,
            texts("totals.withheld") if found.withholds else None,
        ),
        buttons=[
            others if some else [],
            [*heard, *sheet],
            [
                tap(texts.label(f"totals.communes.label_{state}"), OpenCommunes(cohort.id)),
                to_desk(cohort.id, texts),
            ],
        ],
    )


def heard(shown: HeardShown, texts: Texts) -> Screen:
    """Show what people asked and what was hard, by month and topic, without names and places."""
    cohort, some = shown.setting.cohort, shown.page
    return Screen(
        text=paragraphs(
            texts("totals.heard_title"),
            *(_heard(each, shown, texts) for each in some.items),
            None if some.items else texts("totals.nothing_heard"),
        ),
        buttons=[
            page_turns(some, lambda at: OpenAsked(cohort.id, at), texts),
            [tap(texts.label("community.to_totals"), OpenTotals(cohort.id, Breakdown.PLACE))],
        ],
    )


def sheet(shown: Shown, texts: Texts) -> dict[str, Any]:
    """Return all totals as the data of a file: a sheet for each breakdown."""
    cohort = shown.setting.cohort
    whole = shown.totals
    part = texts.label("community.title")
    head = [part, texts.label("totals.sheet.group"), texts.label("totals.sheet.people")]
    head += ["", texts.label("totals.sheet.sessions"), texts.label("totals.sheet.note")]
    everybody = [
        [part, texts.label("totals.sheet.all"), whole.people, "", whole.sessions, ""],
        *(
            [part, texts.label(f"common.community_name.{name}"), *_cell(many, texts)]
            for name, many in (("women", whole.women), ("men", whole.men), ("young", whole.young))
        ),
    ]
    too_few = [[part, texts.label("totals.sheet.all"), "–", "", whole.sessions, _few(texts)]]
    pages = [{"title": part, "rows": too_few if whole.is_small else everybody}]
    if not whole.is_small:
        pages += [
            {"title": texts.label(f"totals.by.{by}"), "rows": _rows(shown, by, texts)}
            for by in _breakdowns(shown)
        ]
    return {"head": head, "pages": [{**each, "sub": cohort.title} for each in pages]}


def _breakdowns(shown: Shown) -> list[Breakdown]:
    left_out = set() if shown.setting.asks_communes else {Breakdown.COMMUNE}
    return [each for each in Breakdown if each not in left_out]


def _rows(shown: Shown, by: Breakdown, texts: Texts) -> list[list[Any]]:
    found, part = totals(shown.rows, by), texts.label(f"totals.by.{by}")
    rows: list[list[Any]] = [
        [part, _name(group, shown, by, texts), group.people, "", group.sessions, ""]
        for group in found.groups
    ]
    if found.withheld:
        rows.append([part, texts.label("totals.sheet.others"), "–", "", "–", _few(texts)])
    return rows


def _cell(many: int | None, texts: Texts) -> list[Any]:
    return ["–", "", "", _few(texts)] if many is None else [many, "", "", ""]


def _few(texts: Texts) -> str:
    return texts.label("totals.sheet.few")


def _all(found: Totals, texts: Texts) -> Markup:
    if found.is_small:
        return texts.count("common.community_too_few", found.sessions)
    told = texts.count("common.community_so_far", found.sessions, people=found.people)
    parts = [
        texts(f"totals.of.{name}", n=many)
        for name, many in (("women", found.women), ("men", found.men), ("young", found.young))
        if many
    ]
    return lines(told, Markup(" · ").join(parts) if parts else None)


def _groups(shown: Shown, found: Totals, texts: Texts) -> Markup:
    listed = found.groups[:MOST_GROUPS]
    hidden = len(found.groups) - len(listed)
    return lines(
        texts(f"totals.head.{found.by}"),
        *(
            texts.count(
                "totals.group",
                group.sessions,
                name=_name(group, shown, found.by, texts),
                people=group.people,
            )
            for group in listed
        ),
        texts.count("common.and_more", hidden) if hidden else None,
    )


def _name(group: TotalsGroup, shown: Shown, by: Breakdown, texts: Texts) -> str:
    places, course = shown.setting.places, shown.setting.course
    if by is Breakdown.MONTH:
        return texts.month(first_of_month(group.key))
    if by is Breakdown.TOPIC:
        if not group.key:
            return texts.label("community.own_topic")
        title = topic_title(course, group.key, texts.language)
        return title or texts.label("community.topic_gone")
    commune = places.communes.get(group.key) if places else None
    if commune is not None and places is not None:
        inside = places.provinces[commune.inside].name(texts.language)
        return texts.label("community.place", commune=commune.name(texts.language), province=inside)
    province = places.provinces.get(group.key) if places else None
    if province is None:
        return group.key or texts.label("community.place_unknown")
    return province.name(texts.language)


def _heard(each: Heard, shown: HeardShown, texts: Texts) -> Markup:
    course = shown.setting.course
    named = topic_title(course, each.topic, texts.language) if each.topic else each.own_topic
    words = obstacle_label(course, each.hard, texts.language) or each.hard_words
    return lines(
        texts(
            "totals.heard_head",
            month=texts.month(each.month),
            topic=named or texts.label("community.own_topic"),
        ),
        texts("community.asked", words=each.questions) if each.questions else None,
        texts("community.hard", words=words) if words else None,
    )


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    """Return the button of the desk to the totals, once a leader has logged a session."""
    if not view.course.community or UsedFeature.COMMUNITY_SESSIONS not in view.used:
        return []
    return [
        tap(texts.label("community.sessions_label"), OpenTotals(view.cohort.id, Breakdown.PLACE))
    ]
