"""The organisation's own tables: its people, what it sells, how it works, what programs are told."""

from collections.abc import Mapping

from enishi.privacy.register.words import BLANK, COLLEAGUE, HELD, MENTION, TOMBSTONE, Table, each

TABLES: Mapping[str, Table] = {
    "staff.Organisation": Table(
        "sole name name_en postal_code prefecture city street building phone invoice_number bank_account fiscal_year_start"
        " currency zone working_hours closures openings tax_rounding line_rounding tax_rates payment_terms era_dates"
        " sales_sees service_sees handover_days ranks second_factor_required custom_epoch set_up_at"
    ),
    "staff.HolidayYear": Table("year days"),
    "staff.Team": Table("name parent manager is_default_service external_id"),
    "staff.User": Table(
        "roles team office is_active is_linked has_second_factor email_verified_at external_id language",
        each(COLLEAGUE, "password last_login email name kana name_en"),
    ),
    "staff.Invitation": Table("purpose key_hash expires_at used_at", each(COLLEAGUE, "user email")),
    "staff.IdentityProvider": Table("name issuer client_id secret is_active"),
    "staff.ApiToken": Table(
        "name prefix key_hash scopes expires_at networks last_used_at revoked_at",
        each(COLLEAGUE, "owner last_used_ip"),
    ),
    "staff.Absence": Table(
        "starts_on ends_on from_noon until_noon", each(COLLEAGUE, "person deputy reason note")
    ),
    "staff.Target": Table("metric team starts_on ends_on value external_id", each(COLLEAGUE, "person")),
    "staff.View": Table(
        "owner entity kind columns sort group_by sums colour is_pinned is_home team",
        each(MENTION, "name filter"),
    ),
    "staff.ViewPin": Table("view person is_pinned"),
    "staff.CustomField": Table("entity key kind name name_en choices is_required is_archived position"),
    "staff.BulkEdit": Table("editor entity undone_at", each(MENTION, "changes kept note")),
    "staff.OwnerChange": Table("edit receiver seen_at"),
    "staff.Notification": Table(
        "kind subject subject_id subject_uid count happened_at read_at mail_due mailed_at",
        each(COLLEAGUE, "person by deputy_of"),
    ),
    "staff.CalendarFeed": Table("key_hash made_at last_read_at", each(COLLEAGUE, "person")),
    "staff.NotificationSettings": Table("choices digest_at digest_day zone", each(COLLEAGUE, "person")),
    "commerce.Product": Table(
        "custom code name name_en unit price currency tax_class recurring is_active external_id bought_with"
    ),
    "commerce.Order": Table(
        "number account contact owner deal_kind ordered_on currency gross discount net external_id"
    ),
    "commerce.CustomerTerms": Table("account terms credit_limit is_credit_stopped customer_class"),
    "commerce.Delivery": Table("number order delivered_on accepted_on cancelled_at", {"note": MENTION}),
    "commerce.DeliveryLine": Table("delivery order_line position quantity gross discount net"),
    "commerce.Invoice": Table(
        "number account order closing_on status language currency issued_on due_on gross discount net rates tax"
        " total received carried credited paid balance settled_on days_late document",
        {"note": MENTION},
    ),
    "commerce.InvoiceLine": Table(
        "invoice delivery_line position supplied_on quantity gross discount net tax_class rate"
    ),
    "commerce.CreditNote": Table(
        "number invoice issued_on lines rates net tax total document", {"reason": MENTION}
    ),
    "commerce.Payment": Table(
        "account received_on amount currency source line_key matched", each(MENTION, "payer note")
    ),
    "commerce.Allocation": Table("payment invoice amount fee"),
    "commerce.Document": Table(
        "kind number series revision language subject subject_id subject_uid order account issued_on amount currency"
        " facts content size issued_by",
        each(HELD, "addressee customer_key"),
    ),
    "commerce.OrderLine": Table(
        "order position product tax_class unit quantity unit_price gross discount net", {"text": MENTION}
    ),
    "commerce.Contract": Table(
        "number kind account product starts_on ends_on renewal_on notice_days notice_on auto_renews amount currency per"
        " entitlement_class cancelled_on external_id",
        each(MENTION, "name entitlement cancel_reason note"),
    ),
    "commerce.InstalledItem": Table(
        "product serial account contract installed_on warranty_until removed_on external_id",
        each(MENTION, "site usage note"),
    ),
    "insight.RevenueLine": Table("account order_line product revenue_class net currency earned_on"),
    "insight.FrozenDeal": Table(
        "week deal owner stage stage_since amount currency probability expected_close"
    ),
    "insight.Pending": Table("topic key made_at"),
    "automation.Webhook": Table("name url kinds secret is_active created_by"),
    "automation.WebhookDelivery": Table(
        "webhook event_uid kind status attempts asked_at delivered_at", {"body": BLANK}
    ),
    "automation.DeliveryTry": Table("delivery at status error milliseconds"),
    "exchange.Import": Table(
        "kind encoding delimiter mapping atomic status position row_count made changed same skipped alike digest shape"
        " mapping_of first_on last_on undone undone_at spared started_by finished_at refusal",
        each(MENTION, "file_name errors"),
    ),
    "exchange.Duplicate": Table("of row label row_id other_id reasons"),
    "exchange.Written": Table("of label made changed undone_at spared"),
    "privacy.Erasure": Table(
        "contact_id contact_uid asked_by ground state asked_at done_at roots counts held after_restore"
    ),
    "privacy.Retention": Table("kind days is_on changed_by ran_at removed"),
    "enishi_channels.Mailbox": Table(
        "channel address aliases sender_name user is_active imap_host imap_port imap_security imap_user imap_secret"
        " folders after_fetch moved_to fetch_from smtp_host smtp_port smtp_security smtp_user smtp_secret sign_in"
        " oauth_token_url oauth_client oauth_secret oauth_refresh trusted_server inbound_hash"
    ),
    "enishi_channels.Fetching": Table(
        "mailbox holder held_until tried_at fetched_at failing_since error detail alarmed_at"
    ),
    "enishi_channels.FolderCursor": Table("mailbox folder uid_validity last_uid"),
    "enishi_channels.Sending": Table(
        "mailbox undo_seconds charset acknowledges resting_until provider_secret"
    ),
    "enishi_channels.Signature": Table("name text mailbox team"),
    "interactions.Channel": Table("name kind purpose team"),
    "service.Troubleshooter": Table("name product nodes live_number published_at"),
    "service.TroubleshooterVersion": Table("troubleshooter number nodes published_by published_at"),
    "service.TreeWalk": Table("ticket tree path node outcome walked_by started_at ended_at"),
    "service.Survey": Table("kind name question question_en scale is_active"),
    "service.Macro": Table(
        "status reason priority category tags assignee takes owner", each(MENTION, "name text note")
    ),
    "service.SurveySettings": Table(
        "sole after_solve after_hours asked_since rest_days asks_nps nps_percent nps_period_days nps_months"
    ),
    "service.RoutingSettings": Table("sole rules agents rota"),
    "service.TicketForms": Table("sole forms"),
    "service.SlaBreach": Table("ticket target since due_at"),
    "service.SlaPolicy": Table(
        "name position is_default types priorities stages targets always steps"
        " contracts hours second_line close_solved_days close_waiting_days close_notice_days"
    ),
    "service.StepTaken": Table("ticket step target since due_at minutes is_after act taken_at"),
    "service.StatusChange": Table("ticket from_status to_status changed_at code is_touch"),
    "service.TicketConversation": Table("ticket conversation begun_in"),
    "service.SideConversation": Table("ticket begun_in conversation to opened_by is_awaited closed_at"),
    "service.TicketPerson": Table("ticket user role"),
    "sales.Pipeline": Table("name name_en is_default"),
    "sales.Stage": Table("pipeline position name name_en type probability"),
    "sales.StageChange": Table("deal from_stage to_stage changed_at"),
    "sales.DealOrder": Table("deal order"),
    "sales.QuoteLink": Table(
        "quote key_hash made_by made_at expires_at revoked_at opened_at last_opened_at opens"
    ),
    "sales.DealActivity": Table("deal activity"),
    "sales.Campaign": Table(
        "kind starts_on ends_on cost currency owner external_id", each(MENTION, "name note")
    ),
    "sales.LeadActivity": Table("lead activity"),
    "sales.LeadForm": Table(
        "key fields asks_consent redirect_url source campaign product confirms_by_mail takes_foreign_posts sites"
        " is_active",
        each(MENTION, "name title intro consent_text thanks"),
    ),
    "commerce.PriceBook": Table("name currency customer_class valid_from valid_until is_active"),
    "commerce.PricePoint": Table("book product min_quantity price"),
    "commerce.ProductTie": Table("product other kind quantity why why_en"),
    "sales.Guide": Table(
        "key questions live published_at is_public shows_prices form title_en intro_en",
        each(MENTION, "name title intro"),
    ),
    "sales.LeadSettings": Table("sole required reasons points learned assignment contact_minutes"),
    "interactions.DailyReport": Table("owner day status submitted_at", each(MENTION, "text lines")),
    "interactions.ReportComment": Table("report author", {"text": MENTION}),
    "bond.ContractDeal": Table("contract deal renewal_on"),
    "bond.OrderHandover": Table("order handover"),
    "bond.Referral": Table("referrer referring_account referred_account lead referred_on"),
    "customers.Standing": Table(
        "account open_deals open_pipeline won_deals lifetime_net open_tickets worst_priority open_handovers"
        " last_contact_at satisfaction next_renewal_on next_renewal_worth"
    ),
    "customers.Merge": Table(
        "label kept_id gone_id merged_by moved undone_at",
        {**each(TOMBSTONE, "kept_name gone_name"), **each(BLANK, "changed aside")},
    ),
}
