"""Owns the given names that are surnames as well: of two such words nobody can tell which is the surname."""

from collections.abc import Collection

from annotator.match.words.lexicon import listed

_BOTH = listed(
    "adam alan albert alexander alfred allan allen andrew anthony antony arnold arthur ashley austin barry benjamin "
    "bernard blake brian bruce bryan bryant cameron carl carroll charles christian christopher clark claude clifford "
    "craig curtis dale daniel david dean dennis donald douglas duncan dylan edmund edward elliot elliott eric ernest "
    "evan felix francis frank franklin frederick gary george gerald gilbert glen glenn gordon graham grant gregory guy "
    "harold harry harvey henry herbert howard hugh ian isaac jack jackson jacob james jason jeffrey jerome jesse joel "
    "john jonathan jordan joseph joshua julian keith kelly kenneth kevin kyle lawrence lee leon leonard leslie lewis "
    "lloyd logan louis lucas luke luther malcolm marcus mark marshall martin mason matthew maurice maxwell michael "
    "mitchell morgan morris murray nathan neil nelson nicholas noel norman oliver oscar owen patrick paul peter philip "
    "phillip ralph randall raymond reed reid richard robert robin rodney roger roland ronald ross roy rupert russell "
    "ryan samuel scott sebastian seth shane shannon sidney simon spencer stanley stephen steven stewart stuart taylor "
    "terence terry theodore thomas timothy todd tony travis trevor troy tyler vernon victor vincent walter warren "
    "wayne wesley wilfred william ann anna grace hope ruth rose "
    "albrecht conrad ernst franz friedrich heinrich hermann jakob konrad lorenz ludwig otto werner wilhelm "
    "andre bertrand clement denis francois gerard guillaume laurent marcel mathieu michel philippe pierre rene "
    "alonso bautista pascual santiago vicente "
    "abbas abdullah ahmad ahmed akram ali amin anwar aziz bashir bilal faisal farid farouk hamad hamid hamza hasan "
    "hashim hassan hussain hussein husayn ibrahim idris ismail jabir jaber jamal jamil kamal kareem karim khaled "
    "khalid khalil mahdi mahmoud mahmud mansour mansur mohamed mohammad mohammed muhammad mukhtar munir murad mustafa "
    "nasser nasir omar osama osman othman rashid saeed said salah saleh salem salim salman sami sharif suleiman "
    "tariq tawfik umar usman yahya yasin younis youssef yousef yusuf zaki"
)
"""Written by hand."""


def all_may_be_given(words: Collection[str]) -> bool:
    """Whether each of these folded words is a usual given name as well as a surname."""
    return _BOTH.issuperset(words)
