#!/usr/bin/env bash
# Makes a Docker engine answer on this machine: uses the one that does, else installs the
# distribution's and starts it by hand (a CI machine may have no init system that would).
# Leaves the engine running. Fails, with the engine's own last words, when none can be had.
set -euo pipefail

answers() { timeout 10 docker info >/dev/null 2>&1; }

if command -v docker >/dev/null && answers; then
  exit 0
fi

if ! command -v dockerd >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "docker-engine: no Docker engine answers, and none can be installed here (needs root and apt-get)" >&2
    exit 1
  fi
  echo "docker-engine: installing the distribution's engine"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # Of what the package only recommends: without AppArmor's parser no container starts on a kernel that has AppArmor.
  apt-get install -y -qq --no-install-recommends docker.io iptables apparmor cgroupfs-mount >/dev/null
fi

answers && exit 0

# Without an init system nobody may have mounted the control groups.
if ! mountpoint -q /sys/fs/cgroup && command -v cgroupfs-mount >/dev/null; then
  cgroupfs-mount || true
fi

# A daemon that was killed leaves its pid files; a new one refuses to start beside them.
for pid_file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
  if [ -e "$pid_file" ] && ! kill -0 "$(cat "$pid_file")" 2>/dev/null; then
    rm -f "$pid_file"
  fi
done

log=$(mktemp)

start() {
  # setsid: the engine outlives this script, and a Ctrl-C meant for the tests does not reach it.
  setsid dockerd "$@" >"$log" 2>&1 </dev/null &
  local daemon=$!
  for _ in $(seq 1 60); do
    if answers; then
      echo "docker-engine: started dockerd${*:+ $*}"
      return 0
    fi
    if ! kill -0 "$daemon" 2>/dev/null; then
      return 1
    fi
    sleep 0.5
  done
  kill "$daemon" 2>/dev/null || true
  wait "$daemon" 2>/dev/null || true
  return 1
}

# From what is best to what works in a poor sandbox: without iptables rules the userland proxy
# still publishes ports on the loopback device, and vfs needs nothing of the kernel.
start ||
  start --storage-driver=overlay2 ||
  start --iptables=false --ip6tables=false ||
  start --storage-driver=vfs ||
  start --storage-driver=vfs --iptables=false --ip6tables=false || {
  echo "docker-engine: dockerd does not come up; its last words:" >&2
  tail -n 20 "$log" >&2
  exit 1
}
