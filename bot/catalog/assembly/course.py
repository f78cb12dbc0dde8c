"""Assembles a course."""

from bot.catalog.assembly.community import assemble_community
from bot.catalog.assembly.guard import guard_words
from bot.catalog.assembly.holidays import assemble_holidays
from bot.catalog.assembly.peers import assemble_buddy_topics
from bot.catalog.assembly.rhythm import assemble_rhythm
from bot.catalog.assembly.services import (
    assemble_directory,
    assemble_provinces,
    assemble_services,
)
from bot.catalog.assembly.story import assemble_case, assemble_scenario
from bot.catalog.assembly.surveys import assemble_surveys
from bot.catalog.assembly.templates import assemble_templates
from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.assembly.unit import assemble_unit
from bot.catalog.course import (
    Barrier,
    CertificateRule,
    Course,
    CourseId,
    CoursePlace,
    FactSource,
    ItemId,
    Module,
    ModuleId,
    Picture,
    PlanStep,
    PulseQuestion,
    SafetyText,
    SourceId,
    StrategyQuestion,
    Term,
)
from bot.catalog.pack import ModulePack, Pack
from bot.catalog.reference import Signer, StrategyChoice
from bot.catalog.sheets.course import CourseSheet, TermSheet


def assemble_course(pack: Pack) -> Course:
    """Return the course of a pack in which the checks found no error."""
    sheet = pack.course.sheet
    build = text_builder(pack, sheet.reviewed)
    return Course(
        id=CourseId(sheet.id),
        title=build.text(sheet.title),
        short=build.text(sheet.short),
        languages=pack.languages,
        credits=build.rich(sheet.credits),
        modules=tuple(_module(pack, pack.modules[name]) for name in sheet.modules),
        rungs=sheet.rungs,
        warm_up=tuple(map(ItemId, sheet.warmup)),
        pulse=tuple(
            PulseQuestion(id=question.id, text=build.text(question.text))
            for question in sheet.pulse
        ),
        plan_steps=tuple(
            PlanStep(id=step.id, text=build.text(step.text)) for step in sheet.plan.steps
        ),
        places=tuple(
            CoursePlace(id=place.id, label=build.text(place.label), text=build.text(place.text))
            for place in sheet.plan.places
        ),
        barriers=tuple(
            Barrier(
                id=barrier.id,
                label=build.text(barrier.label),
                tip=build.optional(barrier.tip),
            )
            for barrier in sheet.plan.barriers
        ),
        pictures=tuple(
            Picture(id=picture.id, emoji=picture.emoji, name=build.text(picture.name))
            for picture in sheet.attendance
        ),
        topic_words=tuple((lang, tuple(of)) for lang, of in sheet.topic_words.items()),
        allowed_links=sheet.allowed_links,
        sources=_sources(pack),
        terms=_terms(pack),
        filler=tuple(pack.glossary.sheet.filler.items()),
        services=assemble_services(pack),
        safety_texts=_safety_texts(pack),
        certificate=_certificate(sheet, build),
        guard=guard_words(pack.guard.sheet),
        story_days=sheet.story_days,
        sex_consent=sheet.sex_consent,
        trained_on=sheet.trained_on,
        community=assemble_community(pack),
        buddy_topics=assemble_buddy_topics(pack),
        provinces=assemble_provinces(pack),
        directory=assemble_directory(pack),
        check_in_days=sheet.plan.check_ins,
        strategy=_strategy(sheet, build),
        rhythm=assemble_rhythm(pack),
        surveys=assemble_surveys(pack),
        holidays=assemble_holidays(pack),
        templates=assemble_templates(pack),
    )


def _strategy(sheet: CourseSheet, build: TextBuilder) -> tuple[StrategyQuestion, ...]:
    return tuple(
        StrategyQuestion(
            id=question.id,
            head=build.text(question.head),
            ask=build.text(question.ask),
            example=build.text(question.example),
            choices=tuple(
                StrategyChoice(id=choice.id, label=build.text(choice.label))
                for choice in question.choices
            ),
        )
        for question in sheet.strategy
    )


def _certificate(sheet: CourseSheet, build: TextBuilder) -> CertificateRule | None:
    rule = sheet.certificate
    if rule is None:
        return None
    return CertificateRule(
        lessons=None if rule.lessons == "all" else int(rule.lessons),
        quizzes=None if rule.quizzes == "all" else int(rule.quizzes),
        correct=rule.correct,
        signed=tuple(
            Signer(
                role=build.text(signer.role),
                name=None if signer.name is None else build.text(signer.name),
            )
            for signer in rule.signed
        ),
    )


def _sources(pack: Pack) -> tuple[FactSource, ...]:
    build = text_builder(pack, pack.sources.sheet.reviewed)
    return tuple(
        FactSource(
            id=SourceId(name),
            label=build.text(source.label),
            title=source.title,
            url=source.url,
            confidence=source.confidence,
            since=source.since,
        )
        for name, source in pack.sources.sheet.sources.items()
    )


def _terms(pack: Pack) -> tuple[Term, ...]:
    build = text_builder(pack, pack.glossary.sheet.reviewed)
    return tuple(_term(term, build) for term in pack.glossary.sheet.terms)


def _term(sheet: TermSheet, build: TextBuilder) -> Term:
    return Term(
        id=sheet.id,
        term=build.text(sheet.term),
        meaning=build.optional(sheet.meaning),
        also=tuple(sheet.also.items()),
        confidence=sheet.confidence,
        sources=tuple(map(SourceId, sheet.sources)),
        asked=tuple(sheet.asked.items()),
        to_check=tuple(map(build.text, sheet.to_check)),
    )


def _safety_texts(pack: Pack) -> tuple[SafetyText, ...]:
    made = []
    for text in pack.safety.sheet.texts:
        signed = tuple(
            (language, signature)
            for language in pack.languages
            if (signature := text.sign_off.get(language))
        )
        build = text_builder(pack, dict(signed))
        made.append(
            SafetyText(
                id=text.id,
                text=build.rich(text.text),
                signatures=signed,
                version=text.version,
            )
        )
    return tuple(made)


def _module(pack: Pack, module: ModulePack) -> Module:
    sheet = module.module.sheet
    build = text_builder(pack, sheet.reviewed)
    return Module(
        id=ModuleId(sheet.id),
        number=sheet.number,
        title=build.text(sheet.title),
        note=build.optional(sheet.note),
        units=tuple(assemble_unit(pack, module.units[name]) for name in sheet.units),
        scenarios=tuple(assemble_scenario(pack, read.sheet) for read in module.scenarios),
        cases=tuple(assemble_case(pack, read.sheet) for read in module.cases),
    )
