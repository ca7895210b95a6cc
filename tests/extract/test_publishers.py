"""A source is proposed only where the text names one, and with the words that do."""

import pytest

from annotator.extract.page.publishers import propose_source

_STORY = "The mayor opened the bridge on a rainy day.\n\nHe thanked the workers and left at noon."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Bridge opens\n\n{_STORY}\n\nSource: RT", "RT"),
        (f"Bridge opens\n\n{_STORY}\n\nSource: Anadolu Agency", "Anadolu Agency"),
        (f"Bridge opens\n\n{_STORY}\n\nvia AFP", "AFP"),
        (f"Bridge opens\n\n{_STORY}\n\n(AFP)", "AFP"),
        (f"PORTO (Reuters) — {_STORY}", "Reuters"),
        (f"PORTO, Jan. 11 (Xinhua) -- {_STORY}", "Xinhua"),
        (f"MOSCOW, January 11. /TASS/. {_STORY}", "TASS"),
        (f"Bridge opens\n\n{_STORY}\n\n© 2021 Daily Courier. All rights reserved.", "Daily Courier"),
        (f"Bridge opens\n\n{_STORY}\n\nThe post Bridge opens appeared first on Daily Courier.", "Daily Courier"),
        (f"PORTO (Reuters) — {_STORY}\n\n© 2021 Daily Courier", "Daily Courier"),
    ],
)
def test_the_text_names_its_source(text: str, name: str) -> None:
    found = propose_source(text, None)
    assert found is not None
    assert found.name == name
    assert name in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        _STORY,
        f"{_STORY}\n\nA spokesman told AFP that it was over.",
        f"{_STORY}\n\nSources said the mayor may go.",
        f"Bridge opens\n\n{_STORY}\n\nPhoto: AFP",
        f"Bridge opens\n\n{_STORY}\n\nSource: RT\n\nSource: AFP",
        f"President Berg (R) — who lost — refused.\n\n{_STORY}",
    ],
)
def test_nothing_is_proposed_where_none_or_several_are_named(text: str) -> None:
    assert propose_source(text, None) is None
