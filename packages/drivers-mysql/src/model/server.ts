/**
 * Which of the two engines a server is. They share a protocol and part ways in their catalogs and in what they can do.
 */
export type Flavour = "mysql" | "mariadb";

/** What the dialect has to know of the server and of the database. */
export interface ServerFacts {
  readonly flavour: Flavour;
  /** 8.0.36 is 80036, 10.11.6 is 101106. */
  readonly version: number;
  /** The current database; empty before a connection is there. */
  readonly database: string;
  /** The collation of a table that says nothing else. */
  readonly collation: string;
  /** The collation that a character set has when nobody chooses one. */
  readonly defaultCollations: Readonly<Record<string, string>>;
  /** Are table names kept in lower case (`lower_case_table_names = 1`)? */
  readonly lowerCaseTables: boolean;
  /** Is it a node of a cluster, whose locks and reads are its own? */
  readonly cluster: boolean;
}

/** What a server of this kind is like before we have asked it. */
export function assumedServer(flavour: Flavour): ServerFacts {
  const collation = flavour === "mysql" ? "utf8mb4_0900_ai_ci" : "utf8mb4_general_ci";
  return {
    flavour,
    version: flavour === "mysql" ? 80400 : 101100,
    database: "",
    collation,
    defaultCollations: {
      utf8mb4: collation,
      utf8mb3: "utf8mb3_general_ci",
      latin1: "latin1_swedish_ci",
      ascii: "ascii_general_ci",
      binary: "binary",
    },
    lowerCaseTables: false,
    cluster: false,
  };
}

/** MariaDB says so in its version; some proxies put `5.5.5-` before it. */
export function flavourOf(version: string): Flavour {
  return /mariadb/i.test(version) ? "mariadb" : "mysql";
}

/** `10.11.6-MariaDB-0+deb12u1` → 101106. */
export function versionNumber(version: string): number {
  const [, major = "0", minor = "0", patch = "0"] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) * 10_000 + Number(minor) * 100 + Number(patch);
}
