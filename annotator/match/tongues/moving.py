"""Owns the verbs by which languages known by heart tell that something rose, fell, doubled or was left as it was."""

from collections.abc import Iterable

from annotator.match.tongues.opposing import deeds
from annotator.match.tongues.tongue import folded, folded_words
from annotator.match.words.stems import stem
from annotator.match.words.words import Word

_RISE, _FALL, _HOLD = stem("rise"), stem("fall"), stem("unchanged")
_LISTED = {
    "de": (
        "stieg stiegen steigt steigen gestiegen erhöhte erhöhten erhöht angehoben wuchs wuchsen gewachsen zugenommen",
        "sank sanken sinkt sinken gesunken fiel fielen fällt gefallen senkte senkten senkt gesenkt verringerte "
        "verringert reduzierte reduziert kürzte gekürzt abgenommen",
        "unverändert beibehalten",
    ),
    "nl": (
        "steeg stegen stijgt stijgen gestegen verhoogde verhoogden verhoogt verhoogd groeide groeiden toegenomen",
        "daalde daalden daalt dalen gedaald verlaagde verlaagden verlaagt verlaagd zakte zakten gezakt afgenomen",
        "onveranderd ongewijzigd handhaafde handhaafden gehandhaafd",
    ),
    "fr": (
        "augmente augmentent augmenté augmentée augmentés augmentées monté montée montés grimpé progressé relevé",
        "baisse baissent baissé baissée baissés diminue diminuent diminué diminuée diminués recule reculé chuté réduit "
        "abaissé",
        "maintenu maintenus maintient inchangé inchangée inchangés",
    ),
    "es": (
        "subió subieron sube suben subido aumentó aumentaron aumenta aumentan aumentado creció crecieron crece crecen "
        "crecido elevó elevaron elevado incrementó incrementaron incrementado",
        "bajó bajaron baja bajan bajado cayó cayeron cae caen caído descendió descendieron desciende descienden "
        "descendido disminuyó disminuyeron disminuye disminuido redujo redujeron reduce reducen reducido recortó "
        "recortaron recortado",
        "mantuvo mantuvieron mantiene mantienen mantenido",
    ),
    "it": (
        "salito salita saliti salite salì salirono salgono aumentato aumentata aumentati aumenta aumentano aumentò "
        "cresciuto cresciuta cresciuti crebbe alzato alzò",
        "sceso scesa scesi scese scende scendono calato calata calati calano calò diminuito diminuita diminuì "
        "diminuisce ridotto ridotta ridusse riduce abbassato abbassò tagliato tagliò",
        "mantenuto mantenuti mantenne mantiene invariato invariata invariati",
    ),
    "pt": (
        "subiu subiram sobe sobem subido aumentou aumentaram aumenta aumentam aumentado cresceu cresceram cresce "
        "elevou elevaram",
        "caiu caíram cai caem baixou baixaram baixa baixam diminuiu diminuíram diminui reduziu reduziram reduz recuou "
        "recuaram desceu desceram cortou cortaram",
        "manteve mantiveram mantém mantêm mantido",
    ),
    "pl": (
        "wzrósł wzrosła wzrosło wzrosły wzrośnie rośnie rosną podniósł podniosła podniosło podnieśli zwiększył "
        "zwiększyła zwiększyło",
        "spadł spadła spadło spadły spada spadają obniżył obniżyła obniżyło obniżyli zmalał zmalała zmalało zmniejszył "
        "zmniejszyła zmniejszyło",
        "utrzymał utrzymała utrzymało utrzymali",
    ),
    "ru": (
        "вырос выросла выросло выросли растёт растут повысил повысила повысили повысился повысилась повысились поднял "
        "подняла подняли увеличил увеличила увеличили увеличился увеличилась увеличились подорожал подорожали",
        "упал упала упало упали снизил снизила снизили снизился снизилась снизилось снизились сократил сократила "
        "сократили понизил понизила понизили уменьшился уменьшилась уменьшилось уменьшились подешевел подешевели",
        "сохранил сохранила сохранили",
    ),
    "uk": (
        "зріс зросла зросло зросли підвищив підвищила підвищили підвищився підняв підняла підняли збільшив збільшила "
        "збільшили збільшився збільшилася збільшилися",
        "впав впала впало впали знизив знизила знизили знизився знизилася знизилися скоротив скоротила скоротили "
        "зменшився зменшилася зменшилося зменшилися",
        "зберіг зберегла зберегли",
    ),
    "ar": (
        "ارتفع ارتفعت زاد زادت رفع رفعت",
        "انخفض انخفضت تراجع تراجعت خفض خفضت هبط هبطت",
        "أبقى أبقت ثبت ثبتت",
    ),
    "tr": (
        "yükseldi yükseltti arttı artırdı arttırdı",
        "düştü azaldı düşürdü indirdi geriledi azalttı",
        "sabit",
    ),
}

