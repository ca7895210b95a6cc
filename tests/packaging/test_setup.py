"""Tests of the set-up script, with stand-ins for the system's commands and for Python."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[2]
_SYSTEM_COMMANDS = ["awk", "cat", "cksum", "dirname", "env", "grep", "mkdir", "mv", "rm", "sh", "tr"]

# An interpreter that makes environments holding itself, and whose pip leaves the program behind.
_PYTHON = """
here="$(cd -P "$(dirname "$0")/.." && pwd)"
case "$*" in
    *"import ensurepip") [ -z "${NO_ENSUREPIP:-}" ] ;;
    *ensurepip*) [ -z "${NO_ENSUREPIP:-}" ] && echo "$BASE_PYTHON" ;;
    *-venv*) echo python3.12-venv ;;
    -c*) echo "$BASE_PYTHON" ;;
    -V) echo "Python ${FAKE_VERSION:-3.12.1}" ;;
    "-m venv .venv") echo "venv" >>"$CALLS"; mkdir -p .venv/bin; cat "$0" >.venv/bin/python; chmod +x .venv/bin/python
        printf '#!/bin/sh\\necho "pip 1 from %s/.venv/lib"\\n' "$PWD" >.venv/bin/pip; chmod +x .venv/bin/pip ;;
    "-m pip install"*) echo "pip $PIP_CONSTRAINT" >>"$CALLS"
        [ -z "${PIP_FAILS:-}" ] || exit 1
        : >.venv/bin/annotator; chmod +x .venv/bin/annotator ;;
    *) exit 2 ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A copy of what the set-up reads, on a system of stand-ins that write down how they are called."""

    folder: Path
    commands: Path

    def set_up(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """What the script printed and its exit code."""
        environment = {"PATH": str(self.commands), "CALLS": str(self.folder / "calls"), "HOME": str(self.folder)}
        environment["BASE_PYTHON"] = str(self.commands / "python3")
        return subprocess.run(
            ["sh", "packaging/setup.sh"],
            cwd=self.folder, env=environment | variables, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def calls(self) -> list[str]:
        """The calls since the last time this was asked."""
        path = self.folder / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines

    def command(self, name: str, script: str) -> None:
        """Put a stand-in of that name in the path."""
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "a checkout", tmp_path / "commands")
    made.commands.mkdir()
    shutil.copytree(_PROJECT / "packaging", made.folder / "packaging")
    shutil.copy(_PROJECT / "pyproject.toml", made.folder)
    for name in [*_SYSTEM_COMMANDS, "chmod"]:
        (made.commands / name).symlink_to(shutil.which(name) or name)
    made.command("python3", _PYTHON)
    made.command("id", "echo 1000")
    made.command("sudo", "exit 1")
    made.command("apt-get", 'echo "apt-get $*" >>"$CALLS"')
    _installed(made, *_wanted(made))
    return made


def _wanted(checkout: Checkout) -> list[str]:
    lines = (checkout.folder / "packaging" / "debian-packages.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if not line.startswith("#")]


def _installed(checkout: Checkout, *names: str, provides: str = "") -> None:
    lines = "\n".join(f"installed {name} {provides}" for name in names)
    checkout.command("dpkg-query", f"cat <<END\n{lines}\nEND")


def test_a_first_run_makes_the_environment_from_the_pins(checkout: Checkout) -> None:
    assert checkout.set_up().returncode == 0
    assert checkout.calls() == ["venv", "pip packaging/constraints.txt"]
    assert (checkout.folder / ".venv" / "bin" / "annotator").exists()


def test_a_second_run_does_nothing(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.calls()
    second = checkout.set_up()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert checkout.calls() == []


def test_a_changed_pin_is_installed_into_the_same_environment(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.calls()
    with (checkout.folder / "packaging" / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("another==1.0\n")
    assert checkout.set_up().returncode == 0
    assert checkout.calls() == ["pip packaging/constraints.txt"]


def test_a_run_cut_short_starts_afresh(checkout: Checkout) -> None:
    assert checkout.set_up(PIP_FAILS="yes").returncode == 1
    (checkout.folder / ".venv" / "half a package").touch()
    checkout.calls()
    assert checkout.set_up().returncode == 0
    assert checkout.calls() == ["venv", "pip packaging/constraints.txt"]
    assert not (checkout.folder / ".venv" / "half a package").exists()


def test_a_checkout_that_was_moved_makes_its_environment_again(checkout: Checkout) -> None:
    checkout.set_up()
    moved = Checkout(checkout.folder.with_name("moved"), checkout.commands)
    checkout.folder.rename(moved.folder)
    moved.calls()
    assert moved.set_up().returncode == 0
    assert moved.calls() == ["venv", "pip packaging/constraints.txt"]


def test_another_python_makes_the_environment_again(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.calls()
    checkout.command("python3.13", 'FAKE_VERSION=3.13.0; BASE_PYTHON="$0"' + _PYTHON)
    assert checkout.set_up(PYTHON="python3.13").returncode == 0
    assert checkout.calls() == ["venv", "pip packaging/constraints.txt"]


def test_no_python_that_serves_is_said_in_one_sentence(checkout: Checkout) -> None:
    checkout.command("python3", "exit 1")
    told = checkout.set_up()
    assert told.returncode == 1
    assert told.stderr == (
        "setup: Annotator needs Python 3.11, 3.12 or 3.13 and found none; name one with PYTHON=/path/to/python.\n"
    )


def test_missing_packages_without_root_give_the_line_to_run(checkout: Checkout) -> None:
    _installed(checkout, "libgl1")
    told = checkout.set_up(NO_ENSUREPIP="yes")
    assert told.returncode == 1
    assert told.stderr.splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install -y python3.12-venv libegl1 libxkbcommon0 libdbus-1-3"
        " libglib2.0-0 libfontconfig1 fonts-dejavu-core"
    ]
    assert checkout.calls() == []


def test_only_a_display_asks_for_the_packages_of_a_window(checkout: Checkout) -> None:
    _installed(checkout, *[name for name in _wanted(checkout) if "xcb" not in name])
    assert checkout.set_up().returncode == 0
    told = checkout.set_up(DISPLAY=":0")
    assert told.returncode == 1
    assert told.stderr.endswith("install -y libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0\n")


def test_root_installs_what_is_missing(checkout: Checkout) -> None:
    checkout.command("id", "echo 0")
    _installed(checkout, *[name for name in _wanted(checkout) if name not in {"libegl1", "libxcb-shape0"}])
    assert checkout.set_up().returncode == 0
    assert checkout.calls()[:2] == [
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends libegl1 libxcb-shape0",
    ]


def test_sudo_that_asks_nothing_is_used(checkout: Checkout) -> None:
    checkout.command("sudo", 'shift; [ "$1" = true ] || "$@"')
    checkout.command("true", "exit 0")
    _installed(checkout)
    assert checkout.set_up().returncode == 0
    assert checkout.calls()[1].startswith("apt-get install -q -y --no-install-recommends libgl1 ")


def test_a_package_under_another_name_counts_when_it_provides_ours(checkout: Checkout) -> None:
    others = [name for name in _wanted(checkout) if name != "libglib2.0-0"]
    _installed(checkout, *others, "libglib2.0-0t64", provides="libother (= 1), libglib2.0-0 (= 2.80)")
    assert checkout.set_up().returncode == 0


def test_a_system_without_dpkg_is_told_where_the_list_is(checkout: Checkout) -> None:
    (checkout.commands / "dpkg-query").unlink()
    told = checkout.set_up()
    assert told.returncode == 0
    assert "packaging/debian-packages.txt" in told.stdout
