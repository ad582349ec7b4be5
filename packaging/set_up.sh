#!/bin/sh
# Sets Quaylens up in its own tree: system packages, a virtual environment, locked dependencies.
# Usage: packaging/set_up.sh [hq|dev]   hq adds what headquarters needs, dev also what the tests and checks need.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# System packages: the name in Debian, and how to tell that it is there.
have_library() { ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1"* >/dev/null 2>&1; }

# The bundle carries Python as a library, which Debian packs by itself.
have_shared_python() {
    [ -n "$1" ] || return 0
    # shellcheck disable=SC2046 # two words
    set -- $("$1" -c 'import sysconfig as s; print(s.get_config_var("LIBDIR"), s.get_config_var("INSTSONAME"))')
    [ -e "$1/$2" ] || have_library "$2"
}

find_python() {
    for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return
        fi
    done
}

missing_packages() {
    python=$(find_python)
    [ -n "$python" ] || printf 'python3 '
    [ -x .venv/bin/python ] || { [ -n "$python" ] && "$python" -c 'import ensurepip' >/dev/null 2>&1; } || printf 'python3-venv '
    command -v tesseract >/dev/null 2>&1 || printf 'tesseract-ocr '
    if [ "$1" = dev ]; then
        command -v objdump >/dev/null 2>&1 || printf 'binutils ' # the bundle is put together with it
        have_shared_python "$python" || printf 'libpython%s ' "$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
        command -v git >/dev/null 2>&1 || printf 'git ' # a release is told from the tree that git keeps
        command -v dpkg-shlibdeps >/dev/null 2>&1 || printf 'dpkg-dev ' # which packages the .deb depends on
        command -v openssl >/dev/null 2>&1 || printf 'openssl ' # the tests' timestamp authority
        command -v strace >/dev/null 2>&1 || printf 'strace ' # notes what a power cut would find on the disk
        # a keyboard to press under an X server: scanners that type
        command -v xdotool >/dev/null 2>&1 || printf 'xdotool '
        command -v Xvfb >/dev/null 2>&1 || printf 'xvfb '
        command -v setxkbmap >/dev/null 2>&1 || printf 'x11-xkb-utils '
        command -v chromium >/dev/null 2>&1 || printf 'chromium ' # the pages of headquarters are tested in it
        have_library libatomic.so.1 || printf 'libatomic1 ' # what drives the browser in the tests
        command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || printf 'postgresql '
    fi
    while read -r library package; do
        have_library "$library" || printf '%s ' "$package"
    done <<'LIBRARIES'
libzbar.so.0 libzbar0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
LIBRARIES
}

missing=$(missing_packages "${1:-}")
if [ -n "$missing" ]; then
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        say "Installing system packages: $missing"
        case "$missing" in
            *postgresql*) # the programs only: Debian would make and start a cluster, and the tests make their own
                mkdir -p /etc/postgresql-common
                [ -e /etc/postgresql-common/createcluster.conf ] ||
                    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
                ;;
        esac
        apt-get update -qq
        # shellcheck disable=SC2086 # one word a package
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
        missing=$(missing_packages "${1:-}")
    fi
    if [ -n "$missing" ]; then
        say "These system packages are missing: $missing"
        say "Install them and start again:"
        say "    sudo apt-get install --no-install-recommends $missing"
        exit 1
    fi
fi

locks="requirements/runtime.txt"
case "${1:-}" in
    hq) locks="$locks requirements/hq.txt" ;;
    dev) locks="$locks requirements/hq.txt requirements/dev.txt" ;;
esac
[ -x .venv/bin/python ] || "$(find_python)" -m venv .venv
for lock in $locks; do
    stamp=".venv/installed-$(basename "$lock" .txt)"
    if ! cmp -s "$lock" "$stamp"; then
        say "Installing the dependencies of $lock"
        # The lock names every package, so pip has nothing to resolve; every file must have a known hash.
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
        cp "$lock" "$stamp"
    fi
done

# Where Python may not write its byte code as it goes, every start would compile everything: half a second an answer.
.venv/bin/python -m compileall -q main.py capture commands gui hq inspection local_store reference || say "Byte code could not be written; starts take longer."
