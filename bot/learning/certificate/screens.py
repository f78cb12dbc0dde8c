"""Shows the certificate: what is missing, the name on it, its files, and its confirmation."""

from typing import Any

from markupsafe import Markup

from bot.catalog.course import Course
from bot.documents.lettering import can_draw
from bot.learning.buttons import (
    CloseFile,
    IssueCertificate,
    NameCertificate,
    OpenCertificate,
    OpenNextModule,
    SendCertificate,
)
from bot.learning.certificate.service import Confirmed, Issued, name_digest
from bot.learning.next_module.domain import choices
from bot.learning.quiz.buttons import OpenQuizzes
from bot.learning.recap.buttons import OpenLessons
from bot.learning.results.domain import BestResult, Completion
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import to_home

PNG, PDF = "png", "pdf"
FORMS = (PNG, PDF)
_DONE, _OPEN = Markup("✔ "), Markup("· ")


def none_here(texts: Texts) -> Screen:
    """Say that this course gives no certificate."""
    return Screen(text=texts("certificate.none_here"), buttons=[[_close(texts)]])


def missing(how_far: Completion, texts: Texts) -> Screen:
    """Show what the certificate asks for, and what is missing."""
    read, all_read = how_far.read, how_far.read >= how_far.lessons
    passed = how_far.passed >= how_far.quizzes
    quizzes = "certificate.quizzes" if how_far.correct else "certificate.quizzes_finished"
    onward = [
        *([] if all_read else [tap(texts.label("common.lessons"), OpenLessons())]),
        *([] if passed else [tap(texts.label("common.quiz"), OpenQuizzes())]),
    ]
    return Screen(
        text=paragraphs(
            texts("certificate.head"),
            lines(
                texts("certificate.comes_when"),
                _mark(all_read, texts("certificate.lessons", read=read, all=how_far.lessons)),
                _mark(
                    passed,
                    texts(quizzes, n=how_far.passed, all=how_far.quizzes, correct=how_far.correct),
                ),
                *([] if passed else (_best(each, texts) for each in how_far.open)),
            ),
            texts("certificate.no_hurry"),
        ),
        buttons=[onward, [_close(texts)]],
    )


def ask_name(name: str, texts: Texts) -> Screen:
    """Ask whether the name is right as it will be printed."""
    return Screen(
        text=paragraphs(texts("certificate.head"), texts("certificate.ask_name", name=name)),
        buttons=[
            [tap(texts.label("certificate.print"), IssueCertificate(name_digest(name)))],
            [tap(texts.label("certificate.otherwise"), NameCertificate()), _close(texts)],
        ],
    )


def write_name(texts: Texts, *, has_one: bool) -> Screen:
    """Ask for the name to print; `has_one`: say that the first certificate becomes void."""
    return Screen(
        text=paragraphs(
            texts("certificate.head"),
            texts("certificate.write_name"),
            texts("certificate.first_is_void") if has_one else None,
        ),
        buttons=[[tap(texts.label("certificate.cancel"), OpenCertificate(0))]],
    )


def issued(outcome: Issued, texts: Texts, zone: str) -> Screen:
    """Show an issued certificate: its code, and buttons to get it as a file."""
    known = outcome.certificate
    own, others = texts.language, _other_languages(outcome, texts)
    return Screen(
        text=paragraphs(
            texts("certificate.head"),
            lines(
                texts("certificate.name", name=known.name),
                texts("certificate.day", day=texts.date(known.issued_at, zone)),
                texts("certificate.code", code=outcome.code),
            ),
            _signed(known.signed_name, texts),
            texts("certificate.how_confirmed"),
        ),
        buttons=[
            [_send(outcome, own, form, texts.label(f"certificate.{form}")) for form in FORMS]
            if can_draw(own)
            else [],
            *(
                [_send(outcome, other, form, _in_language(form, other, texts)) for form in FORMS]
                for other in others
            ),
            [tap(texts.label("learning.next_module_label"), OpenNextModule(known.enrolment_id))]
            if choices(outcome.course)
            else [],
            [tap(texts.label("certificate.another_name"), NameCertificate()), _close(texts)],
        ],
    )


def file(texts: Texts) -> Screen:
    """Return the caption of the picture or document."""
    return Screen(
        text=texts("common.name"), buttons=[[tap(texts.label("common.close"), CloseFile())]]
    )


