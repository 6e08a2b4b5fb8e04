"""What a lead form looks like, and what somebody posted to it."""

from typing import Any

from enishi.examples.words.cast import ref

FORM = ref("LeadForm", "製品サイトの資料請求")
WORDS: dict[str, Any] = {
    "LeadForm.name": "製品サイトの資料請求",
    "LeadForm.title": "資料請求フォーム",
    "LeadForm.intro": "担当者より、2営業日以内にご連絡いたします。",
    "FormField.name": "email",
    "FormField.label": "",
    "LeadForm.consent_text": "個人情報の取り扱いに同意します。",
    "LeadForm.thanks": "ありがとうございました。資料をお送りします。",
    "LeadForm.redirect_url": "",
    "LeadForm.source": "web",
    "LeadForm.sites": ["https://www.minamo.example"],
    "LeadForm.address": "https://enishi.minamo.example/f/9pX2mQ7rT4sB1c0K",
    "LeadForm.script": '<script src="https://enishi.minamo.example/f/9pX2mQ7rT4sB1c0K.js" async></script>',
    "LeadForm.posted": 48,
    "LeadForm.suspect": 2,
    "form": FORM,
    "FormPost.state": "suspect",
    "FormPost.reasons": ["links"],
    "FormPost.values": {"family_name": "渡辺", "email": "watanabe@hanasaki.example"},
    "FormAnswer.label": "ご検討の時期はいつですか",
    "FormAnswer.text": "来年の春",
    "utm": {"utm_source": "newsletter", "utm_campaign": "autumn"},
    "FormPost.page": "https://www.minamo.example/products/mn-100",
    "FormPost.consent_text": "個人情報の取り扱いに同意します。",
    "FormPost.posted_at": "2026-11-19T05:20:00Z",
    "FormPost.confirmed_at": None,
}
