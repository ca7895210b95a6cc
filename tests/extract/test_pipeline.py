"""The pipeline's promises over whole articles, with the model."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Mode, Role
from annotator.domain.mention import Mention
from annotator.domain.suggestion import Batch, Proposal
from annotator.extract.pipeline import Extractor
from tests.benchmarks.bench_speakers import BAR, seed_figures

pytestmark = pytest.mark.model

STORY = (
    "Bridge reopens after repairs\n\n"
    "Mayor Ana Duarte opened the bridge on Thursday.\n\n"
    "“We have waited two years for this day,” Duarte said.\n"
)


def article(text: str, **known: str) -> Article:
    return new_article(text, language="en", **known)


def proposals(extractor: Extractor, text: str, **known: str) -> tuple[Proposal, ...]:
    (batch,) = extractor.extract([article(text, **known)])
    return batch.proposals


def claims(extractor: Extractor, text: str, **known: str) -> list[Claim]:
    return [one for one in proposals(extractor, text, **known) if isinstance(one, Claim)]


def test_a_story_gives_a_claim_for_each_sentence_and_none_for_its_headline(extractor: Extractor) -> None:
    texts = [claim.text for claim in claims(extractor, STORY, published="2020-12-26")]
    assert texts == [
        "Mayor Ana Duarte opened the bridge on Thursday (2020-12-24).",
        "We have waited two years for this day.",
    ]


def test_a_direct_quotation_names_its_speaker_by_the_longest_name(extractor: Extractor) -> None:
    quoted = claims(extractor, STORY)[-1]
    speaker = quoted.slot(Role.SPEAKER)
    assert quoted.mode is Mode.DIRECT
    assert speaker is not None
    assert (speaker.words(STORY), speaker.value) == ("Duarte", "Ana Duarte")


def test_mentions_quote_the_text_at_their_span(extractor: Extractor) -> None:
    mentions = [one for one in proposals(extractor, STORY) if isinstance(one, Mention)]
    assert {mention.quote for mention in mentions} >= {"Ana Duarte", "Duarte"}
    assert all(mention.span.quote(STORY) == mention.quote for mention in mentions)


def test_the_same_article_gives_the_same_batch_whatever_stands_beside_it(extractor: Extractor) -> None:
    alone = list(extractor.extract([article(STORY)]))
    among = list(extractor.extract([article("Rain fell in Oslo on Monday."), article(STORY)]))
    assert alone[0] == among[1]


def test_an_article_in_another_language_gives_an_empty_batch(extractor: Extractor) -> None:
    (batch,) = extractor.extract([new_article("Der Minister sprach am Montag in Berlin.", language="de")])
    assert batch.proposals == ()


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "...!!!", '"', "“", "a" * 5_000, "\n", "\ud800 said.", "(((", "- – —", "00👧”--"]
)
def test_odd_texts_never_raise(extractor: Extractor, text: str) -> None:
    (batch,) = extractor.extract([article(text)])
    assert all(not isinstance(one, Claim) or one.span.fits(text) for one in batch.proposals)


@pytest.mark.parametrize("sentences", [200, pytest.param(3_000, marks=pytest.mark.soak)])
def test_a_line_of_many_characters_is_read_in_pieces(extractor: Extractor, sentences: int) -> None:
    text = "The minister said that Libya signed the agreement in October 2020. " * sentences
    found = claims(extractor, text)
    assert len(found) >= 0.96 * sentences
    assert all(claim.span.quote(text).startswith("Libya signed") for claim in found)


def test_offsets_count_code_points_beside_emoji_and_combining_marks(extractor: Extractor) -> None:
    text = "🇱🇾👨‍👩‍👧 Zoë\u0301 said that the port of Tripoli 的黎波里 reopened on Monday. Egypt sent 12 ships."
    found = claims(extractor, text)
    assert [claim.span.quote(text) for claim in found][-1] == "Egypt sent 12 ships"


def test_the_speaker_of_most_quotations_of_our_seeds_is_right(extractor: Extractor) -> None:
    right, total, wrong = seed_figures(extractor)
    assert total >= 10
    assert right / total >= BAR, wrong


def test_a_seed_without_a_date_gives_times_without_a_value_for_weekdays(extractor: Extractor) -> None:
    found = claims(extractor, "The minister left Tripoli on Thursday after the talks.")
    time = found[0].slot(Role.TIME)
    assert time is not None
    assert (time.words("The minister left Tripoli on Thursday after the talks."), time.value) == ("Thursday", None)


def test_a_coming_event_gets_the_coming_weekday(extractor: Extractor) -> None:
    (claim,) = claims(extractor, "The ministers will meet in Cairo on Monday.", published="2020-12-26")
    time, place = claim.slot(Role.TIME), claim.slot(Role.PLACE)
    assert time is not None
    assert time.value == "2020-12-28"
    assert place is not None
    assert claim.text == "The ministers will meet in Cairo on Monday (2020-12-28)."


def test_ids_are_the_same_for_every_run_and_differ_between_claims(extractor: Extractor) -> None:
    first, second = (claims(extractor, STORY) for _ in range(2))
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert len({claim.id for claim in first}) == len(first)


@given(st.text(alphabet="He said “that Libya 12 😀\u0301的.,\n\"'([-–", max_size=120))
def test_any_text_gives_claims_whose_slots_lie_in_it(extractor: Extractor, text: str) -> None:
    for claim in claims(extractor, text):
        assert claim.span.fits(text)
        assert claim.text.endswith((".", "!", "?", "…"))
        assert all(slot.span is None or slot.span.fits(text) for slot in claim.slots)


def test_a_spawned_worker_gives_the_same_batches(extractor: Extractor) -> None:
    articles = [article(STORY), article("Egypt sent 12 ships to Tripoli on Monday.")]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = pool.submit(batches, articles).result()
    assert elsewhere == list(extractor.extract(articles))


def batches(articles: list[Article]) -> list[Batch]:
    """What a worker process does."""
    return list(Extractor.load().extract(articles))


def test_saying_without_content_is_no_claim(extractor: Extractor) -> None:
    assert claims(extractor, "The minister said on Saturday.") == []


def test_an_uncued_quotation_goes_to_the_voice_before_it_at_its_last_naming(extractor: Extractor) -> None:
    text = "Ana Duarte spoke to reporters. She said that the bridge is safe.\n\n“We have tested every part of it.”\n"
    quoted = claims(extractor, text)[-1]
    speaker = quoted.slot(Role.SPEAKER)
    assert speaker is not None
    assert (speaker.words(text), speaker.value) == ("Ana Duarte", "Ana Duarte")
    assert quoted.slot(Role.CUE) is None
    assert quoted.score < 9_000


def test_it_alone_is_nobody_who_speaks(extractor: Extractor) -> None:
    found = claims(extractor, "It should be added that the council voted for the bridge in May.")
    assert found
    assert all(claim.slot(Role.SPEAKER) is None for claim in found)


@pytest.mark.parametrize("words", ["was ", "said that ", "failed to ", '"a" said '])
def test_words_without_a_stop_are_read_in_sentences_of_bounded_length(extractor: Extractor, words: str) -> None:
    given = words * (2_400 // len(words))
    doc = extractor.read(article(given))
    assert doc.text == given
    assert max(len(sentence) for sentence in doc.sents) <= 301


@pytest.mark.parametrize("text", ["x" * 1_000, "," * 1_000, f"{'x' * 399} y", "x" * 401])
def test_what_goes_on_without_a_blank_is_read_in_parts(extractor: Extractor, text: str) -> None:
    doc = extractor.read(article(text))
    assert doc.text == text
    assert max(len(token) for token in doc) <= 400
