"""Demos over HTTP: planned on a deal or a lead, invited to, moved, called off, held, followed up."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.sales.demos import actions, guests, letters, queries, rules, shapes
from enishi.sales.demos.models import Demo
from enishi.sales.models import Deal, Lead
from enishi.staff.exporting import Seen, exported
from enishi.staff.queries import our_zone

router = Routes(tags=["sales"])
MOST_QUESTIONS = 200


@router.get("/demos", response=shapes.DemoPage, may="read sales.Demo")
def list_demos(request: ActorRequest, asked: Query[shapes.DemoFilter]):
    """Demos, the latest first. Those of a deal include the ones its lead was shown."""
    rows = queries.demos(request.actor, asked.model_dump())
    return page(rows, asked, sorts=queries.SORTS, show=shapes.demo_row)


@router.post("/demos/export", response={200: None}, openapi_extra=LIST_FILE, may="export sales.Demo")
def export_demos(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    seen = Seen(**body.model_dump(exclude={"form"}))
    return exported(request.actor, "demos", seen, language_of(request), body.form)


@router.post("/deals/{deal_id}/demos", response={201: shapes.DemoOut}, may="create sales.Demo")
def plan_deal_demo(request: ActorRequest, deal_id: UUID, body: shapes.DemoIn):
    """A demo for the customer of a deal. Nobody is told yet."""
    deal = authz.find(request.actor, Deal, deal_id)
    made = actions.plan_demo(request.actor, deal, planned(body))
    return Status(201, record(request.actor, made.uid))


@router.post("/leads/{lead_id}/demos", response={201: shapes.DemoOut}, may="create sales.Demo")
def plan_lead_demo(request: ActorRequest, lead_id: UUID, body: shapes.DemoIn):
    """A demo for a lead. Nobody is told yet."""
    lead = authz.find(request.actor, Lead, lead_id)
    made = actions.plan_demo(request.actor, lead, planned(body))
    return Status(201, record(request.actor, made.uid))


def planned(body: shapes.DemoIn) -> dict[str, Any]:
    """What is sent, without an owner nobody named: then it is whoever sells."""
    return body.model_dump(exclude={"owner_id"} if body.owner_id is None else set())


@router.get("/demos/{demo_id}", response=shapes.DemoOut, may="read sales.Demo")
def get_demo(request: ActorRequest, demo_id: UUID):
    """One demo with its guests and what they answered, and with what was asked."""
    return record(request.actor, demo_id)


@router.patch("/demos/{demo_id}", response=shapes.DemoOut, may="update sales.Demo")
def update_demo(request: ActorRequest, demo_id: UUID, body: shapes.DemoChange, version: IfMatch):
    """Change the plan: the fields that are sent. Whoever was invited is told by mail what changed for them."""
    change_demo(request.actor, demo_id, body, version)
    return record(request.actor, demo_id)


@router.delete("/demos/{demo_id}", response={204: None}, may="delete sales.Demo")
def delete_demo(request: ActorRequest, demo_id: UUID, version: IfMatch):
    """Into the bin, as long as nobody was told of it."""
    actions.delete_demo(request.actor, demo_id, version=version)
    return Status(204, None)


@router.post("/demos/{demo_id}/invite", response=shapes.DemoOut, may="update sales.Demo")
def invite_to_demo(request: ActorRequest, demo_id: UUID, version: IfMatch):
    """Send the invitation to everybody on the list who has none yet. Their calendars' answers come back by themselves."""
    actions.invite(request.actor, demo_id, version=version)
    return record(request.actor, demo_id)


@router.post("/demos/{demo_id}/cancel", response=shapes.DemoOut, may="update sales.Demo")
def cancel_demo(request: ActorRequest, demo_id: UUID, body: shapes.DemoCancelIn, version: IfMatch):
    """It does not take place. Whoever was invited is told by mail, and their calendars take it out."""
    actions.cancel_demo(request.actor, demo_id, reason=body.reason, version=version)
    return record(request.actor, demo_id)


@router.post("/demos/{demo_id}/close", response=shapes.DemoOut, may="update sales.Demo")
def close_demo(request: ActorRequest, demo_id: UUID, body: shapes.DemoCloseIn, version: IfMatch):
    """It was held: who came, what was shown, what came of it, and what comes next, which is asked for."""
    actions.close_demo(request.actor, demo_id, body.model_dump(), version=version)
    return record(request.actor, demo_id)


@router.get("/demos/{demo_id}/follow-up", response=shapes.DemoThanksOut, may="read sales.Demo")
def draft_follow_up(request: ActorRequest, demo_id: UUID):
    """The mail afterwards, ready to be looked over: what was shown, what was asked and answered, what comes next."""
    demo = queries.demo(request.actor, demo_id)
    rules.check_held(demo.status)
    beside = queries.beside(request.actor, demo)
    draft = letters.thanks(demo, beside.questions, our_zone())
    to = [one.name or one.email for one in guests.who_came(demo)]
    return {"subject": draft.subject, "text": draft.text, "to": to}


@router.post("/demos/{demo_id}/follow-up", response=shapes.DemoOut, may="update sales.Demo")
def follow_up_demo(request: ActorRequest, demo_id: UUID, body: shapes.DemoThanksIn, version: IfMatch):
    """Send the mail afterwards to the guests who came, our own people left out."""
    actions.follow_up(request.actor, demo_id, subject=body.subject, text=body.text, version=version)
    return record(request.actor, demo_id)


@router.get("/demo-questions", response=shapes.DemoQuestionsOut, may="read sales.DemoQuestion")
def list_demo_questions(request: ActorRequest, asked: Query[shapes.DemoQuestionFilter]):
    """What was asked at demos, the newest first; `answered` false: what still waits for an answer."""
    rows = queries.questions(request.actor, answered=asked.answered, owner=asked.owner)
    return {"items": [shapes.question_row(one) for one in rows.order_by("-id")[:MOST_QUESTIONS]]}


@router.post("/demos/{demo_id}/questions", response={201: shapes.DemoOut}, may="update sales.Demo")
def add_demo_question(request: ActorRequest, demo_id: UUID, body: shapes.DemoQuestionIn):
    """Something that was asked, answered at once or later."""
    actions.add_question(request.actor, demo_id, text=body.text, answer=body.answer)
    return Status(201, record(request.actor, demo_id))


@router.put("/demo-questions/{question_id}", response=shapes.DemoOut, may="update sales.DemoQuestion")
def update_demo_question(
    request: ActorRequest, question_id: UUID, body: shapes.DemoQuestionIn, version: IfMatch
):
    """What was asked, and what was answered."""
    changed = actions.update_question(
        request.actor, question_id, text=body.text, answer=body.answer, version=version
    )
    return record(request.actor, changed.demo.uid)


@router.delete("/demo-questions/{question_id}", response=shapes.DemoOut, may="update sales.DemoQuestion")
def remove_demo_question(request: ActorRequest, question_id: UUID, version: IfMatch):
    """It was not asked after all."""
    demo = actions.remove_question(request.actor, question_id, version=version)
    return record(request.actor, demo.uid)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.demo_out(actor, queries.demo(actor, uid))


def change_demo(actor: Actor, uid: UUID, body: shapes.DemoChange, version: int) -> Demo:
    """The fields that are sent."""
    return actions.update_demo(actor, uid, body.model_dump(exclude_unset=True), version=version)


changed_by("demos", shapes.DemoChange, change_demo)
