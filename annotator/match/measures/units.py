"""Owns units of measure and currencies: how they are written, and the unit of each kind that all are turned into."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from annotator.match.measures.numerals import Token, joined


class Measure(NamedTuple):
    """A unit that a number counts: `name` of the unit of its kind ("m", "day", "USD"), `times` its worth in that.

    `written` tells it from others of its kind ("mile" from "km"); `end`: where its words end in the text.
    """

    name: str
    times: float
    written: str
    end: int


def _table(lines: str) -> Mapping[str, tuple[str, float, str]]:
    """From every spelling to the unit of its kind, its worth in that, and the first of its spellings."""
    rows = [line.split() for line in lines.strip().splitlines()]
    return {name.replace("_", " "): (kind, float(worth), names[0]) for kind, worth, *names in rows for name in names}


_MEASURES = _table("""
    m 1 metre metres meter meters m
    m 1000 km kms kilometre kilometres kilometer kilometers
    m .01 cm centimetre centimetres centimeter centimeters
    m .001 mm millimetre millimetres millimeter millimeters
    m 1609.344 mile miles mi
    m .3048 foot feet ft
    m .0254 inch inches
    m .9144 yard yards yd
    m 1852 nautical_mile nautical_miles
    kg 1 kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
    kg .001 gram grams gramme grammes
    kg 1000 tonne tonnes ton tons metric_ton metric_tons
    kg .45359237 lb lbs
    kg .0283495 ounce ounces oz
    m2 10000 hectare hectares ha
    m2 4046.86 acre acres
    m2 1e6 square_km square_kilometre square_kilometres square_kilometer square_kilometers sq_km km2 km²
    m2 2589988 square_mile square_miles sq_mi
    m2 1 square_metre square_metres square_meter square_meters sq_m m2 m²
    m2 .092903 square_foot square_feet sq_ft
    litre 1 litre litres liter liters
    litre .001 ml millilitre millilitres milliliter milliliters
    litre 3.78541 gallon gallons
    litre 1000 cubic_metre cubic_metres cubic_meter cubic_meters m3 m³
    barrel 1 barrel barrels
    kph 1 kph kmh km/h kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour km_per_hour
    kph 1.609344 mph miles_per_hour miles_an_hour
    kph 1.852 knot knots
    kph 3.6 m/s metres_per_second meters_per_second
    celsius 1 °C degrees_celsius degree_celsius degrees_centigrade celsius
    fahrenheit 1 °F degrees_fahrenheit degree_fahrenheit fahrenheit
    degree 1 degree degrees °
    watt 1 watt watts
    watt 1e3 kw kilowatt kilowatts
    watt 1e6 mw megawatt megawatts
    watt 1e9 gw gigawatt gigawatts
    wh 1e3 kwh kilowatt_hour kilowatt_hours
    wh 1e6 mwh megawatt_hour megawatt_hours
    wh 1e9 gwh gigawatt_hour gigawatt_hours
    byte 1e3 kb kilobyte kilobytes
    byte 1e6 mb megabyte megabytes
    byte 1e9 gb gigabyte gigabytes
    byte 1e12 tb terabyte terabytes
    day 1 day days
    day .0416666667 hour hours hr hrs
    day .000694444444 minute minutes min mins
    day .0000115740741 second seconds sec secs
    day 7 week weeks
    day 14 fortnight fortnights
    day 30.4375 month months
    day 365.25 year years yr yrs
    day 3652.5 decade decades
    day 36525 century centuries
    % 1 percent per_cent pct %
    point-% 1 percentage_point percentage_points
    point-% .01 basis_point basis_points bps
    USD 1 dollar dollars usd us_dollar us_dollars american_dollars
    AUD 1 australian_dollar australian_dollars aud
    CAD 1 canadian_dollar canadian_dollars cad
    HKD 1 hong_kong_dollars hkd
    EUR 1 euro euros eur
    GBP 1 pounds_sterling pound_sterling sterling british_pounds gbp
    pound 1 pound pounds
    JPY 1 yen jpy
    CNY 1 yuan renminbi cny rmb
    rupee 1 rupee rupees
    INR 1 indian_rupee indian_rupees inr
    PKR 1 pakistani_rupee pakistani_rupees pkr
    RUB 1 rouble roubles ruble rubles rub
    TRY 1 turkish_lira turkish_liras
    lira 1 lira liras lire
    CHF 1 swiss_franc swiss_francs chf
    franc 1 franc francs
    LYD 1 libyan_dinar libyan_dinars lyd
    dinar 1 dinar dinars
    SAR 1 saudi_riyal saudi_riyals sar
    riyal 1 riyal riyals rial rials
    dirham 1 dirham dirhams
    EGP 1 egyptian_pound egyptian_pounds egp
    ILS 1 shekel shekels ils
    peso 1 peso pesos
    krona 1 krona kronor krone kroner
    naira 1 naira
    KRW 1 south_korean_won krw
    cent 1 cent cents
