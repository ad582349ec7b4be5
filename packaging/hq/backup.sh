#!/bin/sh
# Copies what headquarters holds: backup.sh FOLDER. Run as root; the service may go on answering meanwhile.
#   FOLDER/DATE/database.dump   the tables, as pg_dump wrote them
#   FOLDER/objects/             the photos and editions; a later copy adds what is new, nothing is ever taken away
# The key and the settings are not among them: they are copied once and kept apart, as docs/hq-install.md says.
set -eu
umask 077
folder=$1
settings=${QUAYLENS_HQ_SETTINGS:-/etc/quaylens-hq/environment}
kept_in=$(sed -n 's/^QUAYLENS_HQ_FOLDER=//p' "$settings")
database=$(sed -n 's/^QUAYLENS_HQ_DATABASE=postgresql+psycopg/postgresql/p' "$settings")
[ -n "$database" ] || { echo "QUAYLENS_HQ_DATABASE in $settings names no PostgreSQL." >&2; exit 2; }

day=$(date -u +%Y-%m-%dT%H%M%SZ)
mkdir -p "$folder/$day.part" "$folder/objects"
# The tables first: whatever they name is then among the objects that are copied after them.
runuser -u quaylens-hq -- pg_dump --format=custom --no-owner --dbname="$database" >"$folder/$day.part/database.dump"
pg_restore --list "$folder/$day.part/database.dump" >/dev/null
if grep -q '^QUAYLENS_HQ_OBJECTS=.' "$settings"; then
    echo "The objects lie in a bucket: let its own replication or versions keep them." >&2
elif [ -d "$kept_in/objects" ]; then
    rsync --archive --ignore-existing --exclude='.*.part' "$kept_in/objects/" "$folder/objects/"
fi
sync "$folder/$day.part/database.dump"
sync --file-system "$folder"
mv "$folder/$day.part" "$folder/$day"
echo "$folder/$day"
