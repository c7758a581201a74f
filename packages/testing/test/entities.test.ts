import { runInNewContext } from "node:vm";
import ts from "typescript";
import { printMigration } from "@stingerloom/codegen";
import {
  Check,
  Column,
  ComputedColumn,
  CreateTimestamp,
  DeletedAt,
  Entity,
  Index,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  readEntities,
  Unique,
  UniqueIndex,
  UpdateTimestamp,
  Version,
  type ReadOptions,
} from "@stingerloom/entities";
import { diffSchemas, planMigration, type Schema } from "@stingerloom/schema-diff";
import { startDatabase } from "../src/database";
import { acceptOn } from "../src/describe-acceptance";
import { describeEngines } from "../src/describe-engine";
import { driverOf, type TestDriver } from "../src/driver-of";
import type { Engine } from "../src/engine";

abstract class Dated {
  @CreateTimestamp() createdAt!: Date;
  @UpdateTimestamp({ precision: 3 }) updatedAt!: Date;
  @DeletedAt() deletedAt!: Date | null;
  @Version() version!: number;
}

@Entity()
@Check("version > 0")
@Unique(["email", "role"])
class User extends Dated {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
  @Column({ enum: ["admin", "it's", "a,b"], default: "it's" }) role!: string;
  @Column({ nullable: true, length: 20, comment: "with `ticks` and ${x}" }) phone?: string;
  @OneToMany(() => Post, { mappedBy: "author" }) posts!: object[];
  @OneToOne(() => Profile, { mappedBy: "user" }) profile!: object;
}

@Entity()
class Profile {
  @OneToOne(() => User, { primary: true, onDelete: "CASCADE" }) user!: User;
  @Column({ type: "text", nullable: true }) bio?: string;
}

@Entity()
@Index(["author", { property: "views", order: "desc" }])
@UniqueIndex(["slug", "author"])
class Post extends Dated {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() slug!: string;
  @Column({ default: 0 }) views!: number;
  @ComputedColumn({ expression: "views * 2", type: "integer" }) twice!: number;
  @ManyToOne(() => User, (user) => user.posts, { nullable: false, onDelete: "CASCADE" }) author!: User;
  @ManyToOne(() => Post, { onDelete: "SET NULL" }) answerTo!: object | null;
  @ManyToMany(() => Tag) tags!: Tag[];
}

@Entity()
class Tag {
  @PrimaryColumn({ length: 40 }) name!: string;
  @PrimaryColumn({ type: "smallint" }) language!: number;
  @ManyToMany(() => Post, (post) => post.tags) posts!: Post[];
}

const moment = new Date("2024-02-29T12:30:00.000Z");

@Entity()
class EveryType {
  @PrimaryGeneratedColumn("identity") id!: number;
  @Column({ type: "tinyint", default: 1 }) tiny!: number;
  @Column({ type: "smallint", default: -1 }) small!: number;
  @Column({ type: "mediumint", default: "(1 + 1)" }) medium!: number;
  @Column({ default: 9007199254740993n }) big!: bigint;
  @Column({ type: "decimal", precision: 10, scale: 2, default: 0.5 }) price!: number;
  @Column({ type: "float" }) float!: number;
  @Column({ type: "real" }) real!: number;
  @Column({ type: "double", default: 1.5 }) double!: number;
  @Column({ default: true }) flag!: boolean;
  @Column({ type: "char", length: 2, default: "de" }) code!: string;
  @Column({ default: 'it\'s "x" \\ `y` ${z}' }) text!: string;
  @Column({ type: "text" }) long!: string;
  @Column({ type: "longtext", nullable: true }) longer?: string;
  @Column({ type: "uuid", nullable: true }) uuid?: string;
  @Column({ type: "date", default: moment }) date!: Date;
  @Column({ type: "time", default: moment }) time!: Date;
  @Column({ default: moment }) at!: Date;
  @Column({ precision: 3, default: () => "CURRENT_TIMESTAMP(3)" }) precise!: Date;
  @Column({ type: "timestamp", default: () => "CURRENT_TIMESTAMP" }) stamp!: Date;
  @Column({ type: "timestamptz", precision: 6, nullable: true }) zoned?: Date;
  @Column({ type: "json", nullable: true }) json?: object;
  @Column({ type: "jsonb", nullable: true }) jsonb?: object;
  @Column({ nullable: true }) bytes?: Buffer;
  @Column({ length: 16, nullable: true }) hash?: Buffer;
  @Column({ type: "text", array: true, nullable: true }) list?: string[];
  @Column({ type: "array", array: "integer", nullable: true }) numbers?: number[];
}

