"""What is entered for the pictures: bodies of rows that the demo company lacks."""

DEMO = {
    "title": "設備監視のご紹介（オンライン）",
    "starts_at": "2026-12-01T05:00:00Z",
    "url": "https://meet.example/enishi",
    "message": "実際の画面で、異常の知らせ方をご覧いただきます。",
    "guests": [{"name": "渡辺 千尋", "email": "watanabe@hanasaki.example"}],
}
LEAD = {
    "company": "若松精工株式会社",
    "family_name": "若松",
    "given_name": "由美",
    "email": "wakamatsu@wakamatsu.example",
    "phone": "03-5550-0142",
}
FORM = {
    "name": "製品サイトの資料請求",
    "title": "資料請求フォーム",
    "intro": "担当者より、2営業日以内にご連絡いたします。",
    "fields": [
        {"name": "company"},
        {"name": "family_name", "is_required": True},
        {"name": "email", "is_required": True},
        {"name": "q1", "label": "ご検討の時期はいつですか"},
        {"name": "note"},
    ],
    "asks_consent": True,
    "consent_text": "個人情報の取り扱いに同意します。",
}
