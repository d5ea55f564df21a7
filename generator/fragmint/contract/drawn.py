"""How emitted tests use Hypothesis: few examples, the same in each run, and nothing remembered between runs."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Each example asks the server again: what a test gets from its fixtures may serve all of its examples.
deterministic = settings(
    max_examples=10,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
