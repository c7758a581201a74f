import type { ServerEngine } from "../engine";

/**
 * Test data need not outlive the server, so nothing waits for a disk. pg_stat_statements is there so that tests can
 * count the queries that the server saw.
 */
export const SERVER_OPTIONS: Readonly<Record<ServerEngine, readonly string[]>> = {
  postgres: [
    ...["-c", "fsync=off"],
    ...["-c", "synchronous_commit=off"],
    ...["-c", "full_page_writes=off"],
    ...["-c", "max_connections=300"],
    ...["-c", "shared_preload_libraries=pg_stat_statements"],
  ],
  mysql: [
    "--skip-log-bin",
    "--skip-name-resolve",
    "--mysqlx=OFF",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=OFF",
    "--max-connections=500",
  ],
  mariadb: [
    "--skip-log-bin",
    "--skip-name-resolve",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=0",
    "--max-connections=500",
  ],
};
