image=stingerloom-test/mysql:9
suite=sid
packages=mysql-server-core,mysql-client-core,tzdata
port=3306
data=/var/lib/mysql
environment='LANG=C.UTF-8'

prepare() {
  # The -core packages carry the programs only: no account, no directories, no configuration.
  chroot "$1" groupadd --system mysql
  chroot "$1" useradd --system --gid mysql --home-dir /var/lib/mysql --no-create-home --shell /bin/false mysql
  mkdir -p "$1/var/lib/mysql" "$1/var/lib/mysql-files" "$1/var/run/mysqld"
}
