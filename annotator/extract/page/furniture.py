"""Owns lines that belong to the page and not to a story: teasers, prompts, advertisements, tags, comments, notices."""

import re
from typing import Final

from annotator.extract.page.pieces import PieceKind


def _any_of(*patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_LEADS: Final = (
    r"read (?:more|also|next|on)|also read|see (?:also|more)|related(?: (?:articles?|stories|news|content|posts?|"
    r"topics?|links?))?|"
    r"more (?:on|from) [^.!?:]{1,60}|watch(?: also| live| now| more)?|view more|recommended(?: (?:for you|stories|"
    r"articles))?|"
    r"don['’]t miss|must[- ]read|most (?:read|popular|viewed)|trending(?: now)?|top stories|latest (?:news|stories|"
    r"headlines)|"
    r"recommended reading|you (?:may|might)(?: also)? (?:like|be interested in)|in case you missed it|"
    r"further reading|editor['’]s picks?|"
    r"up next|"
    r"(?:more|other) (?:stories|news|headlines)|continue reading(?: .{1,40})?|keep reading|what to read next|"
    r"explore more"
)
_MARK: Final = r"(?:[>»▶►→•*-]+\s*)?"
LEADS_ON: Final = _any_of(rf"{_MARK}(?:{_LEADS})\s*(?:\.{{3}}|[:»>|…→-]*)")
"""What stands above the titles of other articles, and nothing else."""
LISTS: Final = _any_of(
    rf"{_MARK}(?:related|more (?:on|from)|recommended|trending|most|top|latest|you (?:may|might)|further|editor|"
    rf"other|more|what to)\b.*"
)
"""Of these leads, the ones with several titles below."""
_TEASER: Final = _any_of(
    rf"{_MARK}(?:{_LEADS})\s*[:»>|–—-]\s*\S.*",
    r"[»▶►→]\s*[^.!?]+|>>\s*[^.!?]+",
    r"read (?:more|on) (?:about|on|here|at|from|in)\b[^.!?]{0,80}",
    r"read the full [^.!?]{1,40}|also (?:on|in) [^.!?:]{2,40}:\s*\S[^.!?]*|[^”\"]{0,80}\bclick here\b[^”\"]{0,20}",
    r"(?:click|tap) here to (?:read|watch|view|see)\b.{0,60}",
    r"the post .{3,200} appeared first on .{2,60}",
    r"\[\s*(?:read|watch|see|related|also read)\b[^\[\]]*\]",
)
_ADVERT: Final = _any_of(
    r"[-–—*\s]*advertisement[-–—*\s]*|advertisement\s+(?:continue|scroll|skip|remove|report|story)\b[^.!?]{0,40}",
    r"(?:advertisements?|ad|ads|sponsored(?: (?:content|post|links?))?|promoted(?: (?:content|stories))?|"
    r"paid (?:post|content))"
    r"(?:\s*[-–—:|]\s*[^.]{1,40})?",
    r"(?:story|article|post|content) continues (?:below|after)(?: this| the)?(?: ad| advert| advertisement| video)?\.?",
    r"scroll (?:down )?to continue.{0,30}|skip (?:ad|advert|advertisement)|loading\s*(?:\.\.\.|…)?",
    r"\[/?[a-z][\w-]*(?:[\s=_][^\[\]]*)?\](?:.{0,200}\[/[a-z][\w-]*\])?",
    r"\[[^\[\]]{0,40}\]",
    r"<[a-z/!][^<>]*>(?:[^<>]{0,200}</\w+>)?",
)
_NETWORK: Final = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|reddit|pinterest|messenger|e-?mail|"
    r"print|share|"
    r"tweet|save|like|pin|sms|copy(?: link)?|bookmark|flipboard|viber|vk|google\+?|social media|rss|listen|more|link)"
)
_PROMPT: Final = _any_of(
    r"click here to (?:subscribe|join|sign|donate|register|download)\b.{0,60}|skip to [^.!?]{1,30}|like (?:this:?|"
    r"loading.{0,5})",
    r"click to (?:share|print|email|e-mail)\b.{0,60}|stay (?:up to date|informed|connected)\b(?!.*\b(?:said|"
    r"told)\b).{0,60}",
    r"thank you for reading\b.{0,100}|have (?:something to say|your say)\b.{0,80}",
    r"you(?:['’]ve| have) reached your .{0,20}(?:limit|free)\b.{0,60}",
    rf"{_NETWORK}(?:[\s|/,·•&+]+(?:and |on |via |this )?{_NETWORK})*\s*\d*",
    r"share (?:this|on|via|with|to|it)\b[^.!?]{0,40}\.?|(?:post|tweet|pin) (?:this|it|on)\b[^.!?]{0,30}",
    r"follow (?:us|our|me)\b.{0,120}|follow @?.{2,60} on (?:twitter|facebook|instagram|x|telegram|youtube|whatsapp|"
    r"google).{0,60}",
    r"like us on .{0,60}|find us on .{0,60}",
    r"subscribe (?:now|today|here|to (?:our|the|us|this|get|receive|read|continue)|for)\b.{0,120}|subscribe\.?",
    r"(?:sign up|register)(?: (?:now|today|here|for (?:our|the|free|daily|a free)|to (?:our|the|get|receive|"
    r"read))\b.{0,120})?\.?",
    r"get (?:the latest|our|all the|breaking|unlimited|the best|the news|daily)\b.{0,60}(?:inbox|newsletter|alerts?|"
    r"app|news|"
    r"e-?mail|access|updates|headlines)\b.{0,40}",
    r"join (?:our|us on|the) .{0,40}(?:channel|group|newsletter|telegram|whatsapp|mailing list|community)\b.{0,60}",
    r"(?:download|install|get) (?:our|the) .{0,30}\bapp\b.{0,60}|enter your e-?mail.{0,60}|your e-?mail\b.{0,30}",
    r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.{0,300}|(?:accept|manage|"
    r"reject) (?:all )?cookies",
    r"by (?:continuing|using|clicking)\b.{0,60}\byou (?:agree|accept|consent)\b.{0,200}",
    r"please (?:enable|turn on|disable|allow) (?:java ?script|cookies|your ad|ad).{0,80}|"
    r"your browser does not support .{0,80}",
    r"(?:already|not yet|not) an? (?:subscriber|member)\b.{0,60}|(?:log|sign) ?in(?: to .{1,60})?\.?",
    r"support (?:independent|our|quality|free|local)\b.{0,30}(?:journalism|newsroom|reporting|work|media)\b.{0,80}|"
    r"(?:make a donation|donate)(?: (?:now|today|here))?\.?",
    r"listen to (?:this|the) (?:article|story|podcast)\b.{0,40}|(?:do|have) you (?:have|got) an? (?:story|tip|"
    r"news tip)\b.{0,120}",
    r"(?:click|tap) here\b(?! to (?:read|watch|view|see))(?!.*[”\"]).{0,80}|contact us\b.{0,80}|(?:e-?mail|"
    r"write to) (?:us|the (?:editor|author|"
    r"reporter)) .{0,80}",
    r"[^.!?]{0,60}\b(?:sign up|subscribe) (?:for|to) our (?:free )?(?:daily |weekly )?newsletters?\b.{0,80}",
)
_TAGS: Final = _any_of(
    r"(?:tags?|tagged(?: with| in)?|topics?|key ?words?|filed (?:under|in)|categor(?:y|ies)|posted in|labels?|"
    r"sections?)\s*:\s*"
    r"[^.!?]{1,300}",
    r"(?:#\w+[\s,;]*)+",
    r"[^\W\d_][\w &'’-]{1,30}(?:\s*[>»›]\s*[^\W\d_][\w &'’-]{1,60}){1,6}",
    r"[^\W\d_][\w &'’-]{1,25}(?:\s*\|\s*[^\W\d_][\w &'’-]{1,25}){2,8}",
)
_NAMED_TAGS: Final = _any_of(r"(?:related )?(?:tags|topics)\s*:\s*[^.!?]{1,300}")
_COMMENT: Final = _any_of(
    r"be the first to (?:comment|reply)\b[^.!?]{0,20}[.!]?",
    r"(?:no |\d+ )?comments?(?: \(\d+\)|: \d+| off)?|comments are (?:closed|disabled|off|moderated).{0,40}",
    r"(?:leave|post|write|add|view|show|read|see|hide|load)(?: an?| all| your| more| the| \d+)* (?:comments?|"
    r"reply)\b[^.!?]{0,40}\.?",
    r"(?:join|start) the (?:discussion|conversation)\b[^.!?]{0,40}\.?|(?:reader|readers['’]|user) comments?|"
    r"\d+ (?:thoughts?|responses?|replies) (?:on|to) .{1,120}",
)
OPENS_COMMENTS: Final = _any_of(
    r"(?:\d+ )?comments?(?: \(\d+\)|: \d+)?|leave a (?:comment|reply).{0,40}|(?:reader|readers['’]|user) comments?|"
    r"\d+ (?:thoughts?|responses?|replies) (?:on|to) .{1,120}"
)
"""The heading below which readers speak."""
_NOTICE: Final = _any_of(
    r"(?:views?|opinions?|content)(?: and (?:views|opinions))? (?:expressed|presented|stated) (?:in|by|here|herein|"
    r"on|are)\b.{0,300}",
    r"(?:©|\(c\)|copyright\b)\s*(?:©|\(c\)|:)?\s*(?:\d{4}|by\b|[A-Z]\w+ \d{4}).{0,200}|"
    r"copyright .{0,60}\ball rights reserved\b.{0,60}",
    r"(?!.*\b(?:said|told)\b[^.]*\.$)(?:disclaimer|corrections?|clarification|editor['’]?s?['’]? note|"
    r"note to (?:readers|editors))\s*[:.–—-].{0,600}",
    r"this (?:article|story|post|material|content|page|translation)\s+(?:was|has been|have been|may|is|were|"
    r"first|originally)\b.{0,40}\b(?:published|posted|amended|updated|edited|corrected|republished|reproduced|rewritten|"
    r"translated|generated|syndicated|appeared|sourced|redistributed)\b.{0,300}",
    r".{0,200}\b(?:is|are) not responsible for (?:the )?(?:content|accuracy|views)\b.{0,120}",
    r"(?:terms (?:of|and|&) (?:use|service|conditions)|privacy (?:policy|notice)|cookie policy|"
    r"legal notice)\b[^.!?]{0,120}",
    r"this is an? (?:opinion|sponsored|developing) .{0,100}|licen[cs]ed under (?:a |the )?(?:cc|creative)\b.{0,60}",
    r"(?:reproduction|republication|redistribution|copying)\b.{0,60}\b(?:prohibited|forbidden|not (?:permitted|"
    r"allowed)).{0,20}",
    r"our standards:.{0,120}|no part of this (?:article|publication|material|website)\b.{0,200}",
    r"(?!.*\b(?:said|told)\b)(?:the )?(?:views?|opinions?|"
    r"contents?)\b.{0,60}\bdo(?:es)? not (?:necessarily )?(?:reflect|represent|imply)\b.{0,200}",
)
_WITHIN: Final = (
    re.compile(r"\ball rights reserved(?=\s*(?:$|[.,;|!-]|by the|to))", re.IGNORECASE),
    re.compile(
        r"\b(?:views|opinions) expressed\b.{0,120}\b(?:author|editorial|publisher|own|reflect|those of)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:not|nor|neither|no|without)\b.{0,120}\bendors\w+\b.{0,120}\b(?:publisher|this (?:article|website|site|"
        r"post|page))\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bendors\w+\b.{0,60}\bby the publisher\b", re.IGNORECASE),
)
_SHORT: Final = 300
_KINDS: Final = (
    (PieceKind.TAGS, _NAMED_TAGS),
    (PieceKind.PROMPT, _PROMPT),
    (PieceKind.TEASER, LEADS_ON),
    (PieceKind.TEASER, _TEASER),
    (PieceKind.ADVERT, _ADVERT),
    (PieceKind.COMMENT, _COMMENT),
    (PieceKind.TAGS, _TAGS),
    (PieceKind.DISCLAIMER, _NOTICE),
)


def kind_of_furniture(words: str) -> PieceKind | None:
    """What part of the page a line is by its wording; None for a line that may belong to the story."""
    if len(words) <= _SHORT:
        for kind, pattern in _KINDS:
            if pattern.fullmatch(words):
                return kind
    return PieceKind.DISCLAIMER if any(pattern.search(words) for pattern in _WITHIN) else None
