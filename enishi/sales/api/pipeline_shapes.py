"""What pipelines and their stages look like over HTTP."""

from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from enishi.foundation.http import StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.models import Pipeline, Stage

Percent = Annotated[int, Field(ge=0, le=100)]


class StageName(Schema):
    name: str
    name_en: str


class StageOut(Schema):
    id: UUID
    version: int
    name: str
    name_en: str
    type: str
    position: int
    probability: int


class PipelineOut(Schema):
    id: UUID
    name: str
    name_en: str
    is_default: bool
    stages: list[StageOut]
    may: dict[str, bool]


class PipelinesOut(Schema):
    items: list[PipelineOut]


class StageChangeIn(StrictIn):
    name: Annotated[str, Field(max_length=100)] = ""
    name_en: Annotated[str, Field(max_length=100)] = ""
    probability: Percent = 0


def stage_name(stage: Stage) -> dict[str, str]:
    return {"name": stage.name, "name_en": stage.name_en}


def stage_out(stage: Stage) -> dict[str, Any]:
    return {
        "id": stage.uid,
        "version": stage.version,
        "name": stage.name,
        "name_en": stage.name_en,
        "type": stage.type,
        "position": stage.position,
        "probability": stage.probability,
    }


def pipeline_out(pipeline: Pipeline, stages: Iterable[Stage], may: dict[str, bool]) -> dict[str, Any]:
    return {
        "id": pipeline.uid,
        "name": pipeline.name,
        "name_en": pipeline.name_en,
        "is_default": pipeline.is_default,
        "stages": [stage_out(stage) for stage in stages],
        "may": may,
    }
