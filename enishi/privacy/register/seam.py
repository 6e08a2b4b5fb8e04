"""What the organisation writes about its own work with a customer: only what names the person goes."""

from collections.abc import Mapping

from enishi.privacy.register.words import BLANK, DIGEST, MENTION, TOMBSTONE, Table, each

TABLES: Mapping[str, Table] = {
    "sales.Deal": Table(
        "number kind account contact owner lead pipeline stage stage_type stage_since product amount cost currency"
        " probability opened_on expected_close closed_on lost_reason next_action_on go_live_on external_id"
        " interviewed_on",
        each(MENTION, "custom checks interview name lost_note next_action why_bought note"),
    ),
    "sales.Quote": Table(
        "number series revision replaces deal contact language currency valid_until discount cost gross subtotal net"
        " tax total rates status sent_at sent_by accepted_at declined_at document",
        each(MENTION, "title delivery place payment note answered_by decline_reason"),
    ),
    "sales.Proposal": Table(
        "number deal contact quote language status issued_at issued_by document",
        each(MENTION, "title situation points plan closing"),
    ),
    "insight.SalesMeeting": Table("team held_on owner attendees week left_out closed_at"),
    "insight.MeetingItem": Table("meeting position kind deal about facts", each(MENTION, "title minutes")),
    "insight.MeetingDecision": Table("meeting item task"),
    "sales.Demo": Table(
        "deal lead owner starts_at minutes products language status invited_at sequence organizer conversation"
        " next_action_on activity followed_up_at",
        each(
            MENTION,
            "title place url message cancel_reason shown outcome next_action thanks_subject thanks",
        ),
    ),
    "sales.DemoGuest": Table(
        "demo contact user answer answered_at answer_sequence answer_stamp told left_at came",
        {"name": TOMBSTONE, **each(BLANK, "email email_key comment")},
    ),
    "sales.DemoQuestion": Table("demo answered_at", each(MENTION, "text answer")),
    "sales.Sequence": Table("name language owner steps is_active daily_cap"),
    # What is known of an address that wants no more mail outlives the person: it is not written to again.
    "sales.Enrolment": Table(
        "sequence lead contact deal owner ground state why state_at step due_at task conversation",
        {"address_digest": DIGEST, "ground_note": BLANK},
    ),
    "sales.QuoteLine": Table(
        "quote position is_heading product unit quantity unit_price discount tax_class gross net",
        {"text": MENTION},
    ),
    "sales.Competitor": Table("name strengths weaknesses answer"),
    "sales.DealCompetitor": Table("deal competitor has_won", {"note": MENTION}),
    "sales.Need": Table("deal importance said_by ours theirs", {"text": MENTION}),
    "sales.Stakeholder": Table("deal contact role attitude reports_to influences", {"note": MENTION}),
    "sales.Objection": Table("deal category outcome raised_on", each(MENTION, "text answer")),
    "customers.Segment": Table("name note filter"),
    "sales.TargetList": Table("name note segment owner due_on"),
    "sales.TargetRow": Table(
        "list account owner state tries called_at call_again_on deal lead", {"note": MENTION}
    ),
    "sales.ProductTarget": Table("product starts_on ends_on value"),
    "sales.MarketNote": Table("title text segment source source_url source_on author"),
    "sales.ApprovalRoute": Table("name position over_discount from_amount under_margin steps"),
    "sales.Approval": Table(
        "quote status route rate amount requested_by requested_at ended_at", {"note": MENTION}
    ),
    "sales.ApprovalStep": Table(
        "approval position name needs person status asked_at acted_by acted_at moved_from moved_why",
        {"comment": MENTION},
    ),
    "service.Complaint": Table(
        "number ticket product severity responsibility compensation measured_on is_legal is_personal_data is_harassment"
        " is_restricted is_for_management management_told_at owner helper step step_due report_on opened_at reported_at"
        " closed_at",
        each(
            MENTION,
            "serial title claimant demand compensation_note apology facts containment cause whys measure prevention"
            " effect members closing_words",
        ),
    ),
    "service.Improvement": Table(
        "number product owner due_on status decided_at", each(MENTION, "title wanted result reason answer")
    ),
    "service.Voice": Table(
        "improvement ticket complaint response added_by told_at told_by message unreached task"
    ),
    "service.Article": Table(
        "number audience status language product author ticket review_on live_number published_at helpful unhelpful",
        each(MENTION, "title body category live_title live_body"),
    ),
    "service.ArticleVersion": Table("article number published_by published_at", each(MENTION, "title body")),
    "service.ArticleUse": Table("article ticket kind used_by used_at"),
    "service.HelpQuestion": Table("times asked_at settled_at", each(MENTION, "key text")),
    "service.ComplaintStep": Table("complaint position name due_at done_at done_by told_late_at"),
    "bond.Handover": Table(
        "number account deal given_by service_owner team status go_live_on opened_at due_at answer_due_at answered_at"
        " accepted_at accepted_by rejected_at",
        each(MENTION, "why_bought risks people question answer reject_reason"),
    ),
    "bond.Promise": Table("account handover deal ticket owner due_on status settled_at", {"text": MENTION}),
    "bond.DealTicket": Table("deal ticket", {"why": MENTION}),
}
