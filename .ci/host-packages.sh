#!/usr/bin/env bash
# What tests use of this machine besides Docker, where it can be installed: PgBouncer, which tests
# start themselves when they need it, and tmux, in which they type as a person does. Not having
# them fails nothing here.
set -uo pipefail

missing=()
for command in pgbouncer tmux; do
  command -v "$command" >/dev/null || missing+=("$command")
done
[ "${#missing[@]}" = 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  install() { apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1; }
  install || { apt-get update -qq && install; }
fi
for command in "${missing[@]}"; do
  command -v "$command" >/dev/null || echo "host-packages: there is no $command" >&2
done
exit 0
