"""What the seam made of a conversion goes when the conversion is taken back."""

from enishi.bond.models import Referral
from enishi.customers.actions import create_account, create_contact
from enishi.sales.actions import convert_lead, create_lead, unconvert_lead


def test_a_conversion_taken_back_leaves_no_referral_and_the_sender_untouched(sales_rep, organisation):
    known = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    sender = create_contact(sales_rep, {"family_name": "林"}, account_id=known.uid)
    lead = create_lead(sales_rep, {"family_name": "渡辺", "company": "白鳥", "referrer_id": sender.uid})
    convert_lead(sales_rep, lead.uid, version=1, deal_name="温度監視")
    referrals = Referral.objects.unscoped("looking in a test")
    assert referrals.count() == 1
    back = unconvert_lead(sales_rep, lead.uid, version=2)
    assert (referrals.count(), back.referrer) == (0, sender)
    known.refresh_from_db()
    assert (known.deleted_at, known.version) == (None, 1)
