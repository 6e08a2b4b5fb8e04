"""The addressee of a document: who it is for, and 御中, 様 or 各位 as custom asks."""

from enishi.foundation.text.company import formal_name

TO_AN_ORGANISATION = "御中"
TO_A_PERSON = "様"
TO_SEVERAL = "各位"


def honorific(
    company: str | None = None,
    department: str | None = None,
    title: str | None = None,
    name: str | None = None,
    *,
    plural: bool = False,
    form: str | None = None,
) -> str:
    """One line, parts joined by a space. An organisation gets 御中, a person 様 or the given `form` (先生, 殿).

    Never both. `plural` addresses several people, 各位 once and without 様, as does a name that ends in
    it. Nothing given: an empty text.
    """
    organisation = [part for part in (formal_name(company or ""), (department or "").strip()) if part]
    person = [part for part in ((title or "").strip(), (name or "").strip()) if part]
    if not (name or "").strip():
        return " ".join([*organisation, TO_AN_ORGANISATION]) if organisation else ""
    if plural or person[-1].endswith(TO_SEVERAL):
        return " ".join([*organisation, *person]).removesuffix(TO_SEVERAL) + TO_SEVERAL
    return " ".join([*organisation, *person, form or TO_A_PERSON])
