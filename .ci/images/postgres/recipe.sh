image=stingerloom-test/postgres:18
suite=sid
packages=postgresql-18,tzdata
port=5432
data=/var/lib/postgresql
environment='LANG=C.UTF-8 PATH=/usr/lib/postgresql/18/bin:/usr/sbin:/usr/bin:/sbin:/bin'

prepare() {
  # The package makes a cluster of its own; the entry script makes the one that is used.
  rm -rf "$1/var/lib/postgresql/18" "$1/etc/postgresql/18"
}
