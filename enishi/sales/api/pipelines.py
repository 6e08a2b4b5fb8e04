"""Pipelines and their stages over HTTP."""

from itertools import groupby
from uuid import UUID

from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales import actions, queries
from enishi.sales.api import pipeline_shapes as shapes

router = Routes(tags=["sales"])


@router.get("/pipelines", response=shapes.PipelinesOut, may="read sales.Pipeline")
def list_pipelines(request: ActorRequest):
    """Every way deals go, the default one first."""
    actor = request.actor
    may = {"update": authz.may(actor, "update", "sales.Stage")}
    stages = {
        pipeline: list(held)
        for pipeline, held in groupby(queries.stages(actor), lambda stage: stage.pipeline_id)
    }
    found = queries.pipelines(actor)
    return {"items": [shapes.pipeline_out(one, stages.get(one.pk, []), may) for one in found]}


@router.patch("/stages/{stage_id}", response=shapes.StageOut, may="update sales.Stage")
def update_stage(request: ActorRequest, stage_id: UUID, body: shapes.StageChangeIn, version: IfMatch):
    """Rename a stage or estimate it anew."""
    return shapes.stage_out(actions.update_stage(request.actor, stage_id, body.given(), version=version))
