"""The settings, and the choices of each."""

from collections.abc import Sequence

from markupsafe import escape

from bot.days import minute_as_clock
from bot.facts import KnownFacts
from bot.locale import Texts
from bot.membership.domain import Visitor
from bot.paging import Page
from bot.people.screens import pause_line
from bot.people.settings.buttons import (
    ChooseDays,
    ChooseHour,
    ChooseLanguage,
    ChoosePause,
    ChoosePauseDay,
    ChooseQuiet,
    ChooseZone,
    GoOnInLanguage,
    OpenSettings,
    Pause,
    PauseUntil,
    Resume,
    SetDays,
    SetHour,
    SetLanguage,
    SetPictures,
    SetQuiet,
    SetSharedPhone,
    SetZone,
    SharedPhone,
)
from bot.people.settings.domain import (
    HOURS,
    PAUSES,
    QUIET_HOURS,
    WEEK,
    WORKING_DAYS,
    ZONES,
    pause_days,
    toggled,
)
from bot.people.settings.service import PersonSettings
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, in_other_languages, page_turns, to_desk, to_home
from bot.telegram.slots import CohortView, ScreenSlot, Slots, rows_of

ON = "✔ "
DAYS_ON_PAGE = 12


def settings(
    now_set: PersonSettings, slots: Slots, visitor: Visitor, word: str, texts: Texts
) -> Screen:
    """Show all settings; each button shows the current value. `word` is "Language" in each of them.

    Coordinators who take no course have no hour of lessons to set, and questions reach them in a
    pause too.
    """
    person = now_set.person
    learns = visitor.enrolment is not None or not visitor.grants
    paused = pause_line(now_set.person, texts, now=now_set.now)
    quiet = f"{person.quiet_from // 60:02}–{person.quiet_until // 60:02}"
    return Screen(
        text=paragraphs(texts("settings.title"), paused),
        buttons=[
            [
                tap(word, ChooseLanguage()),
                tap(texts.label("settings.quiet", hours=quiet), ChooseQuiet()),
            ],
            [tap(texts.label("settings.zone", city=texts.city(person.zone)), ChooseZone())],
            *(_of_learning(now_set, texts) if learns else []),
            *rows_of(slots.settings, visitor, texts),
            [] if learns or paused is None else [_pause_button(now_set, texts)],
            [
                *([tap(texts.label("common.shared_phone"), SharedPhone())] if learns else []),
                to_home(texts),
            ],
            _desk(visitor, texts),
        ],
    )


def _of_learning(now_set: PersonSettings, texts: Texts) -> list[list[ScreenButton]]:
    pictures = "settings.pictures.on" if now_set.person.pictures else "settings.pictures.off"
    return [
        [
            tap(texts.label("settings.hour", time=minute_as_clock(now_set.minute)), ChooseHour()),
            tap(_days_label(now_set.days, texts), ChooseDays()),
        ],
        [
            tap(texts.label(pictures), SetPictures(0 if now_set.person.pictures else 1)),
            _pause_button(now_set, texts),
        ],
    ]


def language(languages: Sequence[str], word: str, texts: Texts) -> Screen:
    rows = in_even_rows(in_other_languages(reversed(languages), "", SetLanguage))
    return Screen(text=escape(word), buttons=[*rows, _back(texts)])


def language_here(languages: Sequence[str], word: str, texts: Texts) -> Screen:
    """Ask for a language in the middle of something, which goes on in it."""
    rows = in_even_rows(in_other_languages(reversed(languages), "", GoOnInLanguage))
    return Screen(text=escape(word), buttons=[*rows, _back(texts)])


def language_set(visitor: Visitor, texts: Texts) -> Screen:
    """Say it where the screen before cannot be shown again; its buttons answer as before."""
    return Screen(
        text=texts("settings.language_set"), buttons=[[*_desk(visitor, texts), to_home(texts)]]
    )


def _desk(visitor: Visitor, texts: Texts) -> list[ScreenButton]:
    """Return the button to the newest course that the visitor coordinates, if there is one."""
    cohorts = [each.cohort_id for each in visitor.grants if each.cohort_id is not None]
    return [to_desk(max(cohorts), texts)] if cohorts else []


