"""The course as a whole."""

from bot.catalog.assembly.speech import Speech, speech_of
from bot.catalog.assembly.story import assemble_case, assemble_scenario
from bot.catalog.assembly.unit import assemble_unit
from bot.catalog.course import (
    Answer,
    Barrier,
    CertificateRule,
    Course,
    CourseId,
    ItemId,
    Module,
    ModuleId,
    Picture,
    Place,
    PlanStep,
    PulseQuestion,
    SafetyText,
    Service,
    Source,
    SourceId,
    Term,
)
from bot.catalog.pack import ModulePack, Pack
from bot.catalog.sheets.course import CourseSheet, ServiceSheet, TermSheet


def assemble(pack: Pack) -> Course:
    """The course of a pack in which the checks found no error."""
    sheet = pack.course.sheet
    speech = speech_of(pack, sheet.reviewed)
    return Course(
        id=CourseId(sheet.id),
        title=speech.text(sheet.title),
        short=speech.text(sheet.short),
        languages=pack.languages,
        credits=speech.rich(sheet.credits),
        modules=tuple(_module(pack, pack.modules[name]) for name in sheet.modules),
        rungs=sheet.rungs,
        warm_up=tuple(map(ItemId, sheet.warmup)),
        pulse=_detector(sheet, speech),
        plan_steps=tuple(
            PlanStep(id=step.id, text=speech.text(step.text)) for step in sheet.plan.steps
        ),
        places=tuple(
            Place(id=place.id, label=speech.text(place.label), text=speech.text(place.text))
            for place in sheet.plan.places
        ),
        barriers=tuple(
            Barrier(id=barrier.id, label=speech.text(barrier.label))
            for barrier in sheet.plan.barriers
        ),
        pictures=tuple(
            Picture(id=picture.id, emoji=picture.emoji, name=speech.text(picture.name))
            for picture in sheet.attendance
        ),
        topic_words=tuple((lang, tuple(of)) for lang, of in sheet.topic_words.items()),
        allowed_links=sheet.allowed_links,
        sources=_sources(pack),
        terms=_terms(pack),
        services=_services(pack),
        safety_texts=_safety_texts(pack),
        certificate=_certificate(sheet, speech),
    )


def _certificate(sheet: CourseSheet, speech: Speech) -> CertificateRule | None:
    rule = sheet.certificate
    if rule is None:
        return None
    return CertificateRule(
        lessons=None if rule.lessons == "all" else int(rule.lessons),
        quizzes=None if rule.quizzes == "all" else int(rule.quizzes),
        correct=rule.correct,
        signed=tuple(speech.text(signer.role) for signer in rule.signed),
    )


def _detector(sheet: CourseSheet, speech: Speech) -> tuple[PulseQuestion, ...]:
    return tuple(
        PulseQuestion(
            id=question.id,
            text=speech.text(question.text),
            answers=tuple(
                Answer(id=answer.id, text=speech.text(answer.text)) for answer in question.answers
            ),
        )
        for question in sheet.pulse
    )


def _sources(pack: Pack) -> tuple[Source, ...]:
    speech = speech_of(pack, pack.sources.sheet.reviewed)
    return tuple(
        Source(
            id=SourceId(name),
            label=speech.text(source.label),
            title=source.title,
            url=source.url,
            confidence=source.confidence,
            update=source.update,
        )
        for name, source in pack.sources.sheet.sources.items()
    )


def _terms(pack: Pack) -> tuple[Term, ...]:
    speech = speech_of(pack, pack.glossary.sheet.reviewed)
    return tuple(_term(term, speech) for term in pack.glossary.sheet.terms)


def _term(sheet: TermSheet, speech: Speech) -> Term:
    return Term(
        id=sheet.id,
        term=speech.text(sheet.term),
        meaning=speech.maybe(sheet.meaning),
        also=tuple((language, tuple(words)) for language, words in sheet.also.items()),
        confidence=sheet.confidence,
        sources=tuple(map(SourceId, sheet.sources)),
    )


def _services(pack: Pack) -> tuple[Service, ...]:
    speech = speech_of(pack, pack.services.sheet.reviewed)
    return tuple(_service(service, speech) for service in pack.services.sheet.services)


def _service(sheet: ServiceSheet, speech: Speech) -> Service:
    return Service(
        id=sheet.id,
        name=speech.text(sheet.name),
        area=speech.text(sheet.area),
        who=speech.text(sheet.who),
        papers=speech.text(sheet.papers),
        contact=speech.text(sheet.contact),
        note=speech.maybe(sheet.note),
        emergency=sheet.emergency,
        sources=tuple(map(SourceId, sheet.sources)),
        verified=sheet.verified,
    )


def _safety_texts(pack: Pack) -> tuple[SafetyText, ...]:
    made = []
    for text in pack.safety.sheet.texts:
        signed = tuple(
            (language, signature)
            for language in pack.languages
            if (signature := text.sign_off.get(language))
        )
        speech = speech_of(pack, dict(signed))
        made.append(
            SafetyText(
                id=text.id,
                text=speech.rich(text.text),
                signatures=signed,
                version=text.version,
            )
        )
    return tuple(made)


def _module(pack: Pack, module: ModulePack) -> Module:
    sheet = module.module.sheet
    speech = speech_of(pack, sheet.reviewed)
    return Module(
        id=ModuleId(sheet.id),
        number=sheet.number,
        title=speech.text(sheet.title),
        note=speech.maybe(sheet.note),
        recap=speech.rich(sheet.recap) if sheet.recap else None,
        units=tuple(assemble_unit(pack, module.units[name]) for name in sheet.units),
        scenarios=tuple(assemble_scenario(pack, read.sheet) for read in module.scenarios),
        cases=tuple(assemble_case(pack, read.sheet) for read in module.cases),
    )
