#!/usr/bin/env bash
# Sees to it that each server engine has an image, and prints the variables that name them, one
# NAME=VALUE a line. In this order: the image that a variable names already, the public one if it
# is here, our own if it is here, the public one if it can be pulled, our own built now.
# Progress is written to stderr.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
PULL_SECONDS=180

install_builder() {
  command -v debootstrap >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || {
    echo "database-images: building needs debootstrap" >&2
    return 1
  }
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
}

public_image() {
  case $1 in
  postgres) echo postgres:18 ;;
  mysql) echo mysql:9 ;;
  mariadb) echo mariadb:11.8 ;;
  esac
}

have() { docker image inspect "$1" >/dev/null 2>&1; }

# Prints the image to use; fails where it has to be built.
find_image() {
  local engine=$1 variable="STINGERLOOM_TEST_${1^^}_IMAGE" public own
  public=$(public_image "$engine")
  if [ -n "${!variable:-}" ]; then
    echo "${!variable}"
  elif have "$public"; then
    echo "$public"
  elif own=$("$here/image.sh" "$engine" --find); then
    echo "$own"
  elif timeout "$PULL_SECONDS" docker pull --quiet "$public" >/dev/null 2>&1; then
    echo "$public"
  else
    return 1
  fi
}

found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

for engine in postgres mysql mariadb; do
  find_image "$engine" >"$found/$engine" || rm -f "$found/$engine" &
done
wait

missing=()
for engine in postgres mysql mariadb; do
  [ -s "$found/$engine" ] || missing+=("$engine")
done

if [ ${#missing[@]} -gt 0 ]; then
  echo "database-images: building ${missing[*]} from distribution packages" >&2
  if install_builder && mirror=$("$here/mirror.sh"); then
    for engine in "${missing[@]}"; do
      "$here/image.sh" "$engine" --build "$mirror" >"$found/$engine" &
    done
    wait
  fi
fi

failed=0
for engine in postgres mysql mariadb; do
  if [ -s "$found/$engine" ]; then
    echo "STINGERLOOM_TEST_${engine^^}_IMAGE=$(cat "$found/$engine")"
  else
    echo "database-images: there is no image for $engine" >&2
    failed=1
  fi
done
exit $failed
