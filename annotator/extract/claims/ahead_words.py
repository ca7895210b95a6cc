"""Owns the words by which a clause tells what is to come, what is over, or neither for certain."""

from typing import Final

PLANNING: Final = frozenset(
    {
        "plan", "intend", "expect", "schedule", "set", "slate", "due", "project", "forecast", "hope", "want", "aim",
        "hop", "promise", "vow", "pledge", "agree", "threaten", "propose", "vote", "decide", "undertake", "prepare",
        "offer", "swear", "commit", "bill", "mean", "tip", "book", "arrange", "earmark", "fix", "seek",
        "predict", "wish",
    }
)  # fmt: skip
"""Verbs whose infinitive lies ahead of them ("plans to leave") and whose "for" names the day ("set for Friday").

"Hop" is how the model reduces "hoped".
"""

ORDERING: Final = frozenset(
    {
        "order", "tell", "ask", "urge", "require", "instruct", "command", "oblige", "give", "call", "demand", "insist",
        "advise", "warn", "invite", "need", "have", "request", "recommend",
    }
)  # fmt: skip
CALLING: Final = frozenset({"call", "set", "fix", "schedule", "plan", "book", "arrange", "reschedule"})
"""Verbs that give an event its day: "called elections for November"."""

PUTTING_OFF: Final = frozenset(
    {"postpone", "delay", "adjourn", "defer", "put", "push", "reschedule", "extend", "move", "suspend", "remand"}
)
CALLING_OFF: Final = frozenset({"cancel", "call", "scrap", "abandon", "prepare", "train", "wait"}) | PUTTING_OFF
"""Verbs of the past whose object may lie ahead: "postponed Sunday's vote"."""

TIMETABLED: Final = frozenset(
    {
        "open", "begin", "start", "end", "close", "expire", "finish", "launch", "reopen", "resume", "conclude", "kick",
        "face", "host", "play", "meet", "vote", "depart", "travel", "arrive", "visit", "return", "leave", "retire",
    }
)  # fmt: skip
"""Verbs whose present tense with a day tells a timetable ("opens on Saturday"); that of others may be a caption."""

TAKING: Final = frozenset({"effect", "place", "force", "office"})
"""What "takes effect", "comes into force" are known by."""

SPEAKING: Final = frozenset({"speak", "write", "talk", "address", "tweet", "tell", "testify"})
"""Verbs whose participle tells when something was said: "Speaking on Friday, ..."."""

ADJECTIVES: Final = frozenset({"due", "set", "likely", "unlikely", "bound", "certain", "sure", "ready", "slated"})
READY: Final = frozenset({"ahead", "ready", "fit", "available", "eligible"})
PLANS: Final = frozenset({"plan", "promise", "pledge", "vow", "proposal", "intention", "threat", "deadline", "offer"})
HABITUAL: Final = frozenset(
    {"often", "usually", "always", "sometimes", "regularly", "normally", "frequently", "occasionally", "typically",
     "rarely", "seldom", "generally"}
)  # fmt: skip
ARRANGED: Final = frozenset(
    {
        "election", "vote", "match", "game", "final", "tie", "meeting", "summit", "talk", "hearing", "trial", "race",
        "deadline", "referendum", "ballot", "poll", "debate", "session", "ceremony", "funeral", "launch", "conference",
        "fixture", "semifinal", "semi-final", "derby", "runoff", "run-off", "round", "concert", "show", "test",
    }
)  # fmt: skip
"""Nouns of what is known beforehand; "Friday’s attack" is over, whatever is to be said of it."""

HAPPENED: Final = frozenset(
    {
        "attack", "crash", "defeat", "death", "killing", "shooting", "blast", "explosion", "accident", "murder", "fire",
        "earthquake", "quake", "raid", "arrest", "bombing", "collapse", "statement", "interview", "report", "win",
        "victory", "loss", "incident", "protest", "coup", "announcement", "assault", "disaster", "outage", "clash",
        "remark", "comment",
    }
)  # fmt: skip
