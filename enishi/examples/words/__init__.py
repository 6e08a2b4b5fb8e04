"""What each field of the API looks like, by `Shape.field`, `Subject.field` or `field`; see `compose`."""

from typing import Any

from enishi.examples.words import (
    complaints,
    contracts,
    daily,
    house,
    knowledge,
    people,
    privacy,
    quotes,
    receiving,
    sending,
    work,
)

WORDS: dict[str, Any] = {
    **people.WORDS,
    **work.WORDS,
    **receiving.WORDS,
    **house.WORDS,
    **sending.WORDS,
    **privacy.WORDS,
    **quotes.WORDS,
    **complaints.WORDS,
    **contracts.WORDS,
    **daily.WORDS,
    **knowledge.WORDS,
}

# The fields somebody sends who changes one or two things; any other shape shows all it has.
CHOSEN: dict[str, list[str]] = {
    "AccountChange": ["phone", "service_owner_id"],
    "ActivityChange": ["outcome", "next_action", "next_action_on"],
    "ArticleChange": ["body", "review_on"],
    "CampaignChange": ["cost", "note"],
    "ComplaintChange": ["severity", "cause", "whys"],
    "ContactChange": ["mobile", "preferred_channel"],
    "ContractChange": ["amount", "notice_days"],
    "CustomFieldChange": ["name", "is_required"],
    "DealChange": ["amount", "expected_close", "next_action"],
    "ImportChange": ["mapping", "atomic"],
    "InstalledItemChange": ["site", "contract_id"],
    "LeadChange": ["status", "phone"],
    "LeadSettingsPatch": ["required", "reasons"],
    "MailboxChange": ["sender_name", "folders"],
    "MailboxCheckIn": ["imap_host", "imap_port", "imap_security", "imap_user", "imap_password"],
    "MailboxIn": ["address", "purpose", "imap_host", "imap_user", "imap_password"],
    "MePatch": ["language"],
    "OrganisationPatch": ["phone", "handover_days"],
    "ProductChange": ["price"],
    "PromiseChange": ["due_on"],
    "ProviderPatch": ["is_active"],
    "SendingChange": ["undo_seconds"],
    "SignatureChange": ["text"],
    "TargetIn": ["metric", "person_id", "starts_on", "ends_on", "value"],
    "TargetPatch": ["value"],
    "TaskChange": ["due_on"],
    "TeamPatch": ["manager_id"],
    "TicketChange": ["priority", "category"],
    "UserPatch": ["team_id", "roles"],
    "ViewChange": ["name", "is_pinned"],
    "WebhookChange": ["is_active"],
}
FILES = {
    "text/csv": "番号,会社名,都道府県\r\n1042,ハナサキ精機株式会社,愛知県\r\n",
    "application/pdf": "%PDF-1.7 …",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "PK…",
    "application/zip": "PK…",
    "application/octet-stream": "…",
    "image/webp": "RIFF…WEBP",
    "message/rfc822": "From: kuramoto@hanasaki.example (倉本 彩香)\r\nSubject: Hello\r\n\r\nHello.\r\n",
    "text/calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…\r\nEND:VCALENDAR\r\n",
    "text/vcard": "BEGIN:VCARD\r\nVERSION:3.0\r\nN:渡辺;千尋;;;\r\n…\r\nEND:VCARD\r\n",
    "text/html": "<!doctype html><p>Hello.</p>",
}