/** Names and texts that hurt, decorated by hand. */
function hurtful(): Function[] {
  const names = [
    "select",
    "two words",
    'quo"te',
    "back`tick",
    "it's",
    "per%cent",
    "${x}",
    "straße",
    "\\slash",
    "camelCase",
  ];
  const Hurt = class {};
  PrimaryGeneratedColumn()(Hurt.prototype, "id");
  for (const name of names) {
    Column({ type: "varchar", length: 50, name, default: `${name}\n`, comment: `${name} -- */ \n ${name}` })(
      Hurt.prototype,
      name,
    );
    Index([name])(Hurt);
  }
  Entity({ name: 'Or"der `${x}`', comment: "`${y}`\\" })(Hurt);
  return [Hurt];
}

const sets: readonly [what: string, entities: () => readonly Function[]][] = [
  ["relations, timestamps, keys of every kind", () => [User, Profile, Post, Tag]],
  ["a column of every type, with its default", () => [EveryType]],
  ["names and texts that hurt", hurtful],
];

const optionsFor = (engine: Engine): ReadOptions => ({
  generatedUuid: driverOf(engine, { type: engine, database: ":memory:" }).dialect.generatedUuid,
});

describeEngines(["postgres", "mysql", "mariadb", "sqlite"], (engine) => {
  test.each(sets)("entities are reached, found again and taken back: %s", async (what, entities) => {
    const after = readEntities(entities(), optionsFor(engine));
    await acceptOn(engine, { name: what, before: readEntities([]), after, rows: [] });
  });

  test.each(sets)("the printed file does what was planned: %s", async (_, entities) => {
    const database = await startDatabase(engine);
    const driver = driverOf(engine, database.options);
    try {
      await driver.connect();
      const empty = await driver.introspect();
      const wanted = driver.dialect.normalize(readEntities(entities(), optionsFor(engine)));
      const settled = await driver.canonicalizeExpressions(wanted, empty);
      const migration = printedMigration(driver, empty, settled);
      await migration.up({ query: (sql) => driver.query(sql), driver });
      expect(await remaining(driver, wanted)).toEqual([]);
      await migration.down({ query: (sql) => driver.query(sql), driver });
      expect((await driver.introspect()).tables).toEqual([]);
    } finally {
      await driver.close();
      await database.drop();
    }
  });

  test("the database makes the uuid of a generated key", async () => {
    const database = await startDatabase(engine);
    const driver = driverOf(engine, database.options);
    class Ticket {
      @PrimaryGeneratedColumn("uuid") id!: string;
      @Column() text!: string;
    }
    Entity()(Ticket);
    try {
      await driver.connect();
      const empty = await driver.introspect();
      const wanted = await driver.canonicalizeExpressions(
        driver.dialect.normalize(readEntities([Ticket], optionsFor(engine))),
        empty,
      );
      await printedMigration(driver, empty, wanted).up({ query: (sql) => driver.query(sql), driver });
      for (const text of ["a", "b"])
        await driver.query(
          `INSERT INTO ${driver.escapeIdentifier("ticket")} (${driver.escapeIdentifier("text")}) VALUES ('${text}')`,
        );
      const rows = (await driver.query(`SELECT id FROM ${driver.escapeIdentifier("ticket")}`)) as { id: string }[];
      expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
      for (const { id } of rows) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    } finally {
      await driver.close();
      await database.drop();
    }
  });
});

interface PrintedMigration {
  up(context: { query(sql: string): Promise<unknown>; driver: TestDriver }): Promise<void>;
  down(context: { query(sql: string): Promise<unknown>; driver: TestDriver }): Promise<void>;
}

/** The migration from the text of its file. */
function printedMigration(driver: TestDriver, from: Schema, to: Schema): PrintedMigration {
  const { dialect } = driver;
  const { up, down } = planMigration(dialect, from, to);
  const { source, className } = printMigration({ name: "entities", timestamp: 0, up: up.steps, down: down.steps });
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, new () => PrintedMigration> = {};
  runInNewContext(outputText, { exports: exported, require: () => ({ Migration: class {} }) });
  return new exported[className]!();
}

async function remaining(driver: TestDriver, wanted: Schema): Promise<readonly object[]> {
  const live = await driver.introspect();
  return diffSchemas(live, await driver.canonicalizeExpressions(wanted, live), { features: driver.dialect.features })
    .changes;
}