_MULTIPLES = ("double", "triple", "quadruple", "halve")
_MULTIPLIED = {
    "de": (
        "verdoppelt verdoppelte verdoppelten",
        "verdreifacht verdreifachte verdreifachten",
        "vervierfacht vervierfachte vervierfachten",
        "halbiert halbierte halbierten",
    ),
    "nl": (
        "verdubbeld verdubbelde verdubbelden verdubbelt verdubbelen",
        "verdrievoudigd verdrievoudigde verdrievoudigden verdrievoudigt",
        "verviervoudigd verviervoudigde verviervoudigden verviervoudigt",
        "gehalveerd halveerde halveerden halveert",
    ),
    "fr": (
        "doublé doublée doublés doublées doublent doublait",
        "triplé triplée triplés triplées triplent triplait",
        "quadruplé quadruplée quadruplés quadruplées quadruplent",
        "",
    ),
    "es": (
        "duplicó duplicaron duplica duplican duplicado",
        "triplicó triplicaron triplica triplican triplicado",
        "cuadruplicó cuadruplicaron cuadruplica cuadruplican cuadruplicado",
        "",
    ),
    "it": (
        "raddoppiato raddoppiata raddoppiati raddoppiate raddoppiò raddoppiano",
        "triplicato triplicata triplicati triplicate triplicò triplicano",
        "quadruplicato quadruplicata quadruplicati quadruplicate quadruplicò",
        "dimezzato dimezzata dimezzati dimezzate dimezzò dimezzano",
    ),
    "pt": (
        "dobrou dobraram dobrado duplicou duplicaram duplicado",
        "triplicou triplicaram triplicado",
        "quadruplicou quadruplicaram quadruplicado",
        "",
    ),
    "pl": (
        "podwoił podwoiła podwoiło podwoiły podwoili",
        "potroił potroiła potroiło potroiły potroili",
        "",
        "",
    ),
    "ru": (
        "удвоил удвоила удвоили удвоился удвоилась удвоилось удвоились",
        "утроил утроила утроили утроился утроилась утроилось утроились",
        "учетверился учетверилась учетверилось учетверились",
        "",
    ),
    "uk": (
        "подвоїв подвоїла подвоїли подвоївся подвоїлася подвоїлася подвоїлись подвоїлися",
        "потроїв потроїла потроїли потроївся потроїлася потроїлись потроїлися",
        "",
        "",
    ),
}


def _moves(lines: Iterable[str]) -> dict[str, str]:
    return {word: told for line, told in zip(lines, (_RISE, _FALL, _HOLD), strict=True) for word in folded_words(line)}


def _multiplied(code: str) -> dict[str, str]:
    lines = zip(_MULTIPLIED.get(code, ()), _MULTIPLES, strict=False)
    return {word: stem(told) for line, told in lines for word in folded_words(line)}


_MOVES = {code: {**deeds(code), **_moves(lines), **_multiplied(code)} for code, lines in _LISTED.items()}


def moves_in(words: Iterable[Word], code: str, denied: frozenset[str]) -> dict[str, tuple[Word, int]]:
    """What is told to rise or fall, be approved or rejected, and the like, by the stem of the English word.

    Each with the first such word, and how often it is told.

    What is denied is left out, for what did not rise may have fallen or not. Worked example: "El paro bajó" gives the
    stem of "fall".
    """
    known, found = _MOVES[code], dict[str, tuple[Word, int]]()
    for word in words:
        told = known.get(folded(word.text))
        if told and word.stem not in denied:
            first, times = found.get(told, (word, 0))
            found[told] = first, times + 1
    return found
