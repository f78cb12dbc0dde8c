"""The questions of a session, one after the other, and the check before it is saved."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from bot.community.buttons import (
    AskDelete,
    BeginSession,
    ChangeAnswer,
    DeleteSession,
    GoOn,
    NoQuestions,
    OpenOwn,
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
from bot.community.domain import COUNTS, CommunitySession, Step
from bot.community.entry.domain import (
    MONTHS_BACK,
    MOST_PEOPLE,
    MOST_PLACE,
    MOST_TOPIC,
    MOST_WORDS,
    NUMBERS,
    Problem,
    month_number,
    months_back,
)
from bot.community.entry.service import Asked
from bot.community.screens import step_name, summary, to_community
from bot.gazetteer import Place
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.screen import Row, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import confirm, in_even_rows, page_turns, to_home

MONTHS_ON_PAGE = 6
PROVINCES_ON_PAGE = 12
FEW_COMMUNES = 10
"""So many communes are shown as buttons; of more, people type some letters."""
_MOST = {
    Step.TOPIC: MOST_TOPIC,
    Step.PLACE: MOST_PLACE,
    Step.QUESTIONS: MOST_WORDS,
    Step.HARD: MOST_WORDS,
}


def asked(found: Asked, texts: Texts, *, page: int = 0) -> Screen:
    """Ask what is asked at the moment; `page` is that of a long list."""
    step = found.logged.step
    if step is Step.CHECK:
        return check(found, texts)
    if step is Step.TOPIC:
        return topics(found, texts)
    written = step is Step.PLACE and found.setting.places is None
    rows = [] if written else _ROWS[step](found, texts, page)
    return _question(found, texts, rows, key="community.ask.place_words" if written else "")


def topics(found: Asked, texts: Texts) -> Screen:
    """Ask for the module; parts and lessons are one tap away, own words are typed."""
    logged, course = found.logged, found.setting.course
    modules = [
        tap(str(module.number), PickTopic(logged.id, logged.revision, module.id))
        for module in course.modules
    ]
    lessons = tap(texts.label("community.lessons"), ShowLessons(logged.id, logged.revision, 0))
    listed = lines(
        *(
            texts("community.numbered", n=module.number, name=module.title.in_(texts.language))
            for module in course.modules
        )
    )
    rows = [*in_even_rows(modules, 5), *([[lessons]] if course.every_unit else [])]
    return _question(found, texts, rows, listed=listed)


def lessons(found: Asked, texts: Texts, page: int) -> Screen:
    """The lessons of one part of the course, and the whole part."""
    logged = found.logged
    shown = Page.of(found.setting.course.every_unit, page, size=1)
    [unit] = shown.items
    listed = lines(
        texts("community.part", name=unit.title.in_(texts.language)),
        *(
            texts("community.numbered", n=card.number, name=card.title.in_(texts.language))
            for card in unit.cards
        ),
    )
    cards = [
        tap(str(card.number), PickTopic(logged.id, logged.revision, card.id)) for card in unit.cards
    ]
    rows: list[Row] = [
        *in_even_rows(cards, 6),
        [tap(texts.label("community.whole_part"), PickTopic(logged.id, logged.revision, unit.id))],
        page_turns(shown, lambda at: ShowLessons(logged.id, logged.revision, at), texts),
        [tap(texts.label("community.modules"), GoOn(logged.id, logged.revision))],
    ]
    return _question(found, texts, rows, listed=listed)


def check(found: Asked, texts: Texts) -> Screen:
    """Show all of it: to be saved, or saved already; every answer can be changed."""
    logged, setting = found.logged, found.setting
    said = paragraphs(
        texts("community.title"),
        _news(found, texts),
        summary(logged, setting, texts),
        texts("community.check") if logged.is_draft else _corrected(logged, texts),
    )
    steps = [step for step in Step if step is not Step.CHECK]
    if not setting.asks_communes:
        steps.remove(Step.COMMUNE)
    changes = [
        tap(step_name(step, texts), ChangeAnswer(logged.id, logged.revision, step))
        for step in steps
    ]
    if logged.is_draft:
        save = tap(texts.label("community.save"), SaveSession(logged.id, logged.revision))
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


def ask_delete(logged: CommunitySession, texts: Texts) -> Screen:
    """Delete it?"""
    return confirm(
        paragraphs(texts("community.title"), texts("community.ask_delete")),
        tap(texts.label("community.delete"), DeleteSession(logged.id, logged.revision)),
        tap(texts.label("community.keep"), OpenOwn(logged.id)),
    )


def go_on(logged: CommunitySession, texts: Texts) -> ScreenButton:
    """Return the button that asks once more what is asked at the moment."""
    return tap(texts.label("community.go_on"), GoOn(logged.id, logged.revision))


def _news(found: Asked, texts: Texts) -> Markup | None:
    if found.problem is not None:
        return _problem(found, texts)
    if found.just_saved:
        return texts("community.saved")
    return texts("community.noted") if found.just_corrected else None


def _corrected(logged: CommunitySession, texts: Texts) -> Markup | None:
    return texts.count("community.corrections", logged.corrections) if logged.corrections else None


def _pack(found: Asked, texts: Texts) -> list[ScreenButton]:
    pack = found.setting.community.pack_for(found.logged.topic or "")
    if pack is None:
        return []
    return [tap(texts.label("community.pack"), ReadPack(pack.id, texts.language))]


def _question(
    found: Asked,
    texts: Texts,
    rows: Sequence[Row],
    *,
    key: str = "",
    listed: Markup | None = None,
) -> Screen:
    """Ask one thing, after the reason why the last answer was refused."""
    step = found.logged.step
    key = key or f"community.ask.{step}"
    question = texts(key, most=_MOST[step]) if step in _MOST else texts(key)
    head = paragraphs(texts("community.title"), _where(found, texts))
    problem = _problem(found, texts) if found.problem else None
    return Screen(
        text=paragraphs(head, problem, question, listed),
        buttons=[*rows, [to_community(texts)]],
    )


def _where(found: Asked, texts: Texts) -> Markup:
    if not found.logged.is_draft:
        return texts("community.correcting")
    asks = found.setting.asks_communes
    steps = [each for each in Step if asks or each is not Step.COMMUNE][:-1]
    at = steps.index(found.logged.step) + 1 if found.logged.step in steps else len(steps)
    return texts("community.step", at=at, of=len(steps))


def _problem(found: Asked, texts: Texts) -> Markup:
    problem = found.problem
    assert problem is not None
    match problem:
        case Problem.TOO_LONG:
            return texts("community.problem.too_long", most=_MOST[found.logged.step])
        case Problem.TOO_MANY:
            return texts("community.problem.too_many", most=MOST_PEOPLE)
        case Problem.TOO_LONG_AGO:
            return texts("community.problem.too_long_ago", most=MONTHS_BACK)
        case _:
            return texts(f"community.problem.{problem}")


def _months(found: Asked, texts: Texts, page: int) -> list[Row]:
    logged = found.logged
    every = [months_back(found.setting.today, back) for back in range(MONTHS_BACK + 1)]
    shown = Page.of(every, page, size=MONTHS_ON_PAGE)
    months = [
        tap(texts.month(month), PickMonth(logged.id, logged.revision, month_number(month)))
        for month in shown.items
    ]
    turns = page_turns(shown, lambda at: ShowMonths(logged.id, logged.revision, at), texts)
    return [*in_rows(months, 2), turns]


def _provinces(found: Asked, texts: Texts, page: int) -> list[Row]:
    """Those that fit the letters; or all, that of the last session first."""
    logged, places = found.logged, found.setting.places
    assert places is not None

    def button(place: Place) -> ScreenButton:
        named = place.name(texts.language)
        return tap(named, PickProvince(logged.id, logged.revision, place.code))

    if found.found:
        return in_rows([button(place) for place in found.found], 2)
    every = sorted(places.provinces.values(), key=lambda each: each.name(texts.language))
    last = places.provinces.get(found.last_province)
    shown = Page.of(every, page, size=PROVINCES_ON_PAGE)
    turns = page_turns(shown, lambda at: ShowProvinces(logged.id, logged.revision, at), texts)
    first = [[button(last)]] if last and not page else []
    return [*first, *in_rows([button(place) for place in shown.items], 2), turns]


def _communes(found: Asked, texts: Texts, _page: int) -> list[Row]:
    logged, places = found.logged, found.setting.places
    known = places.communes_in(logged.province or "") if places else ()
    offered = found.found or (known if len(known) <= FEW_COMMUNES else ())
    rows: list[Row] = [
        [
            tap(
                texts.label(
                    "community.place",
                    commune=place.name(texts.language),
                    province=place.district_name(texts.language),
                ),
                PickCommune(logged.id, logged.revision, place.code),
            )
        ]
        for place in offered
    ]
    none = tap(texts.label("community.no_commune"), PickCommune(logged.id, logged.revision, ""))
    return [*rows, [none]]


def _obstacles(found: Asked, texts: Texts, _page: int) -> list[Row]:
    logged = found.logged
    obstacles = [
        tap(each.label.in_(texts.language), PickHard(logged.id, logged.revision, each.id))
        for each in found.setting.community.obstacles
    ]
    none = tap(texts.label("community.nothing_hard"), PickHard(logged.id, logged.revision, ""))
    return [*in_rows(obstacles, 2), [none]]


def _counts(found: Asked, _texts: Texts, _page: int) -> list[Row]:
    logged = found.logged
    numbers = [
        tap(str(many), PickCount(logged.id, logged.revision, logged.step, many)) for many in NUMBERS
    ]
    return in_rows(numbers, 4)


def _no_questions(found: Asked, texts: Texts, _page: int) -> list[Row]:
    none = NoQuestions(found.logged.id, found.logged.revision)
    return [[tap(texts.label("community.no_questions"), none)]]


_ROWS: Mapping[Step, Callable[[Asked, Texts, int], list[Row]]] = {
    Step.MONTH: _months,
    Step.PLACE: _provinces,
    Step.COMMUNE: _communes,
    **dict.fromkeys(COUNTS, _counts),
    Step.QUESTIONS: _no_questions,
    Step.HARD: _obstacles,
}
"""The buttons of each question."""
