"""Owns the short forms of English given names that do not begin like the name they stand for, or end it early."""

from annotator.match.words.lexicon import listed

_SHORT_FORMS = {
    "william": "bill billy will willy liam",
    "robert": "bob bobby rob robbie",
    "richard": "dick rick ricky rich",
    "james": "jim jimmy jamie",
    "john": "jack johnny",
    "joseph": "joe joey",
    "edward": "ed eddie ted ned",
    "theodore": "ted teddy theo",
    "thomas": "tom tommy",
    "michael": "mike mick mickey",
    "charles": "charlie chuck",
    "henry": "harry hank",
    "margaret": "maggie peggy meg",
    "elizabeth": "liz beth betty eliza",
    "katherine": "kate kathy katie",
    "alexander": "alex sasha",
    "anthony": "tony",
    "andrew": "andy drew",
    "daniel": "dan danny",
    "samuel": "sam",
    "benjamin": "ben",
    "nicholas": "nick",
    "matthew": "matt",
    "christopher": "chris",
    "patricia": "pat",
}
"""Written by hand: 25 names, 59 pairs of a name and a short form."""

_NAMES_OF: dict[str, set[str]] = {}
for _name, _shorts in _SHORT_FORMS.items():
    for _short in listed(_shorts):
        _NAMES_OF.setdefault(_short, set()).add(_name)


def names_of(name: str) -> frozenset[str]:
    """The given names that a folded short form stands for; none for a name that is no short form."""
    return frozenset(_NAMES_OF.get(name, ()))


def nickname_of(a: str, b: str) -> bool:
    """Whether one of two folded given names is a usual English short form of the other, or both are of a third."""
    names_a, names_b = _NAMES_OF.get(a, {a}), _NAMES_OF.get(b, {b})
    return (a in _NAMES_OF or b in _NAMES_OF) and bool(names_a & names_b)
