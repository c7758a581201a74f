#!/usr/bin/env bash
# Prints the engines whose standard port answers on this machine, for the pass against them.
set -uo pipefail

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# One greeting for both: the server says in its first packet whether it is MariaDB.
greeting() { timeout 2 bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && head -c 64 <&3" 2>/dev/null | tr -cd '[:print:]'; }

listens 5432 && echo postgres
if listens 3306; then
  case $(greeting 3306) in
  *MariaDB*) echo mariadb ;;
  *) echo mysql ;;
  esac
fi
exit 0
