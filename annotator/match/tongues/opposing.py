"""Owns the common verbs of the news that exclude each other, of languages that are known by heart."""

from collections.abc import Mapping

from annotator.match.tongues.tongue import folded_words
from annotator.match.words.stems import stem

_DEEDS = ("approve", "reject", "arrest", "release", "convict", "acquit", "open", "close", "sign", "veto")
"""What the lines of each language tell, in this order."""
_LISTED = {
    "de": (
        "billigte billigten gebilligt angenommen genehmigte genehmigten genehmigt",
        "lehnte lehnten abgelehnt verwarf verwarfen verworfen",
        "verhaftete verhafteten verhaftet festgenommen inhaftierte inhaftiert",
        "freigelassen",
        "verurteilte verurteilten verurteilt",
        "freigesprochen",
        "öffnete öffneten geöffnet eröffnete eröffnet",
        "schloss schlossen geschlossen",
        "unterzeichnete unterzeichneten unterzeichnet unterschrieb unterschrieben",
        "",
    ),
    "fr": (
        "approuvé approuvée approuvés approuve adopté adoptée adoptés adopte ratifié ratifiée",
        "rejeté rejetée rejetés rejette repoussé repoussée",
        "arrêté arrêtée arrêtés interpellé interpellée interpellés",
        "relâché relâchée relâchés libéré libérée libérés",
        "condamné condamnée condamnés",
        "acquitté acquittée acquittés relaxé relaxée",
        "ouvert ouverte ouverts rouvert rouverte",
        "fermé fermée fermés",
        "signé signée signés",
        "",
    ),
    "es": (
        "aprobó aprobaron aprueba aprobado aprobada ratificó ratificaron",
        "rechazó rechazaron rechaza rechazado rechazada",
        "detuvo detuvieron detenido detenida detenidos arrestó arrestaron arrestado",
        "liberó liberaron liberado liberada liberados",
        "condenó condenaron condenado condenada",
        "absolvió absolvieron absuelto absuelta",
        "abrió abrieron abierto abierta reabrió",
        "cerró cerraron cerrado cerrada",
        "firmó firmaron firmado",
        "vetó vetaron vetado",
    ),
    "ru": (
        "одобрил одобрила одобрили утвердил утвердила утвердили принял приняла приняли",
        "отклонил отклонила отклонили отверг отвергла отвергли",
        "арестовал арестовала арестовали арестован арестована задержал задержала задержали задержан задержана",
        "отпустил отпустила отпустили освободил освободила освободили",
        "осудил осудила осудили осуждён осуждена",
        "оправдал оправдала оправдали оправдан оправдана",
        "открыл открыла открыли открыт открыта",
        "закрыл закрыла закрыли закрыт закрыта",
        "подписал подписала подписали",
        "ветировал",
    ),
    "tr": (
        "onayladı onayladılar",
        "reddetti reddettiler",
        "tutukladı tutuklandı",
        "",
        "",
        "",
        "açtı açıldı",
        "kapattı kapatıldı",
        "imzaladı imzaladılar",
        "",
    ),
    "ar": (
        "وافق وافقت أقر أقرت",
        "رفض رفضت",
        "اعتقل اعتقلت",
        "أطلق أطلقت أفرج أفرجت",
        "أدان أدانت",
        "برأ برأت",
        "فتح فتحت افتتح",
        "أغلق أغلقت",
        "وقع وقعت",
        "",
    ),
}


def deeds(code: str) -> Mapping[str, str]:
    """From folded verbs of a language to the stem of the English one that tells the same; empty where none is known."""
    lines = zip(_LISTED.get(code, ()), _DEEDS, strict=False)
    return {word: stem(told) for line, told in lines for word in folded_words(line)}
