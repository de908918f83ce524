"""Every story of this folder ends as it says."""

from pathlib import Path

import pytest

from tests.support.scenarios import Story, differences, stories, tell

STORIES = dict(stories(Path(__file__).parent))


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_as_expected(name: str) -> None:
    story = STORIES[name]
    told = tell(story)
    assert story["expect"], "a story expects something"
    assert differences(told, story["expect"]) == []
    assert told.again.plan.by_column() == {}, "a second refresh changes nothing"


def test_a_wrong_end_is_seen() -> None:
    story: Story = {**next(iter(STORIES.values())), "expect": {"due": "2001-01-01", "why rule": "no such rule"}}
    assert len(differences(tell(story), story["expect"])) == 2
