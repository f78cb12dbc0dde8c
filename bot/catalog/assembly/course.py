"""Assembles a course."""

from bot.catalog.admission import closed_languages
from bot.catalog.assembly import parts
from bot.catalog.assembly.guard import guard_words
from bot.catalog.assembly.holidays import assemble_holidays
from bot.catalog.assembly.story import assemble_case, assemble_scenario
from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.assembly.unit import assemble_unit
from bot.catalog.course import (
    Barrier,
    CertificateRule,
    Course,
    CoursePlace,
    FactSource,
    ItemId,
    Module,
    Picture,
    PlanStep,
    SafetyText,
    SourceId,
    Term,
)
from bot.catalog.pack import ModulePack, Pack
from bot.catalog.sheets.course import CourseSheet, SafetyTextSheet


def assemble_course(pack: Pack) -> Course:
    """Build the course of a pack that passed the checks."""
    sheet = pack.course.sheet
    builder = text_builder(pack, sheet.reviewed)
    glossary = pack.glossary.sheet
    return builder.build(
        Course,
        sheet,
        modules=tuple(_module(pack, pack.modules[name]) for name in sheet.modules),
        warm_up=tuple(map(ItemId, sheet.warmup)),
        plan_steps=builder.build_each(PlanStep, sheet.plan.steps),
        places=builder.build_each(CoursePlace, sheet.plan.places),
        barriers=builder.build_each(Barrier, sheet.plan.barriers),
        check_in_days=sheet.plan.check_ins,
        pictures=builder.build_each(Picture, sheet.attendance),
        sources=_sources(pack),
        terms=text_builder(pack, glossary.reviewed).build_each(Term, glossary.terms),
        filler=tuple(glossary.filler.items()),
        safety_texts=tuple(_safety_text(pack, each) for each in pack.safety.sheet.texts),
        certificate=_certificate(sheet, builder),
        guard=guard_words(pack.guard.sheet, pack.guard_model),
        holidays=assemble_holidays(pack),
        closed_languages=closed_languages(pack),
        services=parts.assemble_services(pack),
        directory=parts.assemble_directory(pack),
        provinces=parts.assemble_provinces(pack),
        community=parts.assemble_community(pack),
        buddy_topics=parts.assemble_buddy_topics(pack),
        rhythm=parts.assemble_rhythm(pack),
        surveys=parts.assemble_surveys(pack),
        templates=parts.assemble_templates(pack),
    )


def _certificate(sheet: CourseSheet, builder: TextBuilder) -> CertificateRule | None:
    rule = sheet.certificate
    if rule is None:
        return None
    return builder.build(
        CertificateRule,
        rule,
        lessons=None if rule.lessons == "all" else int(rule.lessons),
        quizzes=None if rule.quizzes == "all" else int(rule.quizzes),
    )


def _sources(pack: Pack) -> tuple[FactSource, ...]:
    sheet = pack.sources.sheet
    builder = text_builder(pack, sheet.reviewed)
    return tuple(
        builder.build(FactSource, source, id=SourceId(name))
        for name, source in sheet.sources.items()
    )


def _safety_text(pack: Pack, sheet: SafetyTextSheet) -> SafetyText:
    signed = tuple(
        (language, signature)
        for language in pack.languages
        if (signature := sheet.sign_off.get(language))
    )
    return text_builder(pack, dict(signed)).build(SafetyText, sheet, signatures=signed)


def _module(pack: Pack, module: ModulePack) -> Module:
    sheet = module.module.sheet
    return text_builder(pack, sheet.reviewed).build(
        Module,
        sheet,
        units=tuple(assemble_unit(pack, module.units[name]) for name in sheet.units),
        scenarios=tuple(assemble_scenario(pack, read.sheet) for read in module.scenarios),
        cases=tuple(assemble_case(pack, read.sheet) for read in module.cases),
    )
