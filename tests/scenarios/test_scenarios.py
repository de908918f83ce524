"""Every story of this folder ends as it says."""

from itertools import groupby
from pathlib import Path

import pytest

from followup_xl.store.memory import MemoryStore
from tests.support.scenarios import Story, book_of, differences, refresh, stories, tell

STORIES = dict(stories(Path(__file__).parent))
FIRST_OF_FILE = [next(names) for _, names in groupby(STORIES, key=lambda name: name.partition(":")[0])]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_as_expected(name: str) -> None:
    story = STORIES[name]
    assert story["expect"], "a story expects something"
    assert differences(tell(story), story["expect"]) == []


@pytest.mark.parametrize("name", FIRST_OF_FILE)
def test_a_second_refresh_with_the_report_changes_nothing(name: str) -> None:
    store = MemoryStore(book_of(STORIES[name]))
    assert not refresh(store, STORIES[name]).plan.is_empty
    assert refresh(store, STORIES[name]).plan.by_column() == {}


def test_a_wrong_end_is_seen() -> None:
    story: Story = {**next(iter(STORIES.values())), "expect": {"due": "2001-01-01", "why rule": "no such rule"}}
    assert len(differences(tell(story), story["expect"])) == 2
