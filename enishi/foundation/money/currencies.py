"""ISO 4217: how many decimals a currency has."""

from enishi.foundation.errors import BadInput

_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ "
    "GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR "
    "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD "
    "TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
EXPONENTS = {code: exponent for exponent, codes in _DECIMALS.items() for code in codes.split()}
"""Currency code -> number of decimals: one dollar is 10**2 minor units, one yen is 10**0."""


class UnknownCurrency(BadInput):
    """The code is no currency of ISO 4217."""

    code = "unknown_currency"


def exponent(currency: str) -> int:
    """The decimals of a currency; an unknown code is refused, never guessed to have two."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise UnknownCurrency(fields={"currency": "unknown_currency"}, currency=currency) from None
