"""Trees of questions: which hold together, and how one is walked on a ticket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.interactions.models import Task
from enishi.service.models import Troubleshooter
from enishi.service.troubleshooting import rules
from enishi.service.troubleshooting.actions import (
    answer_walk,
    begin_walk,
    draw_tree,
    leave_walk,
    publish_tree,
    step_back,
    update_tree,
)


def node(key, *ways, kind="question", end="", article=""):
    answers = [{"text": f"{key} → {to}", "to": to} for to in ways]
    kind = kind if ways else "end" if end else kind
    return {
        "id": key,
        "kind": kind,
        "text": key,
        "picture": "",
        "answers": answers,
        "end": end,
        "article": article,
    }


TREE = [
    node("光るか", "直った", "電池"),
    node("電池", "直った", "修理"),
    node("直った", end="solved"),
    node("修理", end="repair"),
]


def codes(nodes):
    return [(fault.code, fault.node) for fault in rules.faults(nodes)]


def test_a_tree_in_which_every_way_ends_has_no_faults():
    assert rules.faults(TREE) == []


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([], [("empty", "")]),
        ([node("a", "b"), node("b", "a")], [("loop", "b")]),
        ([node("a", "a")], [("loop", "a")]),
        ([node("a", "b"), node("b", end="solved"), node("c", end="solved")], [("unreachable", "c")]),
        ([node("a", "b", ""), node("b", end="solved")], [("dangling", "a")]),
        ([node("a", "gone")], [("dangling", "a")]),
        ([node("a")], [("no_answers", "a")]),
        ([node("a", "b"), node("b", kind="end")], [("no_end", "b")]),
        ([node("a", "b"), node("b", end="article")], [("no_article", "b")]),
    ],
)
def test_what_is_wrong_is_said_with_where(nodes, expected):
    assert codes(nodes) == expected


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_a_tree_without_faults_is_walked_to_an_end_whatever_is_answered(ways):
    nodes = [
        node(f"n{place}", *(f"n{way}" for way in of)) if of else node(f"n{place}", end="solved")
        for place, of in enumerate(ways)
    ]
    if rules.faults(nodes):
        return
    at = [nodes[0]["id"]]
    for _ in range(len(nodes)):
        at = [
            rules.after_answer(nodes, key, place)["id"]
            for key in at
            for place in range(len(rules.node_of(nodes, key)["answers"]))
        ][:50]
    assert at == []


def test_a_very_deep_tree_is_looked_through_without_a_deep_stack():
    nodes = [node(f"n{place}", f"n{place + 1}") for place in range(20_000)] + [node("n20000", end="solved")]
    assert rules.faults(nodes) == []


def test_where_walks_were_left_is_counted_once_a_walk():
    ways = [
        rules.Way(["a", "b"], "b", "left"),
        rules.Way(["a"], "b", "left"),
        rules.Way(["a"], "c", "solved"),
    ]
    assert rules.counted(ways) == {"a": (3, 0), "b": (2, 2), "c": (1, 0)}


@pytest.fixture
def tree(service_manager):
    drawn = draw_tree(service_manager, {"name": "データが届かない", "nodes": TREE})
    return publish_tree(service_manager, drawn.uid, version=drawn.version)


def test_a_broken_tree_is_kept_but_not_published_and_says_where(api, service_manager):
    drawn = draw_tree(service_manager, {"name": "輪", "nodes": [node("光るか", "光るか")]})
    client = api(service_manager)
    answer = client.post(f"/troubleshooters/{drawn.uid}/publish", if_match='"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "tree.broken")
    assert "「光るか」の答えが前の質問に戻り" in answer.json()["detail"]
    told = client.get(f"/troubleshooters/{drawn.uid}").json()
    assert ([fault["code"] for fault in told["faults"]], told["live_number"]) == (["loop"], 0)


def test_a_walk_keeps_its_way_and_the_version_it_was_walked_in(
    api, service_agent, service_manager, tree, ticket
):
    walk = begin_walk(service_agent, ticket.uid, tree_id=tree.uid)
    walk = answer_walk(service_agent, walk.uid, version=walk.version, answer=1)
    update_tree(service_manager, tree.uid, {"nodes": [node("新", end="solved")]}, version=tree.version)
    again = publish_tree(service_manager, tree.uid, version=tree.version + 1)
    assert again.live_number == 2
    walk = answer_walk(service_agent, walk.uid, version=walk.version, answer=0)
    told = api(service_agent).get(f"/tickets/{ticket.uid}/walks").json()["items"][0]
    assert (told["outcome"], told["tree_number"]) == ("solved", 1)
    assert [step["answer"] for step in told["path"]] == ["光るか → 電池", "電池 → 直った"]


def test_an_answer_can_be_taken_back_and_a_walk_that_leads_nowhere_is_left(
    api, service_agent, service_manager, tree, ticket
):
    walk = begin_walk(service_agent, ticket.uid, tree_id=tree.uid)
    walk = answer_walk(service_agent, walk.uid, version=walk.version, answer=1)
    walk = step_back(service_agent, walk.uid, version=walk.version)
    assert (walk.node, walk.path) == ("光るか", [])
    walk = answer_walk(service_agent, walk.uid, version=walk.version, answer=1)
    walk = leave_walk(service_agent, walk.uid, version=walk.version)
    with pytest.raises(rules.WalkEnded):
        answer_walk(service_agent, walk.uid, version=walk.version, answer=0)
    counts = api(service_manager).get(f"/troubleshooters/{tree.uid}").json()["counts"]
    assert [(one["node"], one["came"], one["left"]) for one in counts] == [("光るか", 1, 0), ("電池", 1, 1)]


def test_a_repair_becomes_a_task_of_the_customer(service_agent, tree, ticket):
    walk = begin_walk(service_agent, ticket.uid, tree_id=tree.uid)
    for answer in (1, 1):
        walk = answer_walk(service_agent, walk.uid, version=walk.version, answer=answer)
    task = Task.objects.unscoped("test").get()
    assert (walk.outcome, task.account, task.subject) == (
        "repair",
        ticket.account,
        f"修理の手配：#{ticket.number} 修理",
    )


def test_a_tree_that_nobody_published_is_not_walked(service_agent, service_manager, ticket):
    drawn = draw_tree(service_manager, {"name": "下書き", "nodes": TREE})
    with pytest.raises(rules.NotPublished):
        begin_walk(service_agent, ticket.uid, tree_id=drawn.uid)
    assert Troubleshooter.objects.unscoped("test").get().live_number == 0
