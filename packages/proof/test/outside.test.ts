import { outsideOf } from "../src/scratch/outside";

const others = ["shop", "mysql", "odd name"];

describe("a statement that reaches beyond its database", () => {
  it.each([
    "CREATE ROLE reader",
    "drop user if exists ada",
    "ALTER SYSTEM SET work_mem = '1GB'",
    "SET GLOBAL max_connections = 1",
    "SET @@global.max_connections = 1",
    "USE shop",
    "RESET MASTER",
    "RESET REPLICA ALL",
    "GRANT ALL ON *.* TO ada",
    "COPY users TO PROGRAM 'rm'",
    "SELECT * FROM users INTO OUTFILE '/tmp/x'",
    "SELECT dblink_exec('host=live', 'DROP TABLE users')",
    "ALTER TABLE shop.users ADD COLUMN a INT",
    "INSERT INTO `shop`.`log` VALUES (1)",
    "UPDATE Shop . users SET a = 1",
    "INSERT INTO `odd name`.t VALUES (1)",
  ])("%s", (sql) => expect(outsideOf(sql, others)).toBeDefined());

  it.each([
    "CREATE TABLE role (a INT)",
    "ALTER TABLE users ADD COLUMN shop INT",
    "SELECT users.shop FROM users",
    "CREATE VIEW v AS SELECT myshop.a FROM myshop",
    "GRANT SELECT ON users TO ada",
    "SET SESSION sql_mode = ''",
    "RESET check_function_bodies",
    "CREATE INDEX i ON mysqld (a)",
  ])("not %s", (sql) => expect(outsideOf(sql, others)).toBeUndefined());
});
