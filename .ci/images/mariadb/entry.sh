#!/bin/sh
# Understands what tests use of the public image's environment: MARIADB_ROOT_PASSWORD (or
# MARIADB_ALLOW_EMPTY_ROOT_PASSWORD), MARIADB_DATABASE, MARIADB_USER, MARIADB_PASSWORD, and options after the image's name.
set -eu

if [ "${1:-}" = mariadbd ]; then
  shift
fi
sql_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g")"; }

mkdir -p /var/lib/mysql /run/mysqld
chown mysql:mysql /var/lib/mysql /run/mysqld
# --no-defaults: the distribution's configuration listens on the loopback device only.
set -- --no-defaults --user=mysql --datadir=/var/lib/mysql --socket=/run/mysqld/mysqld.sock \
  --character-set-server=utf8mb4 --collation-server=utf8mb4_uca1400_ai_ci "$@"

if [ ! -d /var/lib/mysql/mysql ]; then
  if [ -z "${MARIADB_ROOT_PASSWORD:-}" ] && [ -z "${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-}" ]; then
    echo "MARIADB_ROOT_PASSWORD or MARIADB_ALLOW_EMPTY_ROOT_PASSWORD must be set" >&2
    exit 1
  fi
  mariadb-install-db --no-defaults --user=mysql --datadir=/var/lib/mysql --skip-test-db \
    --auth-root-authentication-method=normal >/dev/null
  # --init-file runs before the server listens: nobody can connect before the accounts are there.
  init_file=$(mktemp)
  {
    if [ -n "${MARIADB_DATABASE:-}" ]; then
      printf 'CREATE DATABASE IF NOT EXISTS `%s`;\n' "$MARIADB_DATABASE"
    fi
    if [ -n "${MARIADB_USER:-}" ] && [ "$MARIADB_USER" != root ]; then
      printf 'CREATE USER %s@'"'%%'"' IDENTIFIED BY %s;\n' "$(sql_text "$MARIADB_USER")" "$(sql_text "${MARIADB_PASSWORD:-}")"
      if [ -n "${MARIADB_DATABASE:-}" ]; then
        printf 'GRANT ALL ON `%s`.* TO %s@'"'%%'"';\n' "$(printf '%s' "$MARIADB_DATABASE" | sed 's/_/\\_/g')" "$(sql_text "$MARIADB_USER")"
      fi
    fi
    printf "CREATE USER 'root'@'%%' IDENTIFIED BY %s;\n" "$(sql_text "${MARIADB_ROOT_PASSWORD:-}")"
    printf "GRANT ALL ON *.* TO 'root'@'%%' WITH GRANT OPTION;\n"
    for file in /docker-entrypoint-initdb.d/*.sql; do
      # An init file has one statement a line.
      [ ! -e "$file" ] || tr '\n' ' ' <"$file"
      printf '\n'
    done
    printf "ALTER USER 'root'@'localhost' IDENTIFIED BY %s;\n" "$(sql_text "${MARIADB_ROOT_PASSWORD:-}")"
  } >"$init_file"
  chown mysql:mysql "$init_file"
  exec mariadbd "$@" --init-file="$init_file"
fi

exec mariadbd "$@"
