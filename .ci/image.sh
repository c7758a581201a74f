#!/usr/bin/env bash
# One database image made of distribution packages:
#   image.sh ENGINE --find            prints its name if it is here and its recipe is unchanged
#   image.sh ENGINE --build MIRROR    builds it and prints its name
# The recipe is this file and images/ENGINE/*.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
engine=$1
recipe="$here/images/$engine"
. "$recipe/recipe.sh" # sets image suite packages port data environment, and prepare ROOT

hash=$(cat "$here/image.sh" "$recipe"/* | sha256sum | cut -c1-16)

if [ "$2" = --find ]; then
  built=$(docker image inspect --format '{{ index .Config.Labels "stingerloom.recipe" }}' "$image" 2>/dev/null || true)
  [ "$built" = "$hash" ] || exit 1
  echo "$image"
  exit
fi

mirror=$3
started=$SECONDS
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
root="$work/root"
# Not mktemp's mode: the database's user could not enter "/".
mkdir -m 755 "$root"

if ! debootstrap --variant=minbase --include="$packages" "$suite" "$root" "$mirror" >"$work/log" 2>&1; then
  echo "image: $image: debootstrap failed" >&2
  tail -n 20 "$work/log" >&2
  tail -n 20 "$root/debootstrap/debootstrap.log" >&2 2>/dev/null || true
  exit 1
fi
prepare "$root"
install -m 755 "$recipe/entry.sh" "$root/entry.sh"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/man/*

tar -C "$root" --exclude='./proc/*' --exclude='./sys/*' --exclude='./dev/*' -c . |
  docker import \
    -c 'ENTRYPOINT ["/entry.sh"]' -c "EXPOSE $port" -c "VOLUME $data" -c "ENV $environment" \
    -c "LABEL stingerloom.recipe=$hash" - "$image" >/dev/null
# The image that had the name before, unless a container still runs on it.
docker image prune --force --filter "label=stingerloom.recipe" >/dev/null 2>&1 || true
echo "image: $image built in $((SECONDS - started)) s" >&2
echo "$image"
