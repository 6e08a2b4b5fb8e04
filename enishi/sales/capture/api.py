"""Forms on the web and what came by them, over HTTP. Their public pages are the channels' (`channels.forms`)."""

from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, IfMatch, Paging, Routes, page
from enishi.sales.capture import actions, queries, shapes

router = Routes(tags=["sales"])
FORM_SORTS, POST_SORTS = ["-updated_at", "name"], ["-posted_at"]


@router.get("/lead-forms", response=shapes.LeadFormPage, may="read sales.LeadForm")
def list_forms(request: ActorRequest, asked: Query[Paging]):
    """The forms, the one changed last first."""
    found = page(queries.forms(request.actor), asked, sorts=FORM_SORTS, show=shapes.form_row)
    return found | {"may": {"create": authz.may(request.actor, "create", "sales.LeadForm")}}


@router.post("/lead-forms", response={201: shapes.LeadFormOut}, may="create sales.LeadForm")
def create_form(request: ActorRequest, body: shapes.LeadFormIn):
    """A new form with a public page of its own."""
    form = actions.create_form(request.actor, body.given())
    return Status(201, shapes.form_out(request.actor, queries.form(request.actor, form.uid)))


@router.get("/lead-forms/{form_id}", response=shapes.LeadFormOut, may="read sales.LeadForm")
def get_form(request: ActorRequest, form_id: UUID):
    """One form, with the addresses by which it is reached."""
    return shapes.form_out(request.actor, queries.form(request.actor, form_id))


@router.patch("/lead-forms/{form_id}", response=shapes.LeadFormOut, may="update sales.LeadForm")
def update_form(request: ActorRequest, form_id: UUID, body: shapes.LeadFormChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_form(request.actor, form_id, body.given(), version=version)
    return shapes.form_out(request.actor, queries.form(request.actor, form_id))


@router.get("/form-posts", response=shapes.FormPostPage, may="read sales.FormPost")
def list_posts(request: ActorRequest, asked: Query[shapes.FormPostFilter]):
    """What was posted to forms, the latest first. Held ones are open to everybody who takes leads."""
    actor = request.actor
    rows = queries.posts(actor, asked.model_dump())
    return page(rows, asked, sorts=POST_SORTS, show=lambda post: shapes.post_out(actor, post))


@router.post("/form-posts/{post_id}/let-in", response=shapes.FormPostOut, may="update sales.FormPost")
def let_in_post(request: ActorRequest, post_id: UUID, version: IfMatch):
    """A post that was held becomes a lead."""
    actions.let_in(request.actor, post_id, version=version)
    return shapes.post_out(request.actor, queries.post(request.actor, post_id))


@router.post("/form-posts/{post_id}/dismiss", response=shapes.FormPostOut, may="update sales.FormPost")
def dismiss_post(request: ActorRequest, post_id: UUID, version: IfMatch):
    """A post that was held is set aside; it stays in the list."""
    actions.dismiss(request.actor, post_id, version=version)
    return shapes.post_out(request.actor, queries.post(request.actor, post_id))