def ask_code(texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("certificate.head"), texts("certificate.ask_code")),
        buttons=[[_close(texts)]],
    )


def confirmed(outcome: Confirmed, texts: Texts, zone: str) -> Screen:
    known, course = outcome.certificate, outcome.course
    return Screen(
        text=paragraphs(
            texts("certificate.head"),
            lines(
                texts("certificate.confirmed", name=known.name),
                known.course if course is None else course.title.in_(texts.language),
                texts("certificate.day", day=texts.date(known.issued_at, zone)),
                texts("certificate.code", code=outcome.code),
            ),
            texts("learning.certificate_signed_by", name=known.signed_name)
            if known.signed_name
            else None,
            texts("certificate.listed", name=outcome.listed) if outcome.listed else None,
        ),
        buttons=[[to_home(texts)]],
    )


def certificate_data(outcome: Issued, texts: Texts, zone: str) -> dict[str, Any]:
    """Return the data for `certificate_png` and `certificate_pdf`."""
    known, course = outcome.certificate, outcome.course
    issued_on = texts.date(known.issued_at, zone)
    counts = texts.count("certificate.n_lessons", known.lessons) + ", "
    counts += texts.count("certificate.n_quizzes", known.quizzes)
    since = known.since
    span = (
        issued_on
        if since is None
        else texts.label("certificate.span", since=texts.date(since, zone), until=issued_on)
    )
    return {
        "language": texts.language,
        "head": texts.label("certificate.title"),
        "before": texts.label("certificate.before"),
        "name": known.name,
        "after": texts.label("certificate.after"),
        "course": course.title.in_(texts.language),
        "detail": f"{span} · {counts.unescape()}",
        "module": _modules(course, texts),
        "parts": _parts(course, texts),
        "signed": _signers(outcome, texts),
        "issued_label": texts.label("certificate.issued_label"),
        "issued": issued_on,
        "issued_on": known.issued_at.date().isoformat(),
        "code": outcome.code,
        "confirm": texts.label("certificate.confirm"),
    }


def _signed(by: str | None, texts: Texts) -> Markup:
    """Say who signed it off, or that the coordinators are asked to."""
    return (
        texts("certificate.not_signed")
        if by is None
        else texts("learning.certificate_signed_by", name=by)
    )


def _modules(course: Course, texts: Texts) -> str:
    """Return the modules that count: those with a part of the course."""
    counted = [module for module in course.modules if any(not unit.extra for unit in module.units)]
    named = (
        texts.label(
            "certificate.module", number=module.number, title=module.title.in_(texts.language)
        )
        for module in counted
    )
    return " · ".join(named)


def _parts(course: Course, texts: Texts) -> str:
    return " · ".join(unit.title.in_(texts.language) for unit in course.units)


def _signers(outcome: Issued, texts: Texts) -> list[dict[str, str]]:
    """Return who signs; the coordinator's name goes to the first signer without a name."""
    rule, by = outcome.course.certificate, outcome.certificate.signed_name
    found = []
    for signer in () if rule is None else rule.signed:
        name = "" if signer.name is None else signer.name.in_(texts.language)
        if not name and by is not None:
            name, by = by, None
        found.append({"name": name, "role": signer.role.in_(texts.language)})
    return found


def _other_languages(outcome: Issued, texts: Texts) -> list[str]:
    """Return in which languages there are files beside the reader's: those that can be drawn."""
    found = [each for each in texts.spoken if each in outcome.course.languages and can_draw(each)]
    return [each for each in found if each != texts.language]


def _in_language(form: str, language: str, texts: Texts) -> str:
    name = own_name(language)
    return texts.label(f"certificate.{form}_in", language=name)


def _send(outcome: Issued, language: str, form: str, label: str) -> ScreenButton:
    return tap(label, SendCertificate(outcome.certificate.id, language, form))


def _best(each: BestResult, texts: Texts) -> Markup:
    if each.percent is None:
        return texts("certificate.quiz_open", part=each.part)
    return texts("certificate.quiz_best", part=each.part, percent=each.percent)


def _mark(done: bool, said: Markup) -> Markup:  # noqa: FBT001 - the mark before a line
    return (_DONE if done else _OPEN) + said


def _close(texts: Texts) -> ScreenButton:
    return tap(texts.label("common.close"), OpenHome())
