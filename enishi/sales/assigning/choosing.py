"""The sellers as rules see them, and the choice written on a lead."""

from typing import Any

from django.db.models import Count, Max, Q

from enishi.foundation import clock
from enishi.foundation.authz.actors import SALES_ROLES
from enishi.sales.assigning.rules import Rule, Traits, chosen
from enishi.sales.models import Lead
from enishi.sales.qualifying.queries import settings
from enishi.sales.rules import LEAD_DONE
from enishi.staff.absences.queries import deputies
from enishi.staff.absences.rules import stand_in
from enishi.staff.models import User
from enishi.staff.turns.queries import teams_of
from enishi.staff.turns.rules import NEVER, House, Person


class Assigner:
    """Gives leads without an owner to somebody, one after the other. It looks at the house once, and only with rules."""

    def __init__(self) -> None:
        self._rules = [Rule.of(one) for one in settings().assignment]
        self._house, self._keys = house() if self._rules else (House({}, {}), {})

    def assign(self, lead: Lead) -> None:
        """Put an owner and the reason on a lead that has none; it is not saved here."""
        if not self._rules or lead.owner_id is not None:
            return
        choice = chosen(self._rules, traits(lead), self._house)
        if choice is None:
            return
        lead.owner_id = self._keys[choice.person]
        lead.owner_why = {**choice.why, "owner": choice.person}
        self._house = self._house.with_one_more(choice.person, clock.now())


def why(lead: Lead) -> dict[str, Any] | None:
    """Why a lead is its owner's; None where a person, or whoever took over from one who left, has it since."""
    told: dict[str, Any] | None = lead.owner_why
    return told if told and lead.owner and told["owner"] == str(lead.owner.uid) else None


def traits(lead: Lead) -> Traits:
    """What rules may ask of a lead. No SQL where its product was read."""
    product = str(lead.product.uid) if lead.product else ""
    return Traits(lead.source, lead.prefecture, lead.industry, product, lead.language, lead.employees)


def house() -> tuple[House, dict[str, int]]:
    """Everybody who sells, with what they have on their hands, and the teams with all teams below. Five SQL.

    Beside it the keys of the sellers by their public ids.
    """
    sellers = [
        one for one in User.objects.filter(is_active=True).order_by("pk") if one.role_set & SALES_ROLES
    ]
    keys = {one.pk: str(one.uid) for one in sellers}
    open_leads = Q(leads__deleted_at=None) & ~Q(leads__status__in=sorted(LEAD_DONE))
    counted = User.objects.filter(pk__in=keys).annotate(
        held=Count("leads", filter=open_leads), last=Max("leads__created_at")
    )
    loads = {pk: (held, last) for pk, held, last in counted.values_list("pk", "held", "last")}
    away = deputies()
    people = {
        keys[one.pk]: Person(
            name=one.name,
            load=loads[one.pk][0],
            last=loads[one.pk][1] or NEVER,
            is_away=one.pk in away,
            stand_in=keys.get(stand_in(one.pk, away) or 0, "") if one.pk in away else "",
        )
        for one in sellers
    }
    by_uid = {uid: pk for pk, uid in keys.items()}
    return House(people, teams_of({one.pk: one.team_id for one in sellers}, keys)), by_uid
