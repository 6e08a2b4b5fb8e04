"""Customers, their people, and what was said with them."""

from collections.abc import Mapping

from enishi.privacy.register.words import BLANK, DIGEST, MENTION, NUMBERED, TOMBSTONE, Table, each

TABLES: Mapping[str, Table] = {
    # A company is no person. One that is a person, and nobody else's, is that person's own.
    "customers.Account": Table(
        "number kind industry employees annual_revenue relationship_stage customer_since parent sales_owner"
        " service_owner",
        {
            "name": TOMBSTONE,
            **each(
                BLANK,
                "custom kana name_key core_key corporate_number phone phone_e164 email website postal_code prefecture"
                " city street building note external_id",
            ),
        },
    ),
    "customers.Contact": Table(
        "preferred_channel language",
        {
            "family_name": TOMBSTONE,
            **each(
                BLANK,
                "custom given_name family_kana given_kana name_key kana_key email email_key phone mobile mobile_e164"
                " private_phone memo external_id",
            ),
        },
    ),
    "customers.AccountContact": Table(
        "account contact role is_primary active_from active_to", each(BLANK, "department title")
    ),
    "interactions.Conversation": Table(
        "channel account contact owner team last_message_at", {"subject": BLANK}
    ),
    "interactions.Message": Table(
        "conversation direction channel_kind author contact sent_at is_automatic", {"text": TOMBSTONE}
    ),
    "interactions.Activity": Table(
        "account contact owner kind side happened_at minutes next_action_on",
        {"subject": TOMBSTONE, **each(BLANK, "body outcome next_action external_id")},
    ),
    "interactions.Task": Table("account owner due_on done_at external_id", {"subject": MENTION}),
    "enishi_channels.ReceivedMail": Table(
        "mailbox source folder uid_validity imap_uid size internal_date received_at state reason tries tried_by"
        " released kind flags conversation message",
        {"digest": DIGEST, **each(BLANK, "trace note identity likeness sender subject")},
    ),
    "enishi_channels.MailMessage": Table(
        "message mailbox written_at html_rules remote_pictures charset had_errors kind doubts verified flags refers_to",
        each(BLANK, "identity answers from_name from_address to cc subject whole_text html_safe attachments"),
    ),
    "enishi_channels.OutgoingMail": Table(
        "message mailbox kind state identity answers not_before is_scheduled claim claimed_at settled_at",
        {"subject": TOMBSTONE, **each(BLANK, "signature attachments digest")},
    ),
    "enishi_channels.OutgoingRecipient": Table(
        "mail role state reason status tries next_try changed_at",
        {"address_key": NUMBERED, **each(BLANK, "name detail"), "address": TOMBSTONE},
    ),
    "service.Ticket": Table(
        "number account contact contract item channel_kind type category priority status team assignee solved_by"
        " opened_at first_reply_at first_reply_took first_solved_at solved_at closed_at reopened_count first_reply_due solve_due"
        " impact urgency held_for snoozed_until parent split_from waiting_since next_reply_due policy routed_why waits_for_place"
        " closing_told_at tags",
        {"subject": TOMBSTONE, **each(BLANK, "custom external_id")},
    ),
    "service.Escalation": Table(
        "ticket team person from_team asked_by asked_at due_at allowed_minutes late_at answered_by answered_at",
        {**each(TOMBSTONE, "reason tried"), "answer": BLANK},
    ),
    "service.WorkSession": Table(
        "ticket worked_in person kind started_at ended_at is_running", {"reason": BLANK}
    ),
    "service.Draft": Table("ticket author mode", {"text": BLANK}, goes=True),
    "service.InternalNote": Table("ticket author written_in", {"text": TOMBSTONE}),
    "service.SurveyResponse": Table(
        "survey ticket account contact credited key_hash occasion scale asked_at expires_at answered_at score"
        " followed_up_at declined_at external_id",
        {"comment": BLANK},
    ),
    "bond.LeadTicket": Table("lead ticket gave_account"),
    "bond.GuideRun": Table(
        "guide language taken_at taken_by found post account lead ticket deal quote", {"question": BLANK}
    ),
    "bond.GivenAnswer": Table("run position question_id answer_id", each(BLANK, "question answer")),
    "sales.FormPost": Table(
        "form state reasons language consent_text digest nonce posted_at confirmed_at lead",
        each(BLANK, "values answers utm page"),
    ),
    "sales.Lead": Table(
        "number status source campaign score owner referrer nurture_until converted_at account contact made product"
        " language employees owner_why contact_due_at contacted_at contacted_in contact_alarmed",
        {
            "family_name": TOMBSTONE,
            **each(MENTION, "company disqualified_reason industry"),
            **each(
                BLANK,
                "custom checks given_name family_kana given_kana department title email phone note external_id"
                " corporate_number prefecture utm",
            ),
        },
    ),
}
