from __future__ import annotations

import pytest

from support.calling import AsyncCaller, CallerType, SyncCaller, Time


@pytest.fixture(params=[SyncCaller, AsyncCaller], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> CallerType:
    """A client by thread, then one by task."""
    made: CallerType = request.param
    return made


@pytest.fixture
def time() -> Time:
    """A clock that only sleeping moves."""
    return Time()
