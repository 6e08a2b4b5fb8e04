"""What an act leaves to its end is done once, in its own transaction, or not at all."""

import pytest

from enishi.foundation.actions import action, finish_once


@pytest.fixture
def finished():
    return []


@pytest.fixture
def finish(finished):
    return lambda keys: finished.append(sorted(keys))


@pytest.mark.django_db
def test_an_act_of_many_parts_finishes_once_for_all_of_them(finish, finished):
    @action
    def inner(actor, key):
        finish_once(finish, [key, 7])

    @action
    def outer(actor):
        inner(actor, 1)
        inner(actor, 2)
        assert finished == []

    outer(None)
    assert finished == [[1, 2, 7]]


@pytest.mark.django_db
def test_what_finishing_asks_for_is_finished_too(finish, finished):
    @action
    def act(actor):
        finish_once(lambda keys: finish_once(finish, keys), [3])

    act(None)
    assert finished == [[3]]


@pytest.mark.django_db
def test_an_act_that_fails_finishes_nothing_and_neither_does_the_next(finish, finished):
    @action
    def fail(actor):
        finish_once(finish, [1])
        raise ValueError

    with pytest.raises(ValueError):
        fail(None)

    @action
    def nothing(actor):
        pass

    nothing(None)
    assert finished == []


def test_outside_of_an_act_it_is_done_at_once(finish, finished):
    finish_once(finish, [1])
    assert finished == [[1]]
