"""What this room declares at start-up: how its rows are owned, and what of them can be found."""

from datetime import timedelta

from enishi.commerce import finding
from enishi.commerce.contracts import fields
from enishi.commerce.deliveries.fields import DELIVERIES
from enishi.commerce.fields import ORDERS
from enishi.commerce.invoices.fields import INVOICES
from enishi.commerce.payments.fields import PAYMENTS
from enishi.customers.following import follows
from enishi.foundation.authz import Ownership, register
from enishi.foundation.authz.registry import hang
from enishi.foundation.filters import listed
from enishi.foundation.jobs import every
from enishi.foundation.search import searchable
from enishi.staff.custom import customised

register("commerce.Product", Ownership("products"))
register("commerce.PriceBook", Ownership("products"))
register("commerce.PricePoint", Ownership("products", parent="book", parent_label="commerce.PriceBook"))
register("commerce.ProductTie", Ownership("products", parent="product", parent_label="commerce.Product"))
register("commerce.Order", Ownership("orders", owners=(("owner", "both"),), account="account"))
register("commerce.OrderLine", Ownership("orders", parent="order", parent_label="commerce.Order"))
register("commerce.Delivery", Ownership("orders", parent="order", parent_label="commerce.Order"))
register("commerce.DeliveryLine", Ownership("orders", parent="delivery", parent_label="commerce.Delivery"))
register(
    "commerce.CustomerTerms",
    Ownership("billing", owners=(("account__sales_owner", "sales"),), account="account"),
)
BILLED = Ownership("billing", owners=(("account__sales_owner", "sales"),), account="account")
register("commerce.Invoice", BILLED)
register("commerce.InvoiceLine", Ownership("billing", parent="invoice", parent_label="commerce.Invoice"))
register("commerce.CreditNote", Ownership("billing", parent="invoice", parent_label="commerce.Invoice"))
register(
    "commerce.Payment",
    Ownership("payments", owners=(("account__sales_owner", "sales"),), account="account"),
)
register("commerce.Allocation", Ownership("payments", parent="payment", parent_label="commerce.Payment"))
# A document is as visible as what it speaks of; the rooms above hang theirs on.
register("commerce.Document", Ownership("documents", hangs=True))
hang("commerce.Document", on="commerce.Order")
OF_BOTH = (("account__sales_owner", "sales"), ("account__service_owner", "service"))
register("commerce.Contract", Ownership("contracts", owners=OF_BOTH, account="account", pool=True))
register("commerce.InstalledItem", Ownership("contracts", owners=OF_BOTH, account="account", pool=True))
for label in ("Delivery", "Invoice", "CreditNote", "Payment"):
    hang("commerce.Document", on=f"commerce.{label}")
searchable("commerce.Product", finding.PRODUCTS)
searchable("commerce.Order", finding.ORDERS)
searchable("commerce.Contract", finding.CONTRACTS)
searchable("commerce.InstalledItem", finding.ITEMS)
for one in (ORDERS, DELIVERIES, INVOICES, PAYMENTS):
    listed(one)
listed(fields.CONTRACTS)
listed(fields.ITEMS)
follows("commerce.Contract", "account")
follows("commerce.InstalledItem", "account")
follows("commerce.Order", "account", "contact")
follows("commerce.Document", "account")
follows("commerce.Invoice", "account")
follows("commerce.Payment", "account")
follows("commerce.CustomerTerms", "account", beside=())
customised("products", "commerce.Product")
every(timedelta(days=1), "commerce.count_together")
