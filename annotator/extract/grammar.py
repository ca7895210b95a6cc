"""Owns questions about a parsed sentence: what is finite, negated, whose subject, which tokens a phrase covers."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from annotator.domain.clusters import within
from annotator.domain.span import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BEFORE_VERB = frozenset({"advmod", "cc", "punct", "aux", "neg"})
_CHILDREN = "annotator children"
_CLAUSAL = frozenset({"relcl", "advcl", "parataxis"})
_SIGNS = 40
"""Tokens before another one that may be of one sign with it; an even number, for flags have two letters."""
_BESIDE = frozenset({"det", "nummod", "amod", "compound", "poss", "nmod", "quantmod", "predet", "advmod", "case"})


def children(token: Token) -> Sequence[Token]:
    """The tokens that hang on a token, in text order; looked up once for all of a doc, since rules ask so often."""
    doc = token.doc
    table = doc.user_data.get(_CHILDREN)
    if table is None:
        table = doc.user_data[_CHILDREN] = [[] for _ in range(len(doc))]
        for each in doc:
            head = each.head.i
            if head != each.i:
                table[head].append(each)
    found: Sequence[Token] = table[token.i]
    return found


def is_clause_verb(token: Token) -> bool:
    """Whether the token is a verb or a copula that can head a clause; marks that the model takes for one are none."""
    verbal = token.pos_ in {"VERB", "AUX"} and token.dep_ not in AUXILIARIES
    return verbal and (token.is_alpha or any(map(str.isalpha, token.text)))


def is_finite(verb: Token) -> bool:
    """Whether the verb itself or one of its auxiliaries is finite; after "that" with a subject every verb is."""
    if verb.tag_ in {"VB", "VBN"} and own_subject(verb) is not None and _follows_that(verb):
        return True
    return verb.tag_ in _FINITE_TAGS or any(aux.tag_ in _FINITE_TAGS for aux in auxiliaries(verb))


def _follows_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in children(verb))


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's own auxiliaries in order; a coordinated participle or infinitive shares those of the first verb."""
    own = [child for child in children(verb) if child.dep_ in AUXILIARIES]
    if own or verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBG", "VB"} or not is_clause_verb(verb.head):
        return own
    return auxiliaries(verb.head)


def own_subject(verb: Token) -> Token | None:
    """The subject that stands beside the verb itself; None if it has none."""
    subjects = (child for child in children(verb) if child.dep_ in SUBJECTS and child.dep_ != "expl")
    return next((child for child in subjects if not is_misread_object(child)), None)


def is_misread_object(noun: Token) -> bool:
    """Whether a "subject" behind a coordinated verb is its object ("spoke with X and afterwards saw Y")."""
    verb = noun.head
    if noun.i < verb.i or verb.dep_ != "conj" or verb.lemma_ in {"be", "do"} or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    shared = any(child.dep_ in SUBJECTS and child.i < verb.head.i for child in children(verb.head))
    return shared and all(child.dep_ in _BEFORE_VERB for child in verb.lefts)


def is_misread_main(verb: Token) -> bool:
    """Whether the parser hung the main verb of a sentence on its subject ("a fire killed 14 people and left ...")."""
    noun = verb.head
    hangs = verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"} and noun.i < verb.i
    if not hangs or verb.tag_ not in {"VBD", "VBN"} or any(child.dep_ in AUXILIARIES for child in children(verb)):
        return False
    beside = {child.dep_ for child in verb.rights}
    return "agent" not in beside and (verb.tag_ == "VBD" or "dobj" in beside)


def subject_of(verb: Token) -> Token | None:
    """The subject as understood: its own, the first verb's if coordinated, the antecedent of a relative pronoun."""
    own = own_subject(verb)
    if own is not None:
        return antecedent(own) or own
    head = _sharing(verb)
    if head is not None:
        return _controlling(verb, head) or subject_of(head)
    return verb.head if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _sharing(verb: Token) -> Token | None:
    """The verb whose subject is understood with this one as well; None where there is none."""
    head = verb.head
    between = (verb.dep_ == "pcomp" and head.dep_ == "prep") or (verb.dep_ == "xcomp" and head.dep_ == "acomp")
    if between and not is_finite(verb):
        return head.head if is_clause_verb(head.head) else None
    shares = verb.dep_ in {"conj", "xcomp", "dep"} or (verb.dep_ in {"advcl", "ccomp"} and not is_finite(verb))
    return head if shares and is_clause_verb(head) and head.i != verb.i else None


