import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from followup_xl.batch.engine import Engine, finished
from followup_xl.batch.engines import FEW, chosen, started
from followup_xl.batch.errors import ClusterLostError, ClusterUnreachableError, NoClusterEngineError
from tests.support.deadly import Deadly, fail, square

NUMBERS = list(range(100, 130))


@pytest.fixture(scope="module", params=["serial", "processes", "dask"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with started(request.param, 2) as found:
        yield found


@pytest.fixture(scope="module", params=["processes", "dask"])
def workers(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with started(request.param, 2) as found:
        yield found


def test_every_item_ends_once(engine: Engine) -> None:
    ended = list(engine.each(square, NUMBERS))
    assert sorted((each.item, each.result) for each in ended) == [(number, number**2) for number in NUMBERS]


def test_nothing_to_do(engine: Engine) -> None:
    assert not list(finished(engine, square, []))


def test_an_error_of_the_task_is_raised(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        list(engine.each(fail, [1, 2, 3]))
    assert [each.result for each in engine.each(square, [7])] == [49]


def test_what_was_with_a_dead_worker_is_tried_again_alone(workers: Engine, tmp_path: Path) -> None:
    deadly = Deadly(workers, tmp_path, once=("105",))
    ended = list(finished(deadly, square, NUMBERS))
    assert (tmp_path / "died-105").exists()
    assert sorted((each.item, each.result) for each in ended) == [(number, number**2) for number in NUMBERS]
    assert deadly.begun[0] == len(NUMBERS)
    assert 1 <= len(deadly.begun[1:]) <= 2
    assert set(deadly.begun[1:]) == {1}


def test_what_kills_its_worker_twice_is_set_aside(workers: Engine, tmp_path: Path) -> None:
    ended = list(finished(Deadly(workers, tmp_path, always=("105", "120")), square, NUMBERS))
    assert sorted(each.item for each in ended) == NUMBERS
    assert sorted(each.item for each in ended if each.result is None) == [105, 120]
    assert all(each.result == each.item**2 for each in ended if each.result is not None)


def test_the_last_item_kills(workers: Engine, tmp_path: Path) -> None:
    ended = list(finished(Deadly(workers, tmp_path, always=("129",)), square, NUMBERS))
    assert [each.item for each in ended if each.result is None] == [129]
    assert len(ended) == len(NUMBERS)


@pytest.mark.parametrize(
    ("engine", "scheduler", "books", "expected"),
    [
        (None, None, 1, "serial"),
        (None, None, FEW - 1, "serial"),
        (None, None, FEW, "processes"),
        (None, "tcp://10.0.0.1:8786", 1, "dask"),
        ("serial", None, 10_000, "serial"),
        ("dask", None, 1, "dask"),
    ],
)
def test_the_engine_suits_the_number_of_books(
    engine: str | None, scheduler: str | None, books: int, expected: str
) -> None:
    assert chosen(engine, scheduler, books) == expected


def test_without_the_extra_a_cluster_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_xl.batch.engines.find_spec", lambda _: None)
    with pytest.raises(NoClusterEngineError), started("dask"):
        pass


def test_a_scheduler_that_does_not_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_xl.batch.engines.dask._PATIENCE", "1s")
    with pytest.raises(ClusterUnreachableError), started("dask", scheduler="tcp://127.0.0.1:9"):
        pass


def test_extras_are_not_imported_until_they_are_asked_for() -> None:
    modules = "followup_xl.cli.many_files, followup_xl.cli.report_across, followup_xl.batch.engines"
    extras = ("distributed", "dask", "duckdb", "pyarrow")
    code = f"import sys, {modules}; print([name for name in {extras} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0") as found:  # type: ignore[no-untyped-call]
        yield found


def test_a_cluster_that_is_there_is_used_and_left(cluster: LocalCluster) -> None:
    for _ in range(2):
        with started("dask", scheduler=str(cluster.scheduler_address)) as engine:
            assert sorted(str(each.result) for each in engine.each(square, [2, 3])) == ["4", "9"]


def test_a_cluster_that_has_lost_its_workers_is_not_waited_for(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started("dask", scheduler=str(cluster.scheduler_address)) as engine:
        monkeypatch.setattr("followup_xl.batch.engines.dask._PATIENCE", "1s")
        cluster.scale(0)  # type: ignore[no-untyped-call]
        with pytest.raises(ClusterLostError):
            list(engine.each(square, [2, 3]))
