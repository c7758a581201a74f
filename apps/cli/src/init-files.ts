/** What a first configuration is made of. */
export interface InitAnswers {
  readonly type: "postgres" | "mysql" | "mariadb" | "sqlite";
  /** Folders, without `./` and a slash at the end. */
  readonly entities: string;
  readonly output: string;
  /** Of a server: the default is that of a fresh one on this machine. On SQLite the path of the file. */
  readonly url?: string;
}

export const defaultUrls: Readonly<Record<InitAnswers["type"], string>> = {
  postgres: "postgres://postgres@localhost:5432/mydb",
  mysql: "mysql://root@localhost:3306/mydb",
  mariadb: "mariadb://root@localhost:3306/mydb",
  sqlite: "app.db",
};

export function configText({ type, entities, output, url }: InitAnswers): string {
  const where =
    type === "sqlite"
      ? [`database: ${JSON.stringify((url ?? defaultUrls.sqlite).replace(/^sqlite3?:(\/\/)?/i, ""))}`]
      : ["url: process.env.DATABASE_URL"];
  return `import { defineConfig } from "@stingerloom/orm";

export default defineConfig({
  connection: {
    type: "${type}",
    ${where.join(",\n    ")},
    entities: ["./${entities}/*.ts"],
  },
  migrations: ["./${output}/*"],
  output: "./${output}",
});
`;
}

export const entityText = `import { Column, Entity, PrimaryGeneratedColumn } from "@stingerloom/orm";

@Entity()
export class Example {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 100 })
  name!: string;
}
`;

export function envLine({ type, url = defaultUrls[type] }: InitAnswers): string {
  return `DATABASE_URL=${url}`;
}
