#!/bin/sh
# Makes .venv with the program and its tools, after seeing that the system has what Qt needs.
# A second run finds nothing to do, takes a moment and needs no network. A run that was cut short starts afresh.
# PYTHON=/path/to/python chooses the interpreter; Python 3.11, 3.12 and 3.13 will do.
set -eu
cd -P "$(dirname "$0")/.."

stamp=.venv/.set-up
unfinished=.venv/.unfinished

say() {
    printf 'setup: %s\n' "$*"
}

refuse() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# Prints where interpreter $1 lies, if it runs, is of a version we support and has module $2. The path is that of
# the interpreter below an environment or a shim, so that an environment may be made anew with its own Python.
interpreter() {
    "$1" -c "import sys, $2; (3, 11) <= sys.version_info[:2] <= (3, 13) and print(sys._base_executable)" 2>/dev/null
}

# Prints the interpreter to use: the chosen one, that of the environment made before, or the first that serves.
# Interpreters that can make an environment come first; for another the missing Debian package is named later.
choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        interpreter "$PYTHON" sys | grep . || refuse "PYTHON=$PYTHON is not a Python 3.11, 3.12 or 3.13 that runs."
        return
    fi
    for module in ensurepip sys; do
        for name in .venv/bin/python python3 python3.13 python3.12 python3.11 \
            "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[123].*/bin/python; do
            interpreter "$name" "$module" | grep . && return
        done
    done
    refuse "Annotator needs Python 3.11, 3.12 or 3.13 and found none; name one with PYTHON=/path/to/python."
}

# Prints the Debian packages that interpreter $1 and Qt need here. Root gets those for a window as well,
# so that a screen may come later; anybody else only has to have them where there is a screen.
wanted_packages() {
    "$1" -c 'import ensurepip' 2>/dev/null || "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    screen="${DISPLAY:-}${WAYLAND_DISPLAY:-}"
    [ "$(id -u)" != 0 ] || screen=root
    awk -v screen="$screen" '/^[a-z]/ && ($2 != "display" || screen != "") { print $1 }' packaging/debian-packages.txt
}

# Prints on one line those of the packages in $1 that are neither installed nor provided by an installed one:
# Ubuntu 24.04 and Debian 13 call libglib2.0-0 libglib2.0-0t64.
missing_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' | awk -v wanted="$1" '
        $1 == "installed" { for (i = 2; i <= NF; i++) { sub(/,$/, "", $i); there[$i] = 1 } }
        END {
            count = split(wanted, names, " ")
            for (i = 1; i <= count; i++) if (!(names[i] in there)) printf "%s ", names[i]
        }'
}

# Installs the packages named, as root or with a sudo that asks nothing; otherwise says what to run, and stops.
install_packages() {
    if [ "$(id -u)" = 0 ]; then
        root=
    elif sudo -n true 2>/dev/null; then
        root='sudo -n'
    elif command -v sudo >/dev/null; then
        refuse "the system misses packages. Run this line, then make again:
sudo apt-get update && sudo apt-get install -y $*"
    else
        refuse "the system misses packages. Run this line as root, then make again:
apt-get update && apt-get install -y $*"
    fi
    say "installing $*"
    $root apt-get update -q || say "the package lists could not be renewed; trying with those at hand."
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" ||
        refuse "apt-get could not install: $*"
}

# Prints what the environment depends on; the stamp holds it once everything is in place.
fingerprint() {
    cat pyproject.toml packaging/constraints.txt packaging/setup.sh | cksum
    "$python" -V
    pwd
}

is_up_to_date() {
    [ ! -e "$unfinished" ] && [ -x .venv/bin/annotator ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint)" ]
}

# Whether the environment at hand can be built on: not cut short, of this Python's version, and made in this folder.
environment_is_sound() {
    [ ! -e "$unfinished" ] && [ "$(.venv/bin/python -V 2>/dev/null)" = "$("$python" -V)" ] &&
        .venv/bin/pip --version 2>/dev/null | grep -qF " from $PWD/.venv/"
}

make_environment() {
    say "making .venv with $("$python" -V)"
    rm -rf .venv
    mkdir .venv
    : >"$unfinished"
    "$python" -m venv .venv || refuse "$python could not make .venv"
}

install_python_packages() {
    : >"$unfinished"
    rm -f "$stamp"
    quiet=--quiet
    [ ! -t 1 ] || quiet=
    say "installing the pinned packages; the first time this takes some minutes"
    # The variables hold for what builds the project, too; newer versions of pip read the second.
    PIP_USER=0 PIP_CONSTRAINT=packaging/constraints.txt PIP_BUILD_CONSTRAINT=packaging/constraints.txt \
        .venv/bin/python -m pip install $quiet --disable-pip-version-check --no-input \
        -c packaging/constraints.txt -e '.[dev]' ||
        refuse "pip could not install the packages; its last lines say why. Run make again when that is mended."
}

python=$(choose_python)
if command -v dpkg-query >/dev/null; then
    missing=$(missing_packages "$(wanted_packages "$python" | tr '\n' ' ')")
    # shellcheck disable=SC2086  # one word for each package
    [ -z "$missing" ] || install_packages $missing
elif [ ! -e "$stamp" ]; then
    say "this system has no dpkg; see that it has what packaging/debian-packages.txt lists, under its own names."
fi
! is_up_to_date || exit 0
environment_is_sound || make_environment
install_python_packages
fingerprint >"$unfinished"
mv "$unfinished" "$stamp"
say "done; the program is .venv/bin/annotator"
