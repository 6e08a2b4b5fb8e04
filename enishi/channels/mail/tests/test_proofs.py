"""What a domain lacks to have its mail believed is said, with the record to add."""

import pytest

from enishi.channels.mail.proofs import SELECTORS, asked, judged

DOMAIN = "minamo.example"


def judge(**texts):
    answers = {name: [] for name in asked(DOMAIN)}
    names = {"spf": DOMAIN, "dmarc": f"_dmarc.{DOMAIN}", "dkim": f"selector2._domainkey.{DOMAIN}"}
    answers |= {names[name]: value for name, value in texts.items()}
    found = judged(DOMAIN, "smtp.provider.example", f"desk@{DOMAIN}", answers)
    return {proof.name: (proof.state, proof.record) for proof in found}


def test_a_domain_that_says_nothing_is_told_what_to_add():
    assert judge() == {
        "spf": ("missing", "v=spf1 a:smtp.provider.example ~all"),
        "dkim": ("missing", ""),
        "dmarc": ("missing", "v=DMARC1; p=none; rua=mailto:desk@minamo.example"),
    }


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        (["v=spf1 include:_spf.provider.example -all"], "ok"),
        (["google-site-verification=x", "V=SPF1 a ~all"], "ok"),
        (["v=spf1 redirect=_spf.provider.example"], "ok"),
        (["v=spf1 a ?all"], "weak"),
        (["v=spf1 a"], "weak"),
        (["v=spf1 +all"], "wrong"),
        (["v=spf1 a -all", "v=spf1 mx -all"], "several"),
        (["v=spf10 a -all"], "missing"),
        (None, "unreachable"),
    ],
)
def test_spf(texts, state):
    assert judge(spf=texts)["spf"][0] == state


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        (["v=DMARC1; p=reject; rua=mailto:a@b"], "ok"),
        (["v=DMARC1;p=quarantine"], "ok"),
        (["v=DMARC1; p=none"], "weak"),
        (["v=DMARC1; rua=mailto:a@b"], "wrong"),
        (["v=DMARC1; p=none", "v=DMARC1; p=none"], "several"),
        (["v=spf1 -all"], "missing"),
        (None, "unreachable"),
    ],
)
def test_dmarc(texts, state):
    assert judge(dmarc=texts)["dmarc"][0] == state


def test_dkim_is_found_under_a_usual_name_and_a_revoked_key_is_none():
    assert judge(dkim=["v=DKIM1; k=rsa; p=MIIB"])["dkim"][0] == "ok"
    assert judge(dkim=["v=DKIM1; p="])["dkim"][0] == "missing"


def test_without_dns_everything_says_so():
    found = judged(DOMAIN, "s", "a@b", dict.fromkeys(asked(DOMAIN)))
    assert [proof.state for proof in found] == ["unreachable"] * 3
    assert len(asked(DOMAIN)) == 2 + len(SELECTORS)
