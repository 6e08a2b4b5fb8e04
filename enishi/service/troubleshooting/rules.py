"""Which trees hold together, and how one is walked. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

QUESTION, CHECK, END = "question", "check", "end"
KINDS = (QUESTION, CHECK, END)
SOLVED, ARTICLE, REPAIR, ESCALATION, LEFT = "solved", "article", "repair", "escalation", "left"
ENDS = (SOLVED, ARTICLE, REPAIR, ESCALATION)
MOST_NODES, MOST_ANSWERS = 200, 12
Nodes = Sequence[Mapping[str, Any]]


class BrokenTree(Refusal):
    """A tree that leads nowhere or round in a circle is not published."""

    code = "tree.broken"


class NotPublished(Refusal):
    """A tree is walked once it is published."""

    code = "tree.not_published"


class WalkEnded(Refusal):
    """The walk is over."""

    code = "tree.walk_ended"


@dataclass(frozen=True)
class Fault:
    """What keeps a tree from being walked: `code`, at which node (its id and words), at which answer."""

    code: str
    node: str
    words: str
    answer: str = ""


def faults(nodes: Nodes) -> list[Fault]:
    """Everything that is wrong with a tree, node by node. An empty list: every way comes to an end."""
    if not nodes:
        return [Fault("empty", "", "")]
    known = {node["id"]: node for node in nodes}
    found = [fault for node in nodes for fault in _of_node(node, known)]
    reached, circles = _walked(nodes[0]["id"], known)
    found += [Fault("loop", *_named(known[one])) for one in sorted(circles)]
    found += [Fault("unreachable", *_named(node)) for node in nodes if node["id"] not in reached]
    return found


def _named(node: Mapping[str, Any]) -> tuple[str, str]:
    return node["id"], node["text"]


def _of_node(node: Mapping[str, Any], known: Mapping[str, Any]) -> Iterable[Fault]:
    if not node["text"].strip():
        yield Fault("no_words", *_named(node))
    if node["kind"] == END:
        if node["end"] not in ENDS:
            yield Fault("no_end", *_named(node))
        if node["end"] == ARTICLE and not node["article"]:
            yield Fault("no_article", *_named(node))
        return
    if not node["answers"]:
        yield Fault("no_answers", *_named(node))
    for answer in node["answers"]:
        if answer["to"] not in known:
            yield Fault("dangling", *_named(node), answer["text"])
        if not answer["text"].strip():
            yield Fault("no_answer_words", *_named(node))


def _walked(start: str, known: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """What is reached from the start, and the nodes at which a way comes back to one it passed."""
    reached: set[str] = set()
    circles: set[str] = set()
    open_ones: set[str] = set()
    # Node by node with the answers still to follow: a deep tree needs no deep stack.
    waiting: list[tuple[str, list[str]]] = [(start, _ways(known[start], known))]
    reached.add(start)
    open_ones.add(start)
    while waiting:
        node, ways = waiting[-1]
        if not ways:
            open_ones.discard(node)
            waiting.pop()
            continue
        following = ways.pop()
        if following in open_ones:
            circles.add(node)
        elif following not in reached:
            reached.add(following)
            open_ones.add(following)
            waiting.append((following, _ways(known[following], known)))
    return reached, circles


def _ways(node: Mapping[str, Any], known: Mapping[str, Any]) -> list[str]:
    if node["kind"] == END:
        return []
    return [answer["to"] for answer in node["answers"] if answer["to"] in known]


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    taken, refused = dict(values), {}
    if "name" in values:
        taken["name"] = values["name"].strip()
        if not taken["name"]:
            refused["name"] = "required"
    if "nodes" in values:
        ids = [node["id"] for node in values["nodes"]]
        if len(ids) > MOST_NODES:
            refused["nodes"] = "too_long"
        elif len(set(ids)) != len(ids):
            refused["nodes"] = "not_a_choice"
    if refused:
        raise BadInput(fields=refused)
    return taken


def node_of(nodes: Nodes, key: str) -> Mapping[str, Any]:
    return next(node for node in nodes if node["id"] == key)


def after_answer(nodes: Nodes, key: str, answer: int) -> Mapping[str, Any]:
    """The node to which an answer leads."""
    answers = node_of(nodes, key)["answers"]
    if not 0 <= answer < len(answers):
        raise BadInput(fields={"answer": "not_a_choice"})
    return node_of(nodes, answers[answer]["to"])


def check_walking(outcome: str) -> None:
    if outcome:
        raise WalkEnded()


@dataclass(frozen=True)
class Way:
    """One walk as it is counted: the nodes it passed, where it stands, how it ended."""

    passed: Sequence[str]
    node: str
    outcome: str


def counted(ways: Iterable[Way]) -> dict[str, tuple[int, int]]:
    """By node: how many walks came there, and how many were left there."""
    told: dict[str, tuple[int, int]] = {}
    for way in ways:
        for node in dict.fromkeys((*way.passed, way.node)):
            came, left = told.get(node, (0, 0))
            told[node] = (came + 1, left + (way.outcome == LEFT and node == way.node))
    return told
