"""A sane bound on time, wide enough for a slow machine."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest


@pytest.fixture
def time_bound() -> Callable[[float], AbstractContextManager[None]]:
    @contextmanager
    def bound(seconds: float) -> Iterator[None]:
        start = time.process_time()  # of this process alone, whatever else the machine is doing
        yield
        assert time.process_time() - start < seconds

    return bound
