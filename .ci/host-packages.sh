#!/usr/bin/env bash
# What tests use of this machine besides Docker, where it can be installed: PgBouncer, which tests
# start themselves when they need it. Not having it fails nothing here.
set -uo pipefail

command -v pgbouncer >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends pgbouncer >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends pgbouncer >/dev/null 2>&1; }
fi
command -v pgbouncer >/dev/null || echo "host-packages: there is no pgbouncer" >&2
exit 0