""")
_LONGEST = 3
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₩": "KRW"}
_DOLLARS = {"us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD"}
_DOLLARS |= {"s": "SGD", "r": "real", "nt": "TWD", "": "USD"}
_CODES = {
    "usd",
    "aud",
    "cad",
    "eur",
    "gbp",
    "jpy",
    "cny",
    "inr",
    "pkr",
    "rub",
    "chf",
    "lyd",
    "nzd",
    "hkd",
    "sgd",
    "krw",
}
_BEFORE = re.compile(
    r"(?:(?<![\w.])(?P<land>US|U\.S\.|AU?|CA?|NZ|HK|S|R|NT) ?)?(?P<sign>[$€£¥₹₽₺₪₩])\s?$|"
    r"(?<!\w)(?P<code>[A-Z]{3}|Rs\.?) ?$"
)
_SYMBOL_AFTER = re.compile(
    r"\s?(%|°\s?[CF]\b|°|km/h\b|m/s\b|k?m[²2]\b|m[³3]\b|[€£](?![0-9])|(?P<degree>[CF])\b(?![.'’-]\w| [A-Z]))"
)
_HEAVY = re.compile(r"weigh|heav|\blb|baby", re.IGNORECASE)
_RATES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before a number, and where that begins; None if none does."""
    found = _BEFORE.search(text, max(0, start - 7), start)
    if found is None:
        return None
    if found["sign"]:
        sign = found["sign"]
        return (_DOLLARS[(found["land"] or "").lower()] if sign == "$" else _SYMBOLS[sign]), found.start()
    code = found["code"].rstrip(".")
    if code == "Rs":
        return "rupee", found.start()
    return (code, found.start()) if code.lower() in _CODES else None


def symbol_after(text: str, end: int) -> Measure | None:
    """The unit whose sign stands after a number; None if there is no sign."""
    found = _SYMBOL_AFTER.match(text, end)
    if found is None:
        return None
    sign = f"°{found['degree']}" if found["degree"] else "".join(found[1].split())
    if sign in _SYMBOLS:
        return Measure(_SYMBOLS[sign], 1.0, sign, found.end())
    return Measure(*_MEASURES[sign], found.end())


def unit_after(text: str, found: list[Token], place: int) -> Measure | None:
    """The measure or currency that the tokens from a place on name, the longest there is; None if they name none."""
    words: list[str] = []
    best = None
    for at in range(place, min(place + _LONGEST, len(found))):
        if not joined(text, found, at):
            break
        words.append(found[at].word)
        known = _MEASURES.get(" ".join(words))
        if known:
            best = Measure(*known, found[at].end)
    return _weighed(text, found, place, best) if best else None


def _weighed(text: str, found: list[Token], place: int, unit: Measure) -> Measure:
    """Pounds are money unless something is weighed; a million pounds is money in any case."""
    if unit.name != "pound":
        return unit
    around = text[max(0, found[place].start - 40) : unit.end + 12]
    if _HEAVY.search(around):
        return Measure("kg", 0.45359237, "lb", unit.end)
    return Measure("GBP", 1.0, "pound", unit.end)


def days_in(word: str) -> tuple[float, str]:
    """How many days a unit of time has, and the word that stands for its spellings."""
    _, days, written = _MEASURES[word.lower()]
    return days, written


def rate_after(found: list[Token], place: int) -> tuple[str, int]:
    """The time to which a number applies ("a year", "per day"), and the place after it; "" if there is none."""
    words = [token.word for token in found[place : place + 2]]
    if len(words) == 2 and words[0] in ("a", "an", "per", "each", "every") and words[1] in _RATES:
        return words[1], place + 2
    return "", place


def in_celsius(value: float) -> float:
    """Degrees Fahrenheit in degrees Celsius: 212 is 100."""
    return (value - 32) / 1.8
