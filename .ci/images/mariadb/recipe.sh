image=stingerloom-test/mariadb:11.8
suite=trixie
packages=mariadb-server,tzdata
port=3306
data=/var/lib/mysql
environment='LANG=C.UTF-8'

prepare() {
  # The package makes a data directory of its own; the entry script makes the one that is used.
  rm -rf "$1/var/lib/mysql"
  mkdir -p "$1/var/lib/mysql"
}
