"""Writes on pipelines and their stages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.foundation import authz, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import BadInput
from enishi.sales import rules
from enishi.sales.models import Pipeline, Stage, StageType

EVERYBODY = "the way deals go is the same for everybody"


@action
def ensure_default_pipeline(actor: Actor) -> Pipeline:
    """The pipeline deals take unless another is named; made with the usual phases where there is none."""
    authz.check(actor, "create", "sales.Pipeline")
    pipeline, made = Pipeline.objects.unscoped(EVERYBODY).get_or_create(
        is_default=True, defaults={"name": "標準", "name_en": "Standard"}
    )
    if made:
        events.record("pipeline.created", actor, pipeline)
        Stage.objects.bulk_create(
            Stage(
                pipeline=pipeline,
                position=position,
                name=stage.name,
                name_en=stage.name_en,
                type=stage.type,
                probability=stage.probability,
            )
            for position, stage in enumerate(rules.DEFAULT_STAGES, start=1)
        )
    return pipeline


@action
def update_stage(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Stage:
    """Call a stage something else, or estimate it anew. What a stage means never changes."""
    stage = authz.lock(actor, Stage, "update", uid)
    versions.claim(stage, version)
    before = stage.snapshot()
    for field, value in values.items():
        setattr(stage, field, value)
    if not stage.name.strip():
        raise BadInput(fields={"name": "required"})
    rules.check_stage_probability(stage.type, stage.probability)
    stage.save()
    events.record("stage.updated", actor, stage, before=before)
    return stage


def default_pipeline() -> Pipeline:
    """The default pipeline, for whoever opens a deal; the product makes it when nobody has yet."""
    found: Pipeline | None = Pipeline.objects.unscoped(EVERYBODY).filter(is_default=True).first()
    return found or ensure_default_pipeline(System("set-up"))


def stage_of(pipeline: Pipeline, kind: StageType) -> Stage:
    """The first stage of a type in a pipeline."""
    stages = Stage.objects.unscoped(EVERYBODY).filter(pipeline=pipeline, type=kind).order_by("position")
    found: Stage | None = stages.first()
    if found is None:
        raise BadInput(fields={"stage_id": "no_such_stage"})
    return found
