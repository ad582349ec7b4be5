#!/bin/sh
# Builds the bundle into build/bundle/quaylens and tries every part of it, from an environment that is empty.
# Called by `make bundle`, which sets everything up first.
set -eu
cd "$(dirname "$0")/../.."
bundle=build/bundle/quaylens

say() { printf '%s\n' "$*"; }

rm -rf "$bundle"
# Sets and dictionaries in a fixed order, and no time but that of the last change: the same tree gives the same code.
PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)} \
    .venv/bin/pyinstaller --noconfirm --log-level ERROR --workpath build/pyinstaller --distpath build/bundle \
    packaging/bundle/quaylens.spec

# Names for debuggers, of which some wheels carry more than code. Not everything is stripped: what patchelf has changed
# (the arithmetic of NumPy and OpenCV) does not bear it.
find "$bundle" -type f \( -name '_typst*.so' -o -path '*/sqlcipher3/*.so' -o -path '*/rfc3161_client/*.so' \
    -o -path '*/python3.*/*.so' -o -name 'libpython3*' \) -exec strip --strip-unneeded {} +

# Whose this folder is (reference/updates/versions.py): the officer's own, until a package says otherwise.
echo per-user >"$bundle/install-kind"

say "Size: $(du -sm "$bundle" | cut -f1) MB, of which the largest parts (MB):"
du -sm "$bundle"/_internal/* | sort -rn | head -12

# No Python on the path, a home of its own, nothing of this machine's settings.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
say "Every part tried from an empty environment:"
env -i HOME="$home" PATH=/nonexistent LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$bundle/quaylens" --smoke
left=$(find "$home" -type f)
[ -z "$left" ] || { say "The trial left files behind:" "$left"; exit 1; }

# Again, now that the machine has read the files once: what an officer waits for from the second start on.
env -i HOME="$home" PATH=/nonexistent LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$bundle/quaylens" --smoke | head -1
