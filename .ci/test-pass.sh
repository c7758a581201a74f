#!/usr/bin/env bash
# Runs `npm test` once and writes "PASSED FAILED" into the file named by $1. A run that ends badly
# counts as a failure even where it got no further than its set-up.
set -uo pipefail

LIMIT_SECONDS=2400
result=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

timeout --kill-after=30 "$LIMIT_SECONDS" npm test </dev/null 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
[ "$status" = 124 ] && echo "test-pass: not done after $LIMIT_SECONDS s"

counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*$/\1 \2/p' "$log" | tail -n 1)
read -r passed failed <<<"${counts:-0 0}"
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
  failed=1
fi
echo "$passed $failed" >"$result"
[ "$failed" = 0 ]
