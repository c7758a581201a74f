import { describeEngine } from "@stingerloom/testing";
import { judge, type DatabasePair } from "./between-databases";

/** What the histories of real projects showed, each as the smallest change that shows it. */
const pairs: readonly DatabasePair[] = [
  {
    name: "a table is copied and made again, and its sequences keep the names of the first",
    before: "CREATE TABLE t (id serial, a text)",
    after: "CREATE TABLE t (id serial, a text); ALTER TABLE t RENAME TO backup; CREATE TABLE t (id serial, a text)",
  },
  {
    name: "the sequences of three columns change their names in a circle",
    before:
      "CREATE TABLE a (id serial); CREATE TABLE b (id serial); CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY)",
    after: `CREATE TABLE a (id serial); CREATE TABLE b (id serial);
      CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY);
      ALTER SEQUENCE a_id_seq RENAME TO x; ALTER SEQUENCE b_id_seq RENAME TO a_id_seq;
      ALTER SEQUENCE c_id_seq RENAME TO b_id_seq; ALTER SEQUENCE x RENAME TO c_id_seq`,
  },
  {
    name: "an explicit NULL default is dropped, alone and with NOT NULL",
    before: "CREATE TABLE t (a char(9) DEFAULT NULL, b varchar(9) DEFAULT NULL, c int DEFAULT NULL)",
    after: "CREATE TABLE t (a char(9) NOT NULL, b varchar(9), c int DEFAULT NULL)",
  },
];

describeEngine("postgres", () => {
  it.each(pairs.map((pair) => [pair.name, pair] as const))("%s", (_, pair) => judge(pair));
});