def _controlling(verb: Token, head: Token) -> Token | None:
    """The object that is to do what an infinitive tells ("asked him to leave")."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or head.lemma_ == "promise":
        return None
    return next((child for child in head.rights if child.dep_ == "dobj" and child.i < verb.i), None)


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None for any other word."""
    if pronoun.tag_ not in {"WDT", "WP"} and not (pronoun.lower_ == "that" and pronoun.head.dep_ == "relcl"):
        return None
    verb = pronoun.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def negation(verb: Token) -> Token | None:
    """The word that negates the verb, or None."""
    for child in children(verb):
        if child.dep_ == "neg" or child.lower_ in {"never", "n't", "not", "n’t"}:
            return child
    return next((child for child in children(verb) if child.dep_ in SUBJECTS and _negative(child)), None)


def _negative(subject: Token) -> bool:
    return subject.lower_ in {"nobody", "nothing", "none", "neither"} or any(
        child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in children(subject)
    )


def subtree_without(token: Token, dropped: frozenset[int]) -> Iterator[Token]:
    """The tokens of the subtree, leaving out the subtrees of the dropped tokens; not in text order."""
    stack = [token]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in children(current) if child.i not in dropped)


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Token range of the noun with what stands before it and "of" phrases, without clauses and trailing asides."""
    left = noun.i
    for child in children(noun):
        if child.i < noun.i and child.dep_ in _BESIDE:
            left = min(left, child.left_edge.i)
    return left, _right_end(noun) + 1


def _right_end(noun: Token) -> int:
    end = noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == end + 1 and child.lower_ in {"of", "for", "in", "to", "on", "from"}:
            inner = [grandchild for grandchild in children(child) if grandchild.dep_ == "pobj"]
            if not inner:
                break
            end = max(end, _right_end(inner[0]))
        elif child.dep_ == "case" and child.i == end + 1:
            continue
        else:
            break
    return end


def whole_phrase(noun: Token) -> tuple[int, int]:
    """Token range of the noun's whole phrase with coordinated nouns, without relative clauses."""
    return _phrase(noun, _CLAUSAL)


def bare_phrase(noun: Token) -> tuple[int, int]:
    """Token range of the noun's phrase with coordinated nouns, without clauses, participles and appositions."""
    return _phrase(noun, _CLAUSAL | {"acl", "appos"})


def member_phrase(noun: Token) -> tuple[int, int]:
    """Token range of one noun of a list, without the others, clauses and appositions."""
    return _phrase(noun, _CLAUSAL | {"acl", "appos", "conj", "cc"})


def _phrase(noun: Token, left_out: frozenset[str]) -> tuple[int, int]:
    kept, stack = {noun.i}, [noun]
    while stack:
        for child in children(stack.pop()):
            if child.dep_ not in left_out:
                kept.add(child.i)
                stack.append(child)
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return trimmed_tokens(noun.doc, first, last + 1) or (noun.i, noun.i + 1)


def trimmed_tokens(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The range without punctuation, space and a leading conjunction at its ends; None if nothing is left."""
    while first < last and (
        _is_edge(doc[first]) or doc[first].dep_ == "cc" or doc[first].lower_ in {"and", "but", "or"}
    ):
        first += 1
    while first < last and (_is_edge(doc[last - 1]) or doc[last - 1].lower_ in {"and", "but", "or"}):
        last -= 1
    while first < last and (doc[last - 1].dep_ == "cc" or doc[last - 1].lower_ == "yet" or _is_edge(doc[last - 1])):
        last -= 1
    return _closed(doc, first, last) if first < last else None


def _closed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The range with the closing bracket or quotation mark that trimming took from an opened one."""
    if last >= len(doc) or not (doc[last].text == ")" or doc[last].is_quote):
        return first, last
    texts = [token.text for token in doc[first:last]]
    opened = texts.count("(") > texts.count(")")
    quoted = doc[last].is_quote and sum(token.is_quote for token in doc[first:last]) % 2 == 1
    return (first, last + 1) if quoted or (opened and doc[last].text == ")") else (first, last)


def _is_edge(token: Token) -> bool:
    mark = token.is_quote or (token.is_punct and token.text not in {"%", "$"})
    return token.is_space or mark or token.text in {"–", "—", "|"}


def characters(doc: Doc, first: int, last: int) -> Span:
    """The characters that tokens `[first, last)` cover, with tokens that people see as one sign with those."""
    while first > 0 and _goes_on(doc, first):
        first -= 1
    while last < len(doc) and _goes_on(doc, last):
        last += 1
    return Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a token begins within what people see as one sign, as the second letter of a flag does."""
    if doc[at].is_ascii:
        return False
    before = doc[max(0, at - _SIGNS) : at].text_with_ws
    return within(before + doc[at].text, len(before))
