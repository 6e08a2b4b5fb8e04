"""`enishi document`: an issued document as a file."""

from click.testing import CliRunner

from enishi.commands.document import document
from enishi.customers.actions import create_account
from enishi.sales.actions import create_deal, ensure_default_pipeline
from enishi.sales.quotes.actions import create_quote, send_quote


def written(*asked):
    return CliRunner().invoke(document, [*map(str, asked)])


def test_an_issued_quote_is_written_to_a_file(cli, sales_rep, organisation, tmp_path):
    ensure_default_pipeline(cli)
    account = create_account(sales_rep, {"name": "ハナサキ精機株式会社"})
    deal = create_deal(sales_rep, {"name": "設備監視", "account_id": account.uid, "amount": 1_000})
    quote = send_quote(sales_rep, create_quote(sales_rep, deal.uid).uid, version=1)
    out = tmp_path / "quote.pdf"
    for asked in (quote.number, "--latest"):
        ran = written("quote", asked, "--out", out)
        assert (ran.exit_code, out.read_bytes()[:5]) == (0, b"%PDF-"), ran.output
        out.unlink()
    for asked, code in ((("quote", "Q1"), 1), (("order", "--latest"), 1), (("order",), 2)):
        assert written(*asked, "--out", out).exit_code == code
    assert not out.exists()
