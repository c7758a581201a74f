#!/usr/bin/env bash
# Builds one database image from distribution packages: image.sh postgres|mysql|mariadb MIRROR
# An image is kept and reused until its recipe (this file and images/<engine>/*) changes.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
engine=$1
mirror=$2
recipe="$here/images/$engine"
. "$recipe/recipe.sh" # sets image suite packages port data; may define prepare ROOT

hash=$(cat "$here/image.sh" "$recipe"/* | sha256sum | cut -c1-16)
built=$(docker image inspect --format '{{ index .Config.Labels "stingerloom.recipe" }}' "$image" 2>/dev/null || true)
if [ "$built" = "$hash" ]; then
  echo "image: $image is there"
  exit 0
fi

started=$SECONDS
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
root="$work/root"
# The bootstrapper inherits mktemp's mode otherwise, and the database's user could not enter "/".
mkdir -m 755 "$root"

if ! debootstrap --variant=minbase --include="$packages" "$suite" "$root" "$mirror" >"$work/log" 2>&1; then
  echo "image: $image: debootstrap failed" >&2
  tail -n 20 "$work/log" "$root/debootstrap/debootstrap.log" >&2 2>/dev/null || true
  exit 1
fi
if declare -F prepare >/dev/null; then
  prepare "$root"
fi
install -m 755 "$recipe/entry.sh" "$root/entry.sh"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/man/*

tar -C "$root" --exclude=./proc/* --exclude=./sys/* --exclude=./dev/* -c . |
  docker import \
    -c 'ENTRYPOINT ["/entry.sh"]' -c "EXPOSE $port" -c "VOLUME $data" -c "ENV $environment" \
    -c "LABEL stingerloom.recipe=$hash" - "$image" >/dev/null
echo "image: $image built in $((SECONDS - started)) s"
