#!/bin/sh
# Understands what tests use of the public image's environment: MYSQL_ROOT_PASSWORD (or
# MYSQL_ALLOW_EMPTY_PASSWORD), MYSQL_DATABASE, MYSQL_USER, MYSQL_PASSWORD, and options after the image's name.
set -eu

if [ "${1:-}" = mysqld ]; then
  shift
fi
sql_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g")"; }

mkdir -p /var/lib/mysql /var/lib/mysql-files /var/run/mysqld
chown mysql:mysql /var/lib/mysql /var/lib/mysql-files /var/run/mysqld
chmod 750 /var/lib/mysql-files
set -- --user=mysql --datadir=/var/lib/mysql --secure-file-priv=/var/lib/mysql-files \
  --socket=/var/run/mysqld/mysqld.sock --pid-file=/var/run/mysqld/mysqld.pid --log-error-verbosity=2 "$@"

if [ ! -d /var/lib/mysql/mysql ]; then
  if [ -z "${MYSQL_ROOT_PASSWORD:-}" ] && [ -z "${MYSQL_ALLOW_EMPTY_PASSWORD:-}" ]; then
    echo "MYSQL_ROOT_PASSWORD or MYSQL_ALLOW_EMPTY_PASSWORD must be set" >&2
    exit 1
  fi
  # --init-file runs before the server listens: nobody can connect before the accounts are there.
  init_file=/var/lib/mysql-files/init.sql
  {
    if [ -n "${MYSQL_DATABASE:-}" ]; then
      printf 'CREATE DATABASE IF NOT EXISTS `%s`;\n' "$MYSQL_DATABASE"
    fi
    if [ -n "${MYSQL_USER:-}" ] && [ "$MYSQL_USER" != root ]; then
      printf 'CREATE USER %s@'"'%%'"' IDENTIFIED BY %s;\n' "$(sql_text "$MYSQL_USER")" "$(sql_text "${MYSQL_PASSWORD:-}")"
      if [ -n "${MYSQL_DATABASE:-}" ]; then
        printf 'GRANT ALL ON `%s`.* TO %s@'"'%%'"';\n' "$(printf '%s' "$MYSQL_DATABASE" | sed 's/_/\\_/g')" "$(sql_text "$MYSQL_USER")"
      fi
    fi
    printf "CREATE USER 'root'@'%%' IDENTIFIED BY %s;\n" "$(sql_text "${MYSQL_ROOT_PASSWORD:-}")"
    printf "GRANT ALL ON *.* TO 'root'@'%%' WITH GRANT OPTION;\n"
    for file in /docker-entrypoint-initdb.d/*.sql; do
      # An init file has one statement a line.
      [ ! -e "$file" ] || tr '\n' ' ' <"$file"
      printf '\n'
    done
    printf "ALTER USER 'root'@'localhost' IDENTIFIED BY %s;\n" "$(sql_text "${MYSQL_ROOT_PASSWORD:-}")"
  } >"$init_file"
  chown mysql:mysql "$init_file"
  chmod 600 "$init_file"
  mysqld "$@" --initialize-insecure
  exec mysqld "$@" --init-file="$init_file"
fi

exec mysqld "$@"
