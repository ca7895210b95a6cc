"""Owns words in pairs that may say whether claims are ones, as 1 and 0 or ja and nein, and how to say that they do."""

from collections.abc import Collection, Sequence
from typing import Final

from annotator.formats.claim_rows import is_status, whole

_PAIRED: Final = (
    "1 0,1 -1,+ -,true false,yes no,y n,t f,right wrong,correct incorrect,good bad,valid invalid,ok bad,pass fail,"
    "positive negative,pos neg,accepted rejected,accept reject,agree disagree,ja nein,j n,wahr falsch,"
    "richtig falsch,korrekt inkorrekt,zutreffend unzutreffend,ja nee,ja nej,oui non,vrai faux,juste faux,o n,sí no,"
    "si no,s n,verdadero falso,correcto incorrecto,sim não,verdadeiro falso,correto incorreto,sì no,vero falso,"
    "evet hayır,doğru yanlış,да нет,правда ложь,верно неверно,так ні,tak nie,prawda fałsz,ano ne,igen nem,نعم لا,"
    "صحيح خطأ,是 否,对 错,はい いいえ,예 아니요,כן לא"
)
_PAIRS: Final = tuple((pair.split()[0], pair.split()[1]) for pair in _PAIRED.split(","))
_TELLING: Final = ("correct", "valid", "accept", "claim", "true", "gold", "label", "agree", "urteil", "wahr", "richtig")
"""Parts of headings that make a column likelier than others to say whether claims are ones."""
_SURE: Final = 3
"""Letters of a word for no that says so without one for yes."""
_PLAIN: Final = "_-+.=:/"


def two_valued_column(keys: Sequence[str], cells: Sequence[Sequence[str]], taken: Collection[int]) -> int | None:
    """The column that says yes and no in the first rows; of several the one whose heading is the likeliest."""
    found = [(at, _said(cells, at)) for at in range(len(keys)) if at not in taken]
    ranked = [(-len(said), not any(part in keys[at] for part in _TELLING), at) for at, said in found if pair_of(said)]
    return min(ranked)[-1] if ranked else None


def pair_of(words: Collection[str]) -> tuple[str, str] | None:
    """The words for yes and for no that all of these are; None if they are others."""
    said = {whole(word.casefold()) for word in words}
    return next(((yes, no) for yes, no in _PAIRS if said and said <= {yes, no}), None)


def refuses(words: Collection[str]) -> bool:
    """Whether one of the words is the "no" of their pair, and no sign that stands alone for nothing at all."""
    pair, said = pair_of(words), {whole(word.casefold()) for word in words}
    return pair is not None and pair[1] in said and (len(said) > 1 or len(pair[1]) >= _SURE)


def remedy(heading: str, words: Collection[str]) -> str:
    """What to say on the command line if a column of such words is the status."""
    pair = pair_of(words) or ("", "")
    meant = {"rejected": [word for word in words if whole(word.casefold()) == pair[1]]}
    meant["confirmed"] = [word for word in words if word not in meant["rejected"] and not is_status(word)]
    told = [f"--status {_argument(f'{word}={status}')}" for status, said in meant.items() for word in said]
    return " ".join([f"--column {_argument(f'status={heading}')}", *told])


def _said(cells: Sequence[Sequence[str]], at: int) -> frozenset[str]:
    return frozenset(word.casefold() for row in cells if (word := "".join(row[at : at + 1]).strip()))


def _argument(words: str) -> str:
    """Words as they are typed in a shell."""
    return words if all(sign.isalnum() or sign in _PLAIN for sign in words) else f'"{words}"'
