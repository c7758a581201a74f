#!/usr/bin/env bash
# Runs `npm run check` once and writes "PASSED FAILED" into the file named by $1: a check that fails is a failure like a test's.
set -uo pipefail

result=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

npm run --silent check </dev/null 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

passed=$(grep -c '^✓ ' "$log")
failed=$(grep -c '^✗ ' "$log")
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
  failed=1
fi
echo "$passed $failed" >"$result"
[ "$failed" = 0 ]
