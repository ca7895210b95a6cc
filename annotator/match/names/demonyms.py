"""Owns the adjectives of lands, as names of bodies have them: "the Brazilian Health Ministry" is that of Brazil."""

from functools import cache

from annotator.match.names.folding import plain
from annotator.match.names.lands import lands

_ADJECTIVES = """
    afghanistan/afghan argentina/argentine/argentinian/argentinean azerbaijan/azerbaijani/azeri bahrain/bahraini
    bangladesh/bangladeshi belgium/belgian brazil/brazilian britain/british burma/burmese cameroon/cameroonian
    canada/canadian chad/chadian chile/chilean china/chinese congo/congolese croatia/croat/croatian cyprus/cypriot
    czechia/czech denmark/danish ecuador/ecuadorian/ecuadorean egypt/egyptian england/english finland/finnish
    france/french germany/german ghana/ghanaian greece/greek guatemala/guatemalan haiti/haitian honduras/honduran
    hungary/hungarian iceland/icelandic iran/iranian iraq/iraqi ireland/irish israel/israeli italy/italian
    japan/japanese jordan/jordanian kazakhstan/kazakh/kazakhstani kosovo/kosovar/kosovan kuwait/kuwaiti
    kyrgyzstan/kyrgyz laos/laotian/lao lebanon/lebanese luxembourg/luxembourgish malawi/malawian mali/malian
    malta/maltese mexico/mexican moldova/moldovan monaco/monegasque morocco/moroccan mozambique/mozambican
    nepal/nepali/nepalese netherlands/dutch niger/nigerien norway/norwegian oman/omani pakistan/pakistani
    palestine/palestinian panama/panamanian paraguay/paraguayan peru/peruvian philippines/philippine/filipino
    poland/polish portugal/portuguese qatar/qatari scotland/scottish/scots senegal/senegalese serbia/serb/serbian
    singapore/singaporean slovakia/slovak/slovakian slovenia/slovene/slovenian somalia/somali spain/spanish
    sudan/sudanese sweden/swedish switzerland/swiss taiwan/taiwanese tajikistan/tajik thailand/thai togo/togolese
    turkey/turkish turkmenistan/turkmen ukraine/ukrainian uruguay/uruguayan uzbekistan/uzbek vietnam/vietnamese
    wales/welsh yemen/yemeni zimbabwe/zimbabwean catalonia/catalan quebec/quebecois
    bahamas/bahamian barbados/barbadian/bajan belarus/belarusian/belarussian belize/belizean benin/beninese/beninois
    bhutan/bhutanese brunei/bruneian burundi/burundian comoros/comorian djibouti/djiboutian eswatini/swazi fiji/fijian
    gabon/gabonese greenland/greenlandic/greenlander guyana/guyanese lesotho/basotho liechtenstein/liechtensteiner
    madagascar/malagasy maldives/maldivian mauritius/mauritian montenegro/montenegrin seychelles/seychellois
    suriname/surinamese swaziland/swazi
"""
"""Written by hand; those that only add an "n" to a land's name are known by that."""


def one_land(a: str, b: str) -> bool:
    """Whether one of two folded words is a land's name and the other its adjective: "brazil" and "brazilian"."""
    return a != b and (adjectives().get(a) == b or adjectives().get(b) == a)


def land_meant(word: str) -> str:
    """The land of a folded adjective; every other word as it is."""
    return adjectives().get(word, word)


@cache
def adjectives() -> dict[str, str]:
    """From the adjectives to the lands, in folded words; a land of several words is in none."""
    names = (plain(name) for land in lands() for name in land.spellings)
    told = (entry.split("/") for entry in _ADJECTIVES.split())
    return {f"{name}n": name for name in names if name.endswith("a") and name.isalpha()} | {
        adjective: land for land, *adjectives in told for adjective in adjectives
    }
