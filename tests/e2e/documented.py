"""LaunchDarkly as its pages show it: the examples of the raw fragment, served over a real socket."""

from __future__ import annotations

import re

from support.fragment import EXAMPLES, Node, at, elements, follow, members
from support.misbehaving import Behaviour, MisbehavingServer, Recorded, answer


def documented_api() -> MisbehavingServer:
    """A server that answers each documented call with the example of its page; nothing is called `missing` there."""
    return MisbehavingServer(script=_answer)


def example(name: str) -> object:
    """The JSON of an example file."""
    return EXAMPLES[f"examples/{name}.yaml"]["value"]


def success_of(operation: Node) -> object:
    """The JSON that an operation's page shows."""
    media = members(members(members(operation["responses"])["200"])["content"])["application/json"]
    (shown,) = members(members(media)["examples"]).values()
    return EXAMPLES[str(members(shown)["$ref"])]["value"]


def operation_at(method: str, path: str) -> Node | None:
    """The documented operation that a request is meant for."""
    for template, item in at("paths").items():
        if fits(path, template) and method.lower() in members(item):
            return members(members(item)[method.lower()])
    return None


def fits(path: str, template: str) -> bool:
    """Whether a path is the template with any segment in place of each parameter."""
    return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) is not None


def _answer(request: Recorded) -> Behaviour:
    operation = operation_at(request.method, request.path)
    if not request.header("Authorization"):
        return answer(401, example("unauthorized"))
    if operation is None or request.path.endswith("/missing"):
        return answer(404, example("not-found"))
    if not _asks_for_a_documented_version(operation, request):
        return answer(400, example("bad-request"))
    return answer(200, success_of(operation))


def _asks_for_a_documented_version(operation: Node, request: Recorded) -> bool:
    parameters = [follow(members(each)) for each in elements(operation["parameters"])]
    return all(
        request.header(str(each["name"])) in elements(members(each["schema"])["enum"])
        for each in parameters
        if each["in"] == "header"
    )