def quiet(now_set: PersonSettings, texts: Texts) -> Screen:
    chosen = (now_set.person.quiet_from, now_set.person.quiet_until)
    buttons = [
        _choice(
            f"{minute_as_clock(since)}–{minute_as_clock(until)}",
            SetQuiet(since, until),
            (since, until) == chosen,
        )
        for since, until in QUIET_HOURS
    ]
    return Screen(
        text=texts("settings.which_quiet"), buttons=[buttons[:2], buttons[2:], _back(texts)]
    )


def zone(now_set: PersonSettings, texts: Texts) -> Screen:
    """Ask where somebody lives, by the cities that name the zones."""
    buttons = [
        _choice(texts.city(each), SetZone(at), each == now_set.person.zone)
        for at, each in enumerate(ZONES)
    ]
    return Screen(text=texts("settings.which_zone"), buttons=[*in_rows(buttons, 2), _back(texts)])


def hour(now_set: PersonSettings, texts: Texts) -> Screen:
    """Ask at what time learning messages may come."""
    buttons = [
        _choice(minute_as_clock(each), SetHour(each), each == now_set.minute) for each in HOURS
    ]
    return Screen(
        text=texts("settings.which_hour"), buttons=[buttons[:3], buttons[3:], _back(texts)]
    )


def days(now_set: PersonSettings, texts: Texts) -> Screen:
    """Ask on which days learning messages may come."""
    buttons = [
        _choice(
            texts.label(f"settings.weekday.{day}"),
            SetDays(toggled(now_set.days, day)),
            bool(now_set.days >> day & 1),
        )
        for day in range(WEEK)
    ]
    return Screen(
        text=texts("settings.which_days"), buttons=[buttons[:4], buttons[4:], _back(texts)]
    )


def pause(_now_set: PersonSettings, texts: Texts) -> Screen:
    """Ask how long to pause."""
    buttons = [tap(texts.label(f"settings.pause.{each}"), Pause(each)) for each in PAUSES]
    until = tap(texts.label("settings.pause_until"), ChoosePauseDay(0))
    return Screen(
        text=texts("settings.which_pause"),
        buttons=[buttons[:2], [*buttons[2:], until], _back(texts)],
    )


def pause_day(now_set: PersonSettings, texts: Texts, number: int) -> Screen:
    """Ask until which day to pause."""
    page = Page.of(pause_days(now_set.person.zone, now=now_set.now), number, size=DAYS_ON_PAGE)
    days = [tap(texts.day_on_button(day), PauseUntil(day.toordinal())) for day in page.items]
    return Screen(
        text=texts("settings.which_pause_day"),
        buttons=[*in_rows(days, 3), page_turns(page, ChoosePauseDay, texts), _back(texts)],
    )


def shared_phone(now_set: PersonSettings, slots: Slots, visitor: Visitor, texts: Texts) -> Screen:
    """Say what the bot does on a phone that several people use."""
    shared = now_set.person.shared_phone
    label = texts.label("settings.not_shared" if shared else "settings.is_shared")
    home: ScreenSlot[Visitor] = ScreenSlot(
        row=2, column=2, buttons=lambda _visitor, texts: [to_home(texts)]
    )
    return Screen(
        text=texts("settings.shared.yes" if shared else "settings.shared.no"),
        buttons=[
            [tap(label, SetSharedPhone(0 if shared else 1))],
            *rows_of((*slots.shared_phone, home), visitor, texts),
        ],
    )


def _pause_button(now_set: PersonSettings, texts: Texts) -> ScreenButton:
    if now_set.paused:
        return tap(texts.label("common.resume"), Resume())
    return tap(texts.label("people.settings_pause"), ChoosePause())


def _days_label(chosen: int, texts: Texts) -> str:
    if chosen == WORKING_DAYS:
        return texts.label("settings.working_days")
    days = chosen.bit_count()
    return texts.count("settings.days", days).unescape() if days else texts.label("settings.no_day")


def _choice(label: str, button: Button, is_on: bool) -> ScreenButton:  # noqa: FBT001 - a tick or none
    return tap(ON + label if is_on else label, button)


def _back(texts: Texts) -> list[ScreenButton]:
    return [tap(texts.label("common.back_to_settings"), OpenSettings())]


def more_row(_known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("settings.more_label"), OpenSettings())]


def desk_more_row(_view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("settings.to_settings"), OpenSettings())]
