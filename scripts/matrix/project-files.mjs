/** The files of a project that a user writes, for one module format and one kind of configuration. */
export function projectFiles({ module, config }) {
  const esm = module === "esm";
  // In an ES module, TypeScript asks for the ending of the file that it will write.
  const ending = esm ? ".js" : "";
  return {
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        target: "es2022",
        module: "node16",
        moduleResolution: "node16",
        strict: true,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
        skipLibCheck: false,
        types: [],
        rootDir: ".",
        outDir: "dist",
      },
      include: ["*.ts", "entities", "migrations"],
    }),
    "entities/author.ts": author,
    "entities/book.ts": book(ending),
    [`stingerloom.config.${config}`]: config === "ts" ? typed(ending) : plain(esm),
    "main.ts": main(ending),
    "wrong.ts": wrong,
  };
}

const author = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class Author {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 80 })
  name!: string;

  @Column()
  born!: Date;

  @Column({ nullable: true })
  active!: boolean;
}
`;

const book = (ending) => `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "@stingerloom/orm";
import { Author } from "./author${ending}";

@Entity()
export class Book {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  title!: string;

  @ManyToOne(() => Author)
  author!: Author;
}
`;

const typed = (ending) => `import { defineConfig } from "@stingerloom/orm";
import { Author } from "./entities/author${ending}";
import { Book } from "./entities/book${ending}";

export default defineConfig({
  connection: { type: "sqlite", database: "app.db", entities: [Author, Book] },
  migrations: ["./migrations/*.ts"],
});
`;

const plain = (esm) => `${
  esm ? 'import { defineConfig } from "@stingerloom/orm";' : 'const { defineConfig } = require("@stingerloom/orm");'
}

${esm ? "export default" : "module.exports ="} defineConfig({
  connection: { type: "sqlite", database: "app.db", entities: ["./entities/*.ts"] },
  migrations: ["./migrations/*.ts"],
});
`;

/** The program, compiled by the project's TypeScript: its classes say the same as those that the command read. */
const main = (ending) => `import { MigrationCli, runMigrations, type Connection } from "@stingerloom/orm";
import { Author } from "./entities/author${ending}";
import { Book } from "./entities/book${ending}";

const connection: Connection = { type: "sqlite", database: "program.db", entities: [Author, Book] };

async function main(): Promise<void> {
  const ran = await runMigrations({ connection, migrations: ["./dist/migrations/*.js"] }, { log: () => undefined });
  const cli = new MigrationCli([], connection);
  await cli.connect();
  const { sql } = await cli.setGenerateOptions({ dryRun: true }).migrateGenerate();
  await cli.close();
  console.log(JSON.stringify({ ran: ran.length, left: sql.up }));
}

main().catch((error: unknown) => {
  console.error(error);
  throw error;
});
`;

/** Each wrong key is one error, and at its own line: elsewhere it would be one that is not expected. */
const wrong = `import { defineConfig } from "@stingerloom/orm";

export const misspelt = defineConfig({
  connection: { type: "sqlite", database: "app.db" },
  // @ts-expect-error
  migratons: [],
});

export const otherEngine = defineConfig({
  connection: {
    type: "sqlite",
    database: "app.db",
    // @ts-expect-error
    host: "localhost",
  },
});

export const wrongValue = defineConfig({
  connection: {
    type: "postgres",
    // @ts-expect-error
    port: "5432",
  },
});
`;
