"""Operations: who is who in two APIs, and what is not as it was for the caller of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from fragmint.changes.bodies import body
from fragmint.changes.differences import Difference, Direction, Spot, match, plain_fields
from fragmint.changes.parameters import parameters
from fragmint.changes.responses import responses
from fragmint.changes.schemas import Schemas
from fragmint.changes.service import credentials
from fragmint.ir.model import Api, Operation, Resource


@dataclass(frozen=True)
class Called:
    """An operation with the resource that has it: `client.<resource>.<name>`."""

    resource: Resource
    operation: Operation

    @property
    def symbol(self) -> str:
        """What a caller writes."""
        return f"client.{self.resource.name}.{self.operation.name}"

    @property
    def route(self) -> str:
        """The method and the path, whatever the parameters in it are called."""
        return f"{self.operation.method} {re.sub('{[^}]*}', '{}', self.operation.path)}"

    @property
    def told(self) -> str:
        """The method and the path as the document has them."""
        return f"{self.operation.method} {self.operation.path}"


Pair = tuple[Called, Called]


@dataclass(frozen=True)
class Operations:
    """Compares the operations of two APIs; what they send and answer goes through the one `Schemas`."""

    old: Api
    new: Api
    schemas: Schemas

    def compare(self) -> Iterator[Difference]:
        """Everything that is not as it was for those who call them."""
        found = match(
            _called(self.old),
            _called(self.new),
            lambda each: each.route,
            lambda each: each.operation.id,
        )
        for each in found.gone:
            at = Spot(each.symbol, each.operation.pointer, "/paths", beta=each.operation.is_beta)
            yield at.gone("Resource.operations", "removed", each.told)
        for each in found.come:
            at = Spot(each.symbol, "/paths", each.operation.pointer, beta=each.operation.is_beta)
            yield at.come("Resource.operations", "added", each.told)
        yield from self._resources(found.both)
        for before, after in found.both:
            yield from self._operation(before, after)

    def _resources(self, both: Sequence[Pair]) -> Iterator[Difference]:
        """Resources that have another name, or another class, and operations that another resource has now."""
        roles: dict[tuple[str, str], list[Pair]] = {}
        for one, other in both:
            roles.setdefault((one.resource.name, other.resource.name), []).append((one, other))
        olds, news = ({each.name for each in api.resources} for api in (self.old, self.new))
        for (old, new), pairs in roles.items():
            before, after = pairs[0]
            at = _between(before, after, f"client.{old}")
            at = replace(at, beta=all(one.operation.is_beta for one, _ in pairs))
            if old == new or (old not in news and new not in olds):
                if old != new:
                    yield at.tell("Resource.name", "renamed", old, new)
                yield from plain_fields(before.resource, after.resource, at, {"name", "operations"})
                continue
            for one, other in pairs:
                told = (one.symbol, other.symbol)
                yield _between(one, other, one.symbol).tell("Resource.operations", "moved", *told)

    def _operation(self, before: Called, after: Called) -> Iterator[Difference]:
        old, new = before.operation, after.operation
        at = _between(before, after, before.symbol)
        if old.name != new.name:
            yield at.tell("Operation.name", "renamed", old.name, new.name)
        apart = {
            "parameters",
            "body",
            "responses",
            "security",
            "api_versions",
            "pagination",
            "name",
        }
        if before.route == after.route:
            apart.add("path")  # what the parameters in it are called is in no request
        yield from plain_fields(old, new, at, apart)
        yield from self._security(old, new, at)
        yield from self._versions(old, new, at)
        yield from parameters(old, new, replace(at, direction=Direction.REQUEST), self.schemas)
        yield from body(old.body, new.body, replace(at, direction=Direction.REQUEST), self.schemas)
        answering = replace(at, direction=Direction.RESPONSE)
        yield from responses(old, new, answering, self.schemas)

    def _security(self, old: Operation, new: Operation, at: Spot) -> Iterator[Difference]:
        now = {old.name: new.name for old, new in credentials(self.old, self.new).both}
        before = _alternatives(old, now)
        after = _alternatives(new, {})
        told = [_either(each) for each in (before, after)]
        # What a caller brings is enough where some alternative asks for no more than that.
        lost = [each for each in before if not any(other <= each for other in after)]
        if frozenset[str]() in lost:
            yield at.tell("Operation.security", "tightened", *told)
        elif lost:
            yield at.tell("Operation.security", "removed", *told)
        elif before != after:
            yield at.tell("Operation.security", "loosened", *told)

    def _versions(self, old: Operation, new: Operation, at: Spot) -> Iterator[Difference]:
        before, after = _sent_version(old, self.old), _sent_version(new, self.new)
        if before != after:
            yield at.tell("Operation.api_versions", "moved", before, after)
        elif old.api_versions != new.api_versions:
            is_less = set(old.api_versions) - set(new.api_versions)
            told = (" or ".join(each.api_versions) for each in (old, new))
            yield at.tell("Operation.api_versions", "removed" if is_less else "added", *told)


def _called(api: Api) -> list[Called]:
    return [Called(each, operation) for each in api.resources for operation in each.operations]


def _between(before: Called, after: Called, symbol: str) -> Spot:
    old, new = before.operation, after.operation
    return Spot(symbol, old.pointer, new.pointer, beta=old.is_beta)


def _alternatives(operation: Operation, now: Mapping[str, str]) -> set[frozenset[str]]:
    """The credentials that a call may be made with, by the names that they have now; an empty set where it needs none."""
    return {frozenset(now.get(name, name) for name in each) for each in operation.security or ((),)}


def _either(alternatives: Set[frozenset[str]]) -> str:
    return " or ".join(sorted(" and ".join(sorted(each)) or "none" for each in alternatives))


def _sent_version(operation: Operation, api: Api) -> str:
    """The version that is asked for unless the caller wants another one."""
    documented = operation.api_versions
    is_free = not documented or api.default_version in documented
    return api.default_version if is_free else documented[0]
