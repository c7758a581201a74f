const { Client } = require("pg");

/** Writes a book and reads it again; by `pg`, so that no client has to be generated. */
async function main() {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("INSERT INTO author (name) VALUES ('Ada')");
  await client.query("INSERT INTO book (title, pages, author_id) SELECT 'Notes', 12, id FROM author");
  const { rows } = await client.query(
    "SELECT title, pages, name AS author FROM book JOIN author ON author.id = author_id",
  );
  console.log(JSON.stringify(rows[0]));
  await client.end();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
