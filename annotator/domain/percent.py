"""Owns how a score in ten-thousandths is said to people: one rounding wherever it is shown."""


def percent(score: int) -> str:
    """The score as whole per cent, half a per cent upwards: 5,150 is "52 %"."""
    return f"{(score + 50) // 100} %"
