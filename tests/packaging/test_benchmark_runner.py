"""Tests of what runs the benchmarks."""

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import main


def test_a_failing_benchmark_is_named_and_does_not_stop_the_others(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _benchmarks(tmp_path, bench_a="raise SystemExit(3)", bench_b="print('8 ms')", other="print('not one of them')")

    assert main(tmp_path, "figures") == 1
    assert capfd.readouterr().out.splitlines() == [
        "== figures.bench_a",
        "== figures.bench_b",
        "8 ms",
        "2 benchmarks, 1 failed: bench_a",
    ]


def test_benchmarks_that_all_end_well_give_exit_code_0(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _benchmarks(tmp_path, bench_a="print('8 ms')")

    assert main(tmp_path, "figures") == 0
    assert capfd.readouterr().out.endswith("1 benchmarks, 0 failed\n")


def _benchmarks(project: Path, **text_by_name: str) -> None:
    (project / "figures").mkdir()
    for name, text in text_by_name.items():
        (project / "figures" / f"{name}.py").write_text(text, encoding="utf-8")
