"""The questions of a session, one after the other."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from bot.community.answers.domain import MONTHS_BACK, NUMBERS, month_number, months_back
from bot.community.answers.screens import MOST_CHARS, problem_words
from bot.community.buttons import (
    AskDelete,
    BeginAnew,
    BeginSession,
    ChangeAnswer,
    ContinueEntry,
    NoQuestions,
    PickCommune,
    PickCount,
    PickHard,
    PickMonth,
    PickProvince,
    PickTopic,
    ReadPack,
    SaveSession,
    ShowLessons,
    ShowMonths,
    ShowProvinces,
)
from bot.community.domain import COUNTS, CommunitySession, EntryStep, session_topics
from bot.community.entry.service import EntryAsked, Unfinished
from bot.community.screens import summary, to_community
from bot.community.service import Setting
from bot.gazetteer import Place
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, in_pairs, page_turns, to_home

MONTHS_ON_PAGE = 6
PROVINCES_ON_PAGE = 12
FEW_COMMUNES = 10
"""The limit of communes that are buttons; if there are more, people type some letters."""


def go_on(logged: CommunitySession, texts: Texts) -> ScreenButton:
    """Return the button that asks the open question again."""
    return tap(texts.label("community.go_on"), ContinueEntry(logged.id, logged.revision))


def unfinished(found: Unfinished, texts: Texts) -> Screen:
    """Show the draft that is there, and ask whether to continue it or to log another."""
    draft = found.draft
    start_over = tap(texts.label("entry.start_over"), BeginAnew(draft.id, draft.revision))
    return Screen(
        text=paragraphs(
            texts("community.title"),
            texts("entry.ask_unfinished"),
            summary(draft, found.setting, texts),
        ),
        buttons=[[go_on(draft, texts)], [start_over], [to_community(texts)]],
    )


def asked(found: EntryAsked, texts: Texts, *, page: int = 0) -> Screen:
    """Ask the open question; `page` is the page of a long list."""
    step = found.logged.step
    if step in _LISTED:
        return _LISTED[step](found, texts)
    written = step is EntryStep.PLACE and found.setting.places is None
    rows = [] if written else _ROWS[step](found, texts, page)
    return _question(found, texts, rows, key="entry.ask.place_words" if written else "")


def topics(found: EntryAsked, texts: Texts) -> Screen:
    """Ask for the module; parts and lessons are one tap away, own words are typed."""
    logged, course = found.logged, found.setting.course
    modules = [
        tap(str(module.number), PickTopic(logged.id, logged.revision, module.id))
        for module in course.modules
    ]
    lessons = tap(texts.label("entry.lessons"), ShowLessons(logged.id, logged.revision, 0))
    listed = lines(
        *(
            texts("entry.numbered", n=module.number, name=module.title.in_(texts.language))
            for module in course.modules
        )
    )
    rows = [*in_even_rows(modules, 5), *([[lessons]] if course.every_unit else [])]
    return _question(found, texts, rows, listed=listed)


def lessons(found: EntryAsked, texts: Texts, page: int) -> Screen:
    """Ask for a lesson of one part of the course, or the whole part."""
    logged = found.logged
    shown = Page.of(session_topics(found.setting.course), page, size=1)
    [unit] = shown.items
    listed = lines(
        texts("entry.part", name=unit.title.in_(texts.language)),
        *(
            texts("entry.numbered", n=card.number, name=card.title.in_(texts.language))
            for card in unit.cards
        ),
    )
    cards = [
        tap(str(card.number), PickTopic(logged.id, logged.revision, card.id)) for card in unit.cards
    ]
    rows: list[ButtonRow] = [
        *in_even_rows(cards, 6),
        [tap(texts.label("entry.whole_part"), PickTopic(logged.id, logged.revision, unit.id))],
        page_turns(shown, lambda at: ShowLessons(logged.id, logged.revision, at), texts),
        [tap(texts.label("entry.modules"), ContinueEntry(logged.id, logged.revision))],
    ]
    return _question(found, texts, rows, listed=listed)


def _question(
    found: EntryAsked,
    texts: Texts,
    rows: Sequence[ButtonRow],
    *,
    key: str = "",
    listed: Markup | None = None,
) -> Screen:
    """Ask one thing, after the reason why the last answer was refused."""
    step = found.logged.step
    key = key or f"entry.ask.{step}"
    question = texts(key, most=MOST_CHARS[step]) if step in MOST_CHARS else texts(key)
    head = paragraphs(texts("community.title"), _where(found, texts))
    problem = problem_words(found.problem, found.logged.step, texts) if found.problem else None
    return Screen(
        text=paragraphs(head, problem, question, listed),
        buttons=[*rows, [to_community(texts)]],
    )


def _where(found: EntryAsked, texts: Texts) -> Markup:
    if not found.logged.is_draft:
        return texts("entry.correcting")
    steps = _steps(found.setting)
    at = steps.index(found.logged.step) + 1 if found.logged.step in steps else len(steps)
    return texts("entry.step", at=at, of=len(steps))


def _steps(setting: Setting) -> list[EntryStep]:
    """Return the questions that are asked in a setting, without the check."""
    left_out = {EntryStep.CHECK} if setting.asks_communes else {EntryStep.CHECK, EntryStep.COMMUNE}
    return [step for step in EntryStep if step not in left_out]


def _months(found: EntryAsked, texts: Texts, page: int) -> list[ButtonRow]:
    logged = found.logged
    every = [months_back(found.setting.today, back) for back in range(MONTHS_BACK + 1)]
    shown = Page.of(every, page, size=MONTHS_ON_PAGE)
    months = [
        tap(texts.month(month), PickMonth(logged.id, logged.revision, month_number(month)))
        for month in shown.items
    ]
    turns = page_turns(shown, lambda at: ShowMonths(logged.id, logged.revision, at), texts)
    return [*in_rows(months, 2), turns]


def _provinces(found: EntryAsked, texts: Texts, page: int) -> list[ButtonRow]:
    """Return provinces that match the typed letters, or all after the one of the last session."""
    logged, places = found.logged, found.setting.places
    assert places is not None

    def button(place: Place) -> ScreenButton:
        named = place.name(texts.language)
        return tap(named, PickProvince(logged.id, logged.revision, place.code))

    if found.found:
        return in_pairs([button(place) for place in found.found])
    every = sorted(places.provinces.values(), key=lambda each: each.name(texts.language))
    last = places.provinces.get(found.last_province)
    shown = Page.of(every, page, size=PROVINCES_ON_PAGE)
    turns = page_turns(shown, lambda at: ShowProvinces(logged.id, logged.revision, at), texts)
    first = [[button(last)]] if last and not page else []
    return [*first, *in_pairs([button(place) for place in shown.items]), turns]


def communes(found: EntryAsked, texts: Texts) -> Screen:
    """Ask for the commune; matches are listed in the text, since their names are long."""
    logged, places = found.logged, found.setting.places
    known = places.communes_in(logged.province or "") if places else ()
    offered = found.found or (known if len(known) <= FEW_COMMUNES else ())
    numbered = list(enumerate(offered, 1))
    listed = lines(
        *(texts("entry.numbered", n=n, name=_with_district(place, texts)) for n, place in numbered)
    )
    buttons = [
        tap(str(n), PickCommune(logged.id, logged.revision, place.code)) for n, place in numbered
    ]
    none = tap(texts.label("entry.no_commune"), PickCommune(logged.id, logged.revision, ""))
    return _question(found, texts, [*in_even_rows(buttons, 5), [none]], listed=listed)


def _with_district(place: Place, texts: Texts) -> str:
    return texts.label(
        "community.place",
        commune=place.name(texts.language),
        province=place.district_name(texts.language),
    )


def _obstacles(found: EntryAsked, texts: Texts, _page: int) -> list[ButtonRow]:
    logged = found.logged
    obstacles = [
        tap(each.label.in_(texts.language), PickHard(logged.id, logged.revision, each.id))
        for each in found.setting.community.obstacles
    ]
    none = tap(texts.label("entry.nothing_hard"), PickHard(logged.id, logged.revision, ""))
    return [*in_rows(obstacles, 2), [none]]


def _counts(found: EntryAsked, _texts: Texts, _page: int) -> list[ButtonRow]:
    logged = found.logged
    numbers = [
        tap(str(many), PickCount(logged.id, logged.revision, logged.step, many)) for many in NUMBERS
    ]
    return in_rows(numbers, 4)


def _no_questions(found: EntryAsked, texts: Texts, _page: int) -> list[ButtonRow]:
    none = NoQuestions(found.logged.id, found.logged.revision)
    return [[tap(texts.label("entry.no_questions"), none)]]


def check_answers(found: EntryAsked, texts: Texts) -> Screen:
    """Show all answers, before or after saving; each can be changed."""
    logged, setting = found.logged, found.setting
    said = paragraphs(
        texts("community.title"),
        _news(found, texts),
        summary(logged, setting, texts),
        texts("entry.check") if logged.is_draft else _corrected(logged, texts),
    )
    changes = [
        tap(
            texts.label(f"common.community_name.{step}"),
            ChangeAnswer(logged.id, logged.revision, step),
        )
        for step in _steps(setting)
    ]
    if logged.is_draft:
        save = tap(texts.label("entry.save"), SaveSession(logged.id, logged.revision))
        return Screen(text=said, buttons=[[save], *in_rows(changes, 3), [to_community(texts)]])
    delete = tap(texts.label("community.delete"), AskDelete(logged.id, logged.revision))
    first = [tap(texts.label("community.begin"), BeginSession())] if found.just_saved else []
    return Screen(
        text=said,
        buttons=[
            [*first, *_pack(found, texts)],
            *([] if found.just_saved else in_rows(changes, 3)),
            [to_community(texts), to_home(texts) if found.just_saved else delete],
        ],
    )


def _news(found: EntryAsked, texts: Texts) -> Markup | None:
    if found.problem is not None:
        return problem_words(found.problem, found.logged.step, texts)
    if found.just_saved:
        return texts("entry.saved")
    return texts("entry.noted") if found.just_corrected else None


def _corrected(logged: CommunitySession, texts: Texts) -> Markup | None:
    return texts.count("entry.corrections", logged.corrections) if logged.corrections else None


def _pack(found: EntryAsked, texts: Texts) -> list[ScreenButton]:
    pack = found.setting.community.pack_for(found.logged.topic or "")
    if pack is None:
        return []
    return [tap(texts.label("entry.pack"), ReadPack(pack.id, texts.language))]


_LISTED: Mapping[EntryStep, Callable[[EntryAsked, Texts], Screen]] = {
    EntryStep.TOPIC: topics,
    EntryStep.COMMUNE: communes,
    EntryStep.CHECK: check_answers,
}
"""The questions that list in the text what their buttons name by numbers, and the check."""
_ROWS: Mapping[EntryStep, Callable[[EntryAsked, Texts, int], list[ButtonRow]]] = {
    EntryStep.MONTH: _months,
    EntryStep.PLACE: _provinces,
    **dict.fromkeys(COUNTS, _counts),
    EntryStep.QUESTIONS: _no_questions,
    EntryStep.HARD: _obstacles,
}
"""The buttons of the other questions."""
