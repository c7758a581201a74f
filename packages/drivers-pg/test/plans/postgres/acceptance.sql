## PostgreSQL columns adds a nullable column
-- up
ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255);
-- down
-- DATA_LOSS user.phone
ALTER TABLE "user" DROP COLUMN "phone";

## PostgreSQL columns adds a NOT NULL column with a default to rows
-- up
ALTER TABLE "user" ADD COLUMN "state" VARCHAR(20) DEFAULT 'new' NOT NULL;
-- down
-- DATA_LOSS user.state
ALTER TABLE "user" DROP COLUMN "state";

## PostgreSQL columns drops a column
-- up
-- DATA_LOSS user.phone
ALTER TABLE "user" DROP COLUMN "phone";
-- down
ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255);

## PostgreSQL columns drops a NOT NULL column without a default: the way back does not fail over values that are gone
-- up
-- DATA_LOSS user.age
ALTER TABLE "user" DROP COLUMN "age";
-- DATA_LOSS user.phone
ALTER TABLE "user" DROP COLUMN "phone";
-- down
ALTER TABLE "user" ADD COLUMN "phone" VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE "user" ALTER COLUMN "phone" DROP DEFAULT;
ALTER TABLE "user" ADD COLUMN "age" INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE "user" ALTER COLUMN "age" DROP DEFAULT;

## PostgreSQL columns widens a varchar in place (complaints 1, 4)
-- up
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(51);
-- down
-- REWRITES_TABLE user.email
-- BLOCKS_READS user.email
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(50);

## PostgreSQL columns widens a varchar (complaints 1, 3)
-- up
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(500);
-- down
-- REWRITES_TABLE user.email
-- BLOCKS_READS user.email
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(50);

## PostgreSQL columns narrows a varchar that holds short values
-- up
-- REWRITES_TABLE user.email
-- BLOCKS_READS user.email
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(50);
-- down
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(500);

## PostgreSQL columns int becomes bigint with its rows (complaints 1)
-- up
-- REWRITES_TABLE user.points
-- BLOCKS_READS user.points
ALTER TABLE "user" ALTER COLUMN "points" TYPE BIGINT;
-- down
-- REWRITES_TABLE user.points
-- BLOCKS_READS user.points
-- MAY_FAIL_ON_DATA user.points
ALTER TABLE "user" ALTER COLUMN "points" TYPE INTEGER;

## PostgreSQL columns a decimal gets more digits
-- up
-- REWRITES_TABLE user.price
-- BLOCKS_READS user.price
ALTER TABLE "user" ALTER COLUMN "price" TYPE NUMERIC(14,4);
-- down
-- REWRITES_TABLE user.price
-- BLOCKS_READS user.price
-- MAY_FAIL_ON_DATA user.price
-- DATA_LOSS user.price
ALTER TABLE "user" ALTER COLUMN "price" TYPE NUMERIC(10,2);

## PostgreSQL columns an int becomes text
-- up
-- REWRITES_TABLE user.code
-- BLOCKS_READS user.code
ALTER TABLE "user" ALTER COLUMN "code" TYPE VARCHAR(20) USING "code"::TEXT;
-- down
-- REWRITES_TABLE user.code
-- BLOCKS_READS user.code
-- MAY_FAIL_ON_DATA user.code
ALTER TABLE "user" ALTER COLUMN "code" TYPE INTEGER USING "code"::INTEGER;

## PostgreSQL columns becomes nullable
-- up
ALTER TABLE "user" ALTER COLUMN "email" DROP NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" SET NOT NULL;

## PostgreSQL columns becomes NOT NULL
-- up
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" SET NOT NULL;
-- down
ALTER TABLE "user" ALTER COLUMN "email" DROP NOT NULL;

## PostgreSQL columns gets a default
-- up
ALTER TABLE "user" ALTER COLUMN "points" SET DEFAULT 7;
-- down
ALTER TABLE "user" ALTER COLUMN "points" DROP DEFAULT;

## PostgreSQL columns changes its default
-- up
ALTER TABLE "user" ALTER COLUMN "points" SET DEFAULT 7;
-- down
ALTER TABLE "user" ALTER COLUMN "points" SET DEFAULT 0;

## PostgreSQL columns loses its default
-- up
ALTER TABLE "user" ALTER COLUMN "points" DROP DEFAULT;
-- down
ALTER TABLE "user" ALTER COLUMN "points" SET DEFAULT 7;

## PostgreSQL columns a string default that hurts
-- up
ALTER TABLE "user" ADD COLUMN "note" VARCHAR(99) DEFAULT 'it''s "x" \ `y` ${z}
%s' NOT NULL;
-- down
-- DATA_LOSS user.note
ALTER TABLE "user" DROP COLUMN "note";

## PostgreSQL columns an empty string is a default
-- up
ALTER TABLE "user" ADD COLUMN "note" VARCHAR(99) DEFAULT '' NOT NULL;
-- down
-- DATA_LOSS user.note
ALTER TABLE "user" DROP COLUMN "note";

## PostgreSQL columns false, zero and a decimal are defaults
-- up
ALTER TABLE "user" ADD COLUMN "a" BOOLEAN DEFAULT false NOT NULL;
ALTER TABLE "user" ADD COLUMN "b" INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE "user" ADD COLUMN "c" NUMERIC(10,2) DEFAULT 0 NOT NULL;
-- down
-- DATA_LOSS user.c
ALTER TABLE "user" DROP COLUMN "c";
-- DATA_LOSS user.b
ALTER TABLE "user" DROP COLUMN "b";
-- DATA_LOSS user.a
ALTER TABLE "user" DROP COLUMN "a";

## PostgreSQL columns 0 and 0.00 are one default (complaints 7)
-- up
ALTER TABLE "user" ADD COLUMN "d" INTEGER;
-- down
-- DATA_LOSS user.d
ALTER TABLE "user" DROP COLUMN "d";

## PostgreSQL columns the current time as a default, however it is written (complaints 12)
-- up
CREATE TABLE "user" (
  "id" SERIAL PRIMARY KEY,
  "name" VARCHAR(255) NOT NULL,
  "at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "then" TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP NOT NULL
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS "user";

## PostgreSQL columns two columns change at once
-- up
-- REWRITES_TABLE user.a
-- BLOCKS_READS user.a
ALTER TABLE "user" ALTER COLUMN "a" TYPE BIGINT, ALTER COLUMN "b" TYPE VARCHAR(20), ALTER COLUMN "b" DROP NOT NULL;
-- down
-- REWRITES_TABLE user.b, user.a
-- BLOCKS_READS user.b, user.a
-- MAY_FAIL_ON_DATA user.b
-- MAY_FAIL_ON_DATA user.b
-- MAY_FAIL_ON_DATA user.a
ALTER TABLE "user" ALTER COLUMN "b" TYPE VARCHAR(10), ALTER COLUMN "b" SET NOT NULL, ALTER COLUMN "a" TYPE INTEGER;

## PostgreSQL columns one comes, one goes, one changes, one is renamed
-- up
ALTER TABLE "user" RENAME COLUMN "c" TO "c2";
ALTER TABLE "user" ADD COLUMN "d" INTEGER;
-- REWRITES_TABLE user.a
-- BLOCKS_READS user.a
ALTER TABLE "user" ALTER COLUMN "a" TYPE BIGINT;
-- DATA_LOSS user.b
ALTER TABLE "user" DROP COLUMN "b";
-- down
ALTER TABLE "user" ADD COLUMN "b" VARCHAR(10) DEFAULT '' NOT NULL;
ALTER TABLE "user" ALTER COLUMN "b" DROP DEFAULT;
-- REWRITES_TABLE user.a
-- BLOCKS_READS user.a
-- MAY_FAIL_ON_DATA user.a
ALTER TABLE "user" ALTER COLUMN "a" TYPE INTEGER;
-- DATA_LOSS user.d
ALTER TABLE "user" DROP COLUMN "d";
ALTER TABLE "user" RENAME COLUMN "c2" TO "c";

## PostgreSQL columns renames a column (complaints 2)
-- up
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
-- down
ALTER TABLE "user" RENAME COLUMN "email" TO "mail";

## PostgreSQL columns renames a column that keys, an index and a check stand on (complaints 2)
-- up
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
-- down
ALTER TABLE "user" RENAME COLUMN "email" TO "mail";

## PostgreSQL columns renames and retypes
-- up
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(80);
-- down
-- REWRITES_TABLE user.email
-- BLOCKS_READS user.email
-- MAY_FAIL_ON_DATA user.email
ALTER TABLE "user" ALTER COLUMN "email" TYPE VARCHAR(50);
ALTER TABLE "user" RENAME COLUMN "email" TO "mail";

## PostgreSQL columns a stored generated column, its expression changed
-- up
ALTER TABLE "user" ALTER COLUMN "twice" SET EXPRESSION AS ((a * 3));
-- down
ALTER TABLE "user" ALTER COLUMN "twice" SET EXPRESSION AS ((a * 2));

## PostgreSQL columns a generated column comes and goes
-- up
ALTER TABLE "user" DROP COLUMN "old";
-- REWRITES_TABLE user.next
-- BLOCKS_READS user.next
ALTER TABLE "user" ADD COLUMN "next" INTEGER GENERATED ALWAYS AS ((a + 2)) STORED;
-- down
ALTER TABLE "user" DROP COLUMN "next";
-- REWRITES_TABLE user.old
-- BLOCKS_READS user.old
ALTER TABLE "user" ADD COLUMN "old" INTEGER GENERATED ALWAYS AS ((a + 1)) STORED;

## PostgreSQL columns json columns with a default (complaints 7)
-- up
ALTER TABLE "user" ADD COLUMN "data" JSON;
-- down
-- DATA_LOSS user.data
ALTER TABLE "user" DROP COLUMN "data";

## PostgreSQL tables creates a table
-- up
CREATE TABLE "user" (
  "id" SERIAL PRIMARY KEY,
  "name" VARCHAR(255) NOT NULL
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS "user";

## PostgreSQL tables creates a table beside another one
-- up
CREATE TABLE "post" (
  "id" SERIAL PRIMARY KEY,
  "title" VARCHAR(255) NOT NULL,
  "authorId" INTEGER
);
-- BLOCKS_WRITES post
-- MAY_FAIL_ON_DATA post
ALTER TABLE "post" ADD CONSTRAINT "post_author" FOREIGN KEY ("authorId") REFERENCES "user" ("id");
-- down
ALTER TABLE "post" DROP CONSTRAINT "post_author";
-- DATA_LOSS post
DROP TABLE IF EXISTS "post";

## PostgreSQL tables drops a table when asked
-- up
-- DATA_LOSS old
DROP TABLE "old";
-- down
CREATE TABLE "old" (
  "id" SERIAL,
  "x" VARCHAR(255) NOT NULL,
  CONSTRAINT "old_pkey" PRIMARY KEY ("id")
);

## PostgreSQL tables keeps a table when not asked
-- up
-- down

## PostgreSQL tables creates two tables that refer to each other (complaints 30)
-- up
CREATE TABLE "right" (
  "id" SERIAL PRIMARY KEY,
  "otherId" INTEGER
);
CREATE TABLE "left" (
  "id" SERIAL PRIMARY KEY,
  "otherId" INTEGER
);
-- BLOCKS_WRITES left
-- MAY_FAIL_ON_DATA left
ALTER TABLE "left" ADD CONSTRAINT "left_other" FOREIGN KEY ("otherId") REFERENCES "right" ("id");
-- BLOCKS_WRITES right
-- MAY_FAIL_ON_DATA right
ALTER TABLE "right" ADD CONSTRAINT "right_other" FOREIGN KEY ("otherId") REFERENCES "left" ("id");
-- down
ALTER TABLE "right" DROP CONSTRAINT "right_other";
ALTER TABLE "left" DROP CONSTRAINT "left_other";
-- DATA_LOSS left
DROP TABLE IF EXISTS "left";
-- DATA_LOSS right
DROP TABLE IF EXISTS "right";

## PostgreSQL tables drops two tables that refer to each other (complaints 30)
-- up
ALTER TABLE "left" DROP CONSTRAINT "left_other";
ALTER TABLE "right" DROP CONSTRAINT "right_other";
-- DATA_LOSS left
DROP TABLE "left";
-- DATA_LOSS right
DROP TABLE "right";
-- down
CREATE TABLE "right" (
  "id" SERIAL,
  "otherId" INTEGER,
  CONSTRAINT "right_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "left" (
  "id" SERIAL,
  "otherId" INTEGER,
  CONSTRAINT "left_pkey" PRIMARY KEY ("id")
);
-- BLOCKS_WRITES right
-- MAY_FAIL_ON_DATA right
ALTER TABLE "right" ADD CONSTRAINT "right_other" FOREIGN KEY ("otherId") REFERENCES "left" ("id");
-- BLOCKS_WRITES left
-- MAY_FAIL_ON_DATA left
ALTER TABLE "left" ADD CONSTRAINT "left_other" FOREIGN KEY ("otherId") REFERENCES "right" ("id");

## PostgreSQL tables creates a table that refers to itself (complaints 30)
-- up
CREATE TABLE "node" (
  "id" SERIAL PRIMARY KEY,
  "parentId" INTEGER
);
-- BLOCKS_WRITES node
-- MAY_FAIL_ON_DATA node
ALTER TABLE "node" ADD CONSTRAINT "node_parent" FOREIGN KEY ("parentId") REFERENCES "node" ("id") ON DELETE CASCADE;
-- down
ALTER TABLE "node" DROP CONSTRAINT "node_parent";
-- DATA_LOSS node
DROP TABLE IF EXISTS "node";

## PostgreSQL tables changes a table that refers to itself (complaints 30)
-- up
ALTER TABLE "node" ADD COLUMN "rank" BIGINT;
-- down
-- DATA_LOSS node.rank
ALTER TABLE "node" DROP COLUMN "rank";

## PostgreSQL tables renames a table with its rows (complaints 2)
-- up
ALTER TABLE "post" RENAME TO "article";
ALTER SEQUENCE IF EXISTS "post_id_seq" RENAME TO "article_id_seq";
-- down
ALTER TABLE "article" RENAME TO "post";
ALTER SEQUENCE IF EXISTS "article_id_seq" RENAME TO "post_id_seq";

## PostgreSQL tables renames a table that others refer to (complaints 2)
-- up
ALTER TABLE "user" RENAME TO "member";
ALTER SEQUENCE IF EXISTS "user_id_seq" RENAME TO "member_id_seq";
-- down
ALTER TABLE "member" RENAME TO "user";
ALTER SEQUENCE IF EXISTS "member_id_seq" RENAME TO "user_id_seq";

## PostgreSQL tables renames a table and its columns and changes them
-- up
ALTER TABLE "post" RENAME TO "article";
ALTER SEQUENCE IF EXISTS "post_id_seq" RENAME TO "article_id_seq";
ALTER TABLE "article" RENAME COLUMN "title" TO "headline";
ALTER TABLE "article" ALTER COLUMN "headline" TYPE VARCHAR(300);
-- down
-- REWRITES_TABLE article.headline
-- BLOCKS_READS article.headline
-- MAY_FAIL_ON_DATA article.headline
ALTER TABLE "article" ALTER COLUMN "headline" TYPE VARCHAR(255);
ALTER TABLE "article" RENAME COLUMN "headline" TO "title";
ALTER TABLE "article" RENAME TO "post";
ALTER SEQUENCE IF EXISTS "article_id_seq" RENAME TO "post_id_seq";

## PostgreSQL tables a key of two columns (complaints 13)
-- up
CREATE TABLE "link" (
  "a" INTEGER NOT NULL,
  "b" INTEGER NOT NULL,
  "c" INTEGER NOT NULL,
  CONSTRAINT "link_pkey" PRIMARY KEY ("a", "b")
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS "link";

## PostgreSQL tables a key of two columns in the other order (complaints 13)
-- up
CREATE TABLE "link" (
  "a" INTEGER NOT NULL,
  "b" INTEGER NOT NULL,
  "c" INTEGER NOT NULL,
  CONSTRAINT "link_pkey" PRIMARY KEY ("b", "a")
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS "link";

## PostgreSQL tables a key of three columns (complaints 13)
-- up
CREATE TABLE "link" (
  "a" INTEGER NOT NULL,
  "b" INTEGER NOT NULL,
  "c" INTEGER NOT NULL,
  CONSTRAINT "link_pkey" PRIMARY KEY ("c", "a", "b")
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS "link";

## PostgreSQL tables a key changes its columns
-- up
ALTER TABLE "link" DROP CONSTRAINT "link_pkey";
-- BLOCKS_READS link
-- MAY_FAIL_ON_DATA link
ALTER TABLE "link" ADD CONSTRAINT "link_pkey" PRIMARY KEY ("a", "c");
-- down
ALTER TABLE "link" DROP CONSTRAINT "link_pkey";
-- BLOCKS_READS link
-- MAY_FAIL_ON_DATA link
ALTER TABLE "link" ADD CONSTRAINT "link_pkey" PRIMARY KEY ("a", "b");

## PostgreSQL tables a key changes its order
-- up
ALTER TABLE "link" DROP CONSTRAINT "link_pkey";
-- BLOCKS_READS link
-- MAY_FAIL_ON_DATA link
ALTER TABLE "link" ADD CONSTRAINT "link_pkey" PRIMARY KEY ("b", "a");
-- down
ALTER TABLE "link" DROP CONSTRAINT "link_pkey";
-- BLOCKS_READS link
-- MAY_FAIL_ON_DATA link
ALTER TABLE "link" ADD CONSTRAINT "link_pkey" PRIMARY KEY ("a", "b");

## PostgreSQL tables a table changes that others refer to: their rows stay (complaints 3)
-- up
ALTER TABLE "user" ALTER COLUMN "name" TYPE VARCHAR(300), ALTER COLUMN "name" DROP NOT NULL;
-- down
-- REWRITES_TABLE user.name
-- BLOCKS_READS user.name
-- MAY_FAIL_ON_DATA user.name
-- MAY_FAIL_ON_DATA user.name
ALTER TABLE "user" ALTER COLUMN "name" TYPE VARCHAR(255), ALTER COLUMN "name" SET NOT NULL;

## PostgreSQL tables a key that others refer to becomes wider, and they with it
-- up
-- REWRITES_TABLE user.id
-- BLOCKS_READS user.id
DO $$DECLARE name text := pg_get_serial_sequence('"user"', 'id'); BEGIN EXECUTE 'ALTER SEQUENCE ' || name || ' AS bigint'; END$$;
ALTER TABLE "user" ALTER COLUMN "id" TYPE BIGINT;
-- REWRITES_TABLE post.authorId
-- BLOCKS_READS post.authorId
ALTER TABLE "post" ALTER COLUMN "authorId" TYPE BIGINT;
-- down
-- REWRITES_TABLE post.authorId
-- BLOCKS_READS post.authorId
-- MAY_FAIL_ON_DATA post.authorId
ALTER TABLE "post" ALTER COLUMN "authorId" TYPE INTEGER;
-- REWRITES_TABLE user.id
-- BLOCKS_READS user.id
-- MAY_FAIL_ON_DATA user.id
DO $$DECLARE name text := pg_get_serial_sequence('"user"', 'id'); BEGIN EXECUTE 'ALTER SEQUENCE ' || name || ' AS integer'; END$$;
ALTER TABLE "user" ALTER COLUMN "id" TYPE INTEGER;

## PostgreSQL tables many-to-many
-- up
CREATE TABLE "user_group" (
  "userId" INTEGER NOT NULL,
  "groupId" INTEGER NOT NULL,
  CONSTRAINT "user_group_pkey" PRIMARY KEY ("userId", "groupId")
);
-- BLOCKS_WRITES user_group
-- MAY_FAIL_ON_DATA user_group
ALTER TABLE "user_group" ADD CONSTRAINT "user_group_user" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE;
-- BLOCKS_WRITES user_group
-- MAY_FAIL_ON_DATA user_group
ALTER TABLE "user_group" ADD CONSTRAINT "user_group_group" FOREIGN KEY ("groupId") REFERENCES "group" ("id") ON DELETE CASCADE;
-- down
ALTER TABLE "user_group" DROP CONSTRAINT "user_group_group";
ALTER TABLE "user_group" DROP CONSTRAINT "user_group_user";
-- DATA_LOSS user_group
DROP TABLE IF EXISTS "user_group";

## PostgreSQL constraints adds a unique
-- up
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "u" UNIQUE ("a");
-- down
ALTER TABLE "child" DROP CONSTRAINT "u";

## PostgreSQL constraints drops a unique
-- up
ALTER TABLE "child" DROP CONSTRAINT "u";
-- down
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "u" UNIQUE ("a");

## PostgreSQL constraints a composite unique (complaints 5)
-- up
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "u" UNIQUE ("b", "a");
-- down
ALTER TABLE "child" DROP CONSTRAINT "u";

## PostgreSQL constraints a unique changes its columns
-- up
ALTER TABLE "child" DROP CONSTRAINT "u";
-- BLOCKS_READS child
ALTER TABLE "child" ADD CONSTRAINT "u" UNIQUE ("a", "b");
-- down
ALTER TABLE "child" DROP CONSTRAINT "u";
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "u" UNIQUE ("a");

## PostgreSQL constraints a unique that nobody named is known by its columns
-- up
-- down

## PostgreSQL constraints a unique gets another name
-- up
ALTER TABLE "child" RENAME CONSTRAINT "u1" TO "u2";
-- down
ALTER TABLE "child" RENAME CONSTRAINT "u2" TO "u1";

## PostgreSQL constraints adds an index
-- up
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a");
-- down
DROP INDEX "i";

## PostgreSQL constraints drops an index
-- up
DROP INDEX "i";
-- down
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a");

## PostgreSQL constraints an index of several columns and directions
-- up
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("b", "a" DESC);
-- down
DROP INDEX "i";

## PostgreSQL constraints an index changes its columns
-- up
DROP INDEX "i";
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a", "b");
-- down
DROP INDEX "i";
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a");

## PostgreSQL constraints an index becomes unique
-- up
DROP INDEX "i";
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
CREATE UNIQUE INDEX "i" ON "child" ("a");
-- down
DROP INDEX "i";
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a");

## PostgreSQL constraints an index gets another name
-- up
ALTER INDEX "i1" RENAME TO "i2";
-- down
ALTER INDEX "i2" RENAME TO "i1";

## PostgreSQL constraints a partial index whose predicate has a camelCase column (complaints 15, 32)
-- up
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a") WHERE (("userName" IS NOT NULL) AND (a > 0));
-- down
DROP INDEX "i";

## PostgreSQL constraints a partial index changes its predicate (complaints 15)
-- up
DROP INDEX "i";
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a") WHERE (a > 1);
-- down
DROP INDEX "i";
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ("a") WHERE (a > 0);

## PostgreSQL constraints an index on an expression (complaints 16)
-- up
-- BLOCKS_WRITES child
CREATE INDEX "i" ON "child" ((lower("userName"::text)));
-- down
DROP INDEX "i";

## PostgreSQL constraints adds a foreign key
-- up
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id");
-- down
ALTER TABLE "child" DROP CONSTRAINT "child_parent";

## PostgreSQL constraints drops a foreign key
-- up
ALTER TABLE "child" DROP CONSTRAINT "child_parent";
-- down
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id");

## PostgreSQL constraints a foreign key changes its action
-- up
ALTER TABLE "child" DROP CONSTRAINT "child_parent";
-- BLOCKS_WRITES child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id") ON DELETE CASCADE;
-- down
ALTER TABLE "child" DROP CONSTRAINT "child_parent";
-- BLOCKS_WRITES child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id");

## PostgreSQL constraints a foreign key sets null, and cascades updates
-- up
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- down
ALTER TABLE "child" DROP CONSTRAINT "child_parent";

## PostgreSQL constraints a foreign key restricts
-- up
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "child_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id") ON DELETE RESTRICT;
-- down
ALTER TABLE "child" DROP CONSTRAINT "child_parent";

## PostgreSQL constraints a foreign key of two columns (complaints 31)
-- up
CREATE TABLE "child" (
  "id" SERIAL PRIMARY KEY,
  "code" VARCHAR(20) NOT NULL,
  "region" VARCHAR(20) NOT NULL
);
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "child_code" FOREIGN KEY ("code", "region") REFERENCES "parent" ("code", "region");
-- down
ALTER TABLE "child" DROP CONSTRAINT "child_code";
-- DATA_LOSS child
DROP TABLE IF EXISTS "child";

## PostgreSQL constraints adds a check
-- up
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "c" CHECK ((a > 0));
-- down
ALTER TABLE "child" DROP CONSTRAINT "c";

## PostgreSQL constraints drops a check
-- up
ALTER TABLE "child" DROP CONSTRAINT "c";
-- down
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "c" CHECK ((a > 0));

## PostgreSQL constraints a check changes
-- up
ALTER TABLE "child" DROP CONSTRAINT "c";
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "c" CHECK ((a > '-1'::integer));
-- down
ALTER TABLE "child" DROP CONSTRAINT "c";
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "c" CHECK ((a > 0));

## PostgreSQL constraints a check with all sorts of things in it
-- up
-- BLOCKS_READS child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "c" CHECK ((((a > 0) AND (b IN ('x', 'it''s'))) OR (("userName")::text ~~ 'a%'::text) OR ((a >= 1) AND (a <= 10)) OR ((COALESCE(b, ''::character varying))::text <> ''::text)));
-- down
ALTER TABLE "child" DROP CONSTRAINT "c";

## PostgreSQL constraints a table changes and keeps every constraint that it has (complaints 31, 20)
-- up
ALTER TABLE "child" ALTER COLUMN "b" TYPE VARCHAR(30);
-- down
-- REWRITES_TABLE child.b
-- BLOCKS_READS child.b
-- MAY_FAIL_ON_DATA child.b
ALTER TABLE "child" ALTER COLUMN "b" TYPE VARCHAR(20);

## PostgreSQL constraints everything comes at once
-- up
CREATE TABLE "parent" (
  "id" SERIAL PRIMARY KEY,
  "code" VARCHAR(20) NOT NULL,
  "region" VARCHAR(20) NOT NULL,
  CONSTRAINT "parent_code" UNIQUE ("code", "region")
);
CREATE TABLE "child" (
  "id" SERIAL PRIMARY KEY,
  "a" INTEGER NOT NULL,
  "b" VARCHAR(20) NOT NULL,
  "parentId" INTEGER,
  CONSTRAINT "u_ab" UNIQUE ("a", "b"),
  CONSTRAINT "c_a" CHECK ((a >= 0))
);
CREATE INDEX "i_b" ON "child" ("b");
-- BLOCKS_WRITES child
-- MAY_FAIL_ON_DATA child
ALTER TABLE "child" ADD CONSTRAINT "f_parent" FOREIGN KEY ("parentId") REFERENCES "parent" ("id") ON DELETE SET NULL;
-- down
ALTER TABLE "child" DROP CONSTRAINT "f_parent";
-- DATA_LOSS child
DROP TABLE IF EXISTS "child";
-- DATA_LOSS parent
DROP TABLE IF EXISTS "parent";

## PostgreSQL renames renames columns in a chain
-- up
ALTER TABLE "t" RENAME COLUMN "b" TO "c";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
-- down
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "c" TO "b";

## PostgreSQL renames gives an old name to a new column
-- up
ALTER TABLE "t" RENAME COLUMN "name" TO "legalName";
ALTER TABLE "t" ADD COLUMN "name" VARCHAR(255);
-- down
-- DATA_LOSS t.name
ALTER TABLE "t" DROP COLUMN "name";
ALTER TABLE "t" RENAME COLUMN "legalName" TO "name";

## PostgreSQL renames gives an old name to a new column of another type
-- up
ALTER TABLE "t" RENAME COLUMN "name" TO "legalName";
ALTER TABLE "t" ADD COLUMN "name" INTEGER;
-- down
-- DATA_LOSS t.name
ALTER TABLE "t" DROP COLUMN "name";
ALTER TABLE "t" RENAME COLUMN "legalName" TO "name";

## PostgreSQL renames swaps two columns, each with a type and a default of its own
-- up
ALTER TABLE "t" RENAME COLUMN "b" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "a";
-- down
ALTER TABLE "t" RENAME COLUMN "a" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "b";

## PostgreSQL renames moves three columns in a circle
-- up
ALTER TABLE "t" RENAME COLUMN "c" TO "__stingerloom_c";
ALTER TABLE "t" RENAME COLUMN "b" TO "c";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_c" TO "a";
-- down
ALTER TABLE "t" RENAME COLUMN "a" TO "__stingerloom_c";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "c" TO "b";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_c" TO "c";

## PostgreSQL renames renames a column into the place of one that is dropped
-- up
ALTER TABLE "t" RENAME COLUMN "b" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
-- DATA_LOSS t.__stingerloom_b
ALTER TABLE "t" DROP COLUMN "__stingerloom_b";
-- down
ALTER TABLE "t" ADD COLUMN "__stingerloom_b" VARCHAR(255);
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "b";

## PostgreSQL renames swaps two columns that a key, an index and a check name
-- up
ALTER TABLE "t" RENAME COLUMN "b" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "a";
-- down
ALTER TABLE "t" RENAME COLUMN "a" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "b";

## PostgreSQL renames gives a table's old name to a new table
-- up
ALTER TABLE "user" RENAME TO "account";
ALTER SEQUENCE IF EXISTS "user_id_seq" RENAME TO "account_id_seq";
CREATE TABLE "user" (
  "id" SERIAL PRIMARY KEY,
  "a" VARCHAR(255)
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS "user";
ALTER TABLE "account" RENAME TO "user";
ALTER SEQUENCE IF EXISTS "account_id_seq" RENAME TO "user_id_seq";

## PostgreSQL renames renames tables in a chain, with a column of one
-- up
ALTER TABLE "y" RENAME TO "z";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "z_id_seq";
ALTER TABLE "x" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "x_id_seq" RENAME TO "y_id_seq";
ALTER TABLE "y" RENAME COLUMN "a" TO "a2";
-- down
ALTER TABLE "y" RENAME COLUMN "a2" TO "a";
ALTER TABLE "y" RENAME TO "x";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "x_id_seq";
ALTER TABLE "z" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "z_id_seq" RENAME TO "y_id_seq";

## PostgreSQL renames swaps two tables
-- up
ALTER TABLE "y" RENAME TO "__stingerloom_y";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "__stingerloom_y_id_seq";
ALTER TABLE "x" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "x_id_seq" RENAME TO "y_id_seq";
ALTER TABLE "__stingerloom_y" RENAME TO "x";
ALTER SEQUENCE IF EXISTS "__stingerloom_y_id_seq" RENAME TO "x_id_seq";
-- down
ALTER TABLE "x" RENAME TO "__stingerloom_y";
ALTER SEQUENCE IF EXISTS "x_id_seq" RENAME TO "__stingerloom_y_id_seq";
ALTER TABLE "y" RENAME TO "x";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "x_id_seq";
ALTER TABLE "__stingerloom_y" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "__stingerloom_y_id_seq" RENAME TO "y_id_seq";

## PostgreSQL renames swaps two tables, of which one stops counting
-- up
ALTER TABLE "y" RENAME TO "__stingerloom_y";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "__stingerloom_y_id_seq";
ALTER TABLE "x" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "x_id_seq" RENAME TO "y_id_seq";
ALTER TABLE "__stingerloom_y" RENAME TO "x";
ALTER SEQUENCE IF EXISTS "__stingerloom_y_id_seq" RENAME TO "x_id_seq";
ALTER TABLE "y" ALTER COLUMN "id" DROP DEFAULT;
DO $$DECLARE name text := pg_get_serial_sequence('"y"', 'id'); BEGIN EXECUTE 'DROP SEQUENCE ' || name; END$$;
-- down
CREATE SEQUENCE "y_id_seq" AS integer;
ALTER SEQUENCE "y_id_seq" OWNED BY "y"."id";
ALTER TABLE "y" ALTER COLUMN "id" SET DEFAULT nextval('"y_id_seq"'::regclass);
SELECT setval(pg_get_serial_sequence('"y"', 'id'), COALESCE((SELECT max("id") FROM "y"), 0) + 1, false);
ALTER TABLE "x" RENAME TO "__stingerloom_y";
ALTER SEQUENCE IF EXISTS "x_id_seq" RENAME TO "__stingerloom_y_id_seq";
ALTER TABLE "y" RENAME TO "x";
ALTER SEQUENCE IF EXISTS "y_id_seq" RENAME TO "x_id_seq";
ALTER TABLE "__stingerloom_y" RENAME TO "y";
ALTER SEQUENCE IF EXISTS "__stingerloom_y_id_seq" RENAME TO "y_id_seq";

## PostgreSQL enums creates an enum
-- up
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
CREATE TABLE "order" (
  "id" SERIAL PRIMARY KEY,
  "state" "order_state_enum" DEFAULT 'new' NOT NULL
);
-- down
-- DATA_LOSS order
DROP TABLE IF EXISTS "order";
DROP TYPE "order_state_enum";

## PostgreSQL enums adds a label at the end
-- up
ALTER TYPE "order_state_enum" ADD VALUE 'back';
-- down
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'new';
DROP TYPE "order_state_enum__old";

## PostgreSQL enums adds a label in the middle (complaints 19)
-- up
ALTER TYPE "order_state_enum" ADD VALUE 'seen' BEFORE 'paid';
-- down
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'new';
DROP TYPE "order_state_enum__old";

## PostgreSQL enums adds a label and makes it the default (complaints 19)
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent', 'draft');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'new';
DROP TYPE "order_state_enum__old";
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'draft';
-- down
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum";
DROP TYPE "order_state_enum__old";
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'new';

## PostgreSQL enums removes a label that no row has (complaints 19)
-- up
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'new';
DROP TYPE "order_state_enum__old";
-- down
ALTER TYPE "order_state_enum" ADD VALUE 'sent';

## PostgreSQL enums removes the label that is the default (complaints 19)
-- up
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum";
DROP TYPE "order_state_enum__old";
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'paid';
-- down
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'old');
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'paid';
DROP TYPE "order_state_enum__old";
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'old';

## PostgreSQL enums changes the order of labels (complaints 19)
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('sent', 'new', 'paid');
ALTER TABLE "order" ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum";
DROP TYPE "order_state_enum__old";
-- down
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
ALTER TABLE "order" ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum";
DROP TYPE "order_state_enum__old";

## PostgreSQL enums changes the default alone (complaints 18)
-- up
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'paid';
-- down
ALTER TABLE "order" ALTER COLUMN "state" SET DEFAULT 'new';

## PostgreSQL enums changes nullability alone (complaints 18)
-- up
ALTER TABLE "order" ALTER COLUMN "state" DROP NOT NULL;
-- down
-- MAY_FAIL_ON_DATA order.state
ALTER TABLE "order" ALTER COLUMN "state" SET NOT NULL;

## PostgreSQL enums labels that hurt (complaints 29)
-- up
ALTER TYPE "order_state_enum" ADD VALUE '${x}`y`';
-- down
-- MAY_FAIL_ON_DATA order_state_enum
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
ALTER TYPE "order_state_enum" RENAME TO "order_state_enum__old";
CREATE TYPE "order_state_enum" AS ENUM ('it''s', 'a,b', 'Say "hi"', 'back\slash', 'New');
ALTER TABLE "order" ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::text::"order_state_enum";
DROP TYPE "order_state_enum__old";

## PostgreSQL enums a table and its enum go
-- up
-- DATA_LOSS order
DROP TABLE "order";
-- down
CREATE TABLE "order" (
  "id" SERIAL,
  "state" "order_state_enum" NOT NULL,
  CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

## PostgreSQL enums an enum without a default goes: the way back does not fail over labels that are gone
-- up
-- DATA_LOSS order.state
ALTER TABLE "order" DROP COLUMN "state";
DROP TYPE "order_state_enum";
-- down
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
ALTER TABLE "order" ADD COLUMN "state" "order_state_enum" DEFAULT (enum_range(NULL::"order_state_enum"))[1] NOT NULL;
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT;

## PostgreSQL enums a text column becomes an enum
-- up
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
-- MAY_FAIL_ON_DATA order.state
ALTER TABLE "order" ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::"order_state_enum";
-- down
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
-- MAY_FAIL_ON_DATA order.state
ALTER TABLE "order" ALTER COLUMN "state" TYPE VARCHAR(20) USING "state"::TEXT;
DROP TYPE "order_state_enum";

## PostgreSQL enums an enum becomes text
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
-- MAY_FAIL_ON_DATA order.state
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE VARCHAR(20) USING "state"::TEXT, ALTER COLUMN "state" SET DEFAULT 'new';
DROP TYPE "order_state_enum";
-- down
CREATE TYPE "order_state_enum" AS ENUM ('new', 'paid', 'sent');
-- REWRITES_TABLE order.state
-- BLOCKS_READS order.state
-- MAY_FAIL_ON_DATA order.state
ALTER TABLE "order" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "order_state_enum" USING "state"::"order_state_enum", ALTER COLUMN "state" SET DEFAULT 'new';

## PostgreSQL enums a default that is an expression elsewhere stays one (complaints 9)
-- up
CREATE TYPE "event_state_enum" AS ENUM ('new', 'paid', 'sent');
CREATE TABLE "event" (
  "id" SERIAL PRIMARY KEY,
  "at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "state" "event_state_enum" DEFAULT 'paid' NOT NULL
);
-- down
-- DATA_LOSS event
DROP TABLE IF EXISTS "event";
DROP TYPE "event_state_enum";

## PostgreSQL identifiers creates select
-- up
CREATE TYPE "select_kind_enum" AS ENUM ('a', 'select');
CREATE TABLE "select" (
  "id" SERIAL PRIMARY KEY,
  "select" VARCHAR(20) DEFAULT 'select' NOT NULL,
  "select 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "select_kind_enum" DEFAULT 'select' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "select u" UNIQUE ("select", "n"),
  CONSTRAINT "select c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "select i" ON "select" ("select");
-- BLOCKS_WRITES select
-- MAY_FAIL_ON_DATA select
ALTER TABLE "select" ADD CONSTRAINT "select f" FOREIGN KEY ("parent") REFERENCES "select" ("id");
-- down
ALTER TABLE "select" DROP CONSTRAINT "select f";
-- DATA_LOSS select
DROP TABLE IF EXISTS "select";
DROP TYPE "select_kind_enum";

## PostgreSQL identifiers changes select
-- up
ALTER TABLE "select" ALTER COLUMN "select" DROP DEFAULT, ALTER COLUMN "select" TYPE VARCHAR(30), ALTER COLUMN "select" SET DEFAULT 'select';
-- down
-- REWRITES_TABLE select.select
-- BLOCKS_READS select.select
-- MAY_FAIL_ON_DATA select.select
ALTER TABLE "select" ALTER COLUMN "select" DROP DEFAULT, ALTER COLUMN "select" TYPE VARCHAR(20), ALTER COLUMN "select" SET DEFAULT 'select';

## PostgreSQL identifiers drops a column of select
-- up
-- DATA_LOSS select.select 2
ALTER TABLE "select" DROP COLUMN "select 2";
-- down
ALTER TABLE "select" ADD COLUMN "select 2" VARCHAR(20);

## PostgreSQL identifiers renames select
-- up
ALTER TABLE "select" RENAME COLUMN "select 2" TO "select 3";
-- down
ALTER TABLE "select" RENAME COLUMN "select 3" TO "select 2";

## PostgreSQL identifiers creates camelCase
-- up
CREATE TYPE "camelCase_kind_enum" AS ENUM ('a', 'camelCase');
CREATE TABLE "camelCase" (
  "id" SERIAL PRIMARY KEY,
  "camelCase" VARCHAR(20) DEFAULT 'camelCase' NOT NULL,
  "camelCase 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "camelCase_kind_enum" DEFAULT 'camelCase' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "camelCase u" UNIQUE ("camelCase", "n"),
  CONSTRAINT "camelCase c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "camelCase i" ON "camelCase" ("camelCase");
-- BLOCKS_WRITES camelCase
-- MAY_FAIL_ON_DATA camelCase
ALTER TABLE "camelCase" ADD CONSTRAINT "camelCase f" FOREIGN KEY ("parent") REFERENCES "camelCase" ("id");
-- down
ALTER TABLE "camelCase" DROP CONSTRAINT "camelCase f";
-- DATA_LOSS camelCase
DROP TABLE IF EXISTS "camelCase";
DROP TYPE "camelCase_kind_enum";

## PostgreSQL identifiers changes camelCase
-- up
ALTER TABLE "camelCase" ALTER COLUMN "camelCase" DROP DEFAULT, ALTER COLUMN "camelCase" TYPE VARCHAR(30), ALTER COLUMN "camelCase" SET DEFAULT 'camelCase';
-- down
-- REWRITES_TABLE camelCase.camelCase
-- BLOCKS_READS camelCase.camelCase
-- MAY_FAIL_ON_DATA camelCase.camelCase
ALTER TABLE "camelCase" ALTER COLUMN "camelCase" DROP DEFAULT, ALTER COLUMN "camelCase" TYPE VARCHAR(20), ALTER COLUMN "camelCase" SET DEFAULT 'camelCase';

## PostgreSQL identifiers drops a column of camelCase
-- up
-- DATA_LOSS camelCase.camelCase 2
ALTER TABLE "camelCase" DROP COLUMN "camelCase 2";
-- down
ALTER TABLE "camelCase" ADD COLUMN "camelCase 2" VARCHAR(20);

## PostgreSQL identifiers renames camelCase
-- up
ALTER TABLE "camelCase" RENAME COLUMN "camelCase 2" TO "camelCase 3";
-- down
ALTER TABLE "camelCase" RENAME COLUMN "camelCase 3" TO "camelCase 2";

## PostgreSQL identifiers creates with space
-- up
CREATE TYPE "with space_kind_enum" AS ENUM ('a', 'with space');
CREATE TABLE "with space" (
  "id" SERIAL PRIMARY KEY,
  "with space" VARCHAR(20) DEFAULT 'with space' NOT NULL,
  "with space 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "with space_kind_enum" DEFAULT 'with space' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "with space u" UNIQUE ("with space", "n"),
  CONSTRAINT "with space c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "with space i" ON "with space" ("with space");
-- BLOCKS_WRITES with space
-- MAY_FAIL_ON_DATA with space
ALTER TABLE "with space" ADD CONSTRAINT "with space f" FOREIGN KEY ("parent") REFERENCES "with space" ("id");
-- down
ALTER TABLE "with space" DROP CONSTRAINT "with space f";
-- DATA_LOSS with space
DROP TABLE IF EXISTS "with space";
DROP TYPE "with space_kind_enum";

## PostgreSQL identifiers changes with space
-- up
ALTER TABLE "with space" ALTER COLUMN "with space" DROP DEFAULT, ALTER COLUMN "with space" TYPE VARCHAR(30), ALTER COLUMN "with space" SET DEFAULT 'with space';
-- down
-- REWRITES_TABLE with space.with space
-- BLOCKS_READS with space.with space
-- MAY_FAIL_ON_DATA with space.with space
ALTER TABLE "with space" ALTER COLUMN "with space" DROP DEFAULT, ALTER COLUMN "with space" TYPE VARCHAR(20), ALTER COLUMN "with space" SET DEFAULT 'with space';

## PostgreSQL identifiers drops a column of with space
-- up
-- DATA_LOSS with space.with space 2
ALTER TABLE "with space" DROP COLUMN "with space 2";
-- down
ALTER TABLE "with space" ADD COLUMN "with space 2" VARCHAR(20);

## PostgreSQL identifiers renames with space
-- up
ALTER TABLE "with space" RENAME COLUMN "with space 2" TO "with space 3";
-- down
ALTER TABLE "with space" RENAME COLUMN "with space 3" TO "with space 2";

## PostgreSQL identifiers creates double"quote
-- up
CREATE TYPE "double""quote_kind_enum" AS ENUM ('a', 'double"quote');
CREATE TABLE "double""quote" (
  "id" SERIAL PRIMARY KEY,
  "double""quote" VARCHAR(20) DEFAULT 'double"quote' NOT NULL,
  "double""quote 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "double""quote_kind_enum" DEFAULT 'double"quote' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "double""quote u" UNIQUE ("double""quote", "n"),
  CONSTRAINT "double""quote c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "double""quote i" ON "double""quote" ("double""quote");
-- BLOCKS_WRITES double"quote
-- MAY_FAIL_ON_DATA double"quote
ALTER TABLE "double""quote" ADD CONSTRAINT "double""quote f" FOREIGN KEY ("parent") REFERENCES "double""quote" ("id");
-- down
ALTER TABLE "double""quote" DROP CONSTRAINT "double""quote f";
-- DATA_LOSS double"quote
DROP TABLE IF EXISTS "double""quote";
DROP TYPE "double""quote_kind_enum";

## PostgreSQL identifiers changes double"quote
-- up
ALTER TABLE "double""quote" ALTER COLUMN "double""quote" DROP DEFAULT, ALTER COLUMN "double""quote" TYPE VARCHAR(30), ALTER COLUMN "double""quote" SET DEFAULT 'double"quote';
-- down
-- REWRITES_TABLE double"quote.double"quote
-- BLOCKS_READS double"quote.double"quote
-- MAY_FAIL_ON_DATA double"quote.double"quote
ALTER TABLE "double""quote" ALTER COLUMN "double""quote" DROP DEFAULT, ALTER COLUMN "double""quote" TYPE VARCHAR(20), ALTER COLUMN "double""quote" SET DEFAULT 'double"quote';

## PostgreSQL identifiers drops a column of double"quote
-- up
-- DATA_LOSS double"quote.double"quote 2
ALTER TABLE "double""quote" DROP COLUMN "double""quote 2";
-- down
ALTER TABLE "double""quote" ADD COLUMN "double""quote 2" VARCHAR(20);

## PostgreSQL identifiers renames double"quote
-- up
ALTER TABLE "double""quote" RENAME COLUMN "double""quote 2" TO "double""quote 3";
-- down
ALTER TABLE "double""quote" RENAME COLUMN "double""quote 3" TO "double""quote 2";

## PostgreSQL identifiers creates single'quote
-- up
CREATE TYPE "single'quote_kind_enum" AS ENUM ('a', 'single''quote');
CREATE TABLE "single'quote" (
  "id" SERIAL PRIMARY KEY,
  "single'quote" VARCHAR(20) DEFAULT 'single''quote' NOT NULL,
  "single'quote 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "single'quote_kind_enum" DEFAULT 'single''quote' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "single'quote u" UNIQUE ("single'quote", "n"),
  CONSTRAINT "single'quote c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "single'quote i" ON "single'quote" ("single'quote");
-- BLOCKS_WRITES single'quote
-- MAY_FAIL_ON_DATA single'quote
ALTER TABLE "single'quote" ADD CONSTRAINT "single'quote f" FOREIGN KEY ("parent") REFERENCES "single'quote" ("id");
-- down
ALTER TABLE "single'quote" DROP CONSTRAINT "single'quote f";
-- DATA_LOSS single'quote
DROP TABLE IF EXISTS "single'quote";
DROP TYPE "single'quote_kind_enum";

## PostgreSQL identifiers changes single'quote
-- up
ALTER TABLE "single'quote" ALTER COLUMN "single'quote" DROP DEFAULT, ALTER COLUMN "single'quote" TYPE VARCHAR(30), ALTER COLUMN "single'quote" SET DEFAULT 'single''quote';
-- down
-- REWRITES_TABLE single'quote.single'quote
-- BLOCKS_READS single'quote.single'quote
-- MAY_FAIL_ON_DATA single'quote.single'quote
ALTER TABLE "single'quote" ALTER COLUMN "single'quote" DROP DEFAULT, ALTER COLUMN "single'quote" TYPE VARCHAR(20), ALTER COLUMN "single'quote" SET DEFAULT 'single''quote';

## PostgreSQL identifiers drops a column of single'quote
-- up
-- DATA_LOSS single'quote.single'quote 2
ALTER TABLE "single'quote" DROP COLUMN "single'quote 2";
-- down
ALTER TABLE "single'quote" ADD COLUMN "single'quote 2" VARCHAR(20);

## PostgreSQL identifiers renames single'quote
-- up
ALTER TABLE "single'quote" RENAME COLUMN "single'quote 2" TO "single'quote 3";
-- down
ALTER TABLE "single'quote" RENAME COLUMN "single'quote 3" TO "single'quote 2";

## PostgreSQL identifiers creates back`tick
-- up
CREATE TYPE "back`tick_kind_enum" AS ENUM ('a', 'back`tick');
CREATE TABLE "back`tick" (
  "id" SERIAL PRIMARY KEY,
  "back`tick" VARCHAR(20) DEFAULT 'back`tick' NOT NULL,
  "back`tick 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "back`tick_kind_enum" DEFAULT 'back`tick' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "back`tick u" UNIQUE ("back`tick", "n"),
  CONSTRAINT "back`tick c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "back`tick i" ON "back`tick" ("back`tick");
-- BLOCKS_WRITES back`tick
-- MAY_FAIL_ON_DATA back`tick
ALTER TABLE "back`tick" ADD CONSTRAINT "back`tick f" FOREIGN KEY ("parent") REFERENCES "back`tick" ("id");
-- down
ALTER TABLE "back`tick" DROP CONSTRAINT "back`tick f";
-- DATA_LOSS back`tick
DROP TABLE IF EXISTS "back`tick";
DROP TYPE "back`tick_kind_enum";

## PostgreSQL identifiers changes back`tick
-- up
ALTER TABLE "back`tick" ALTER COLUMN "back`tick" DROP DEFAULT, ALTER COLUMN "back`tick" TYPE VARCHAR(30), ALTER COLUMN "back`tick" SET DEFAULT 'back`tick';
-- down
-- REWRITES_TABLE back`tick.back`tick
-- BLOCKS_READS back`tick.back`tick
-- MAY_FAIL_ON_DATA back`tick.back`tick
ALTER TABLE "back`tick" ALTER COLUMN "back`tick" DROP DEFAULT, ALTER COLUMN "back`tick" TYPE VARCHAR(20), ALTER COLUMN "back`tick" SET DEFAULT 'back`tick';

## PostgreSQL identifiers drops a column of back`tick
-- up
-- DATA_LOSS back`tick.back`tick 2
ALTER TABLE "back`tick" DROP COLUMN "back`tick 2";
-- down
ALTER TABLE "back`tick" ADD COLUMN "back`tick 2" VARCHAR(20);

## PostgreSQL identifiers renames back`tick
-- up
ALTER TABLE "back`tick" RENAME COLUMN "back`tick 2" TO "back`tick 3";
-- down
ALTER TABLE "back`tick" RENAME COLUMN "back`tick 3" TO "back`tick 2";

## PostgreSQL identifiers creates per%cent
-- up
CREATE TYPE "per%cent_kind_enum" AS ENUM ('a', 'per%cent');
CREATE TABLE "per%cent" (
  "id" SERIAL PRIMARY KEY,
  "per%cent" VARCHAR(20) DEFAULT 'per%cent' NOT NULL,
  "per%cent 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "per%cent_kind_enum" DEFAULT 'per%cent' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "per%cent u" UNIQUE ("per%cent", "n"),
  CONSTRAINT "per%cent c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "per%cent i" ON "per%cent" ("per%cent");
-- BLOCKS_WRITES per%cent
-- MAY_FAIL_ON_DATA per%cent
ALTER TABLE "per%cent" ADD CONSTRAINT "per%cent f" FOREIGN KEY ("parent") REFERENCES "per%cent" ("id");
-- down
ALTER TABLE "per%cent" DROP CONSTRAINT "per%cent f";
-- DATA_LOSS per%cent
DROP TABLE IF EXISTS "per%cent";
DROP TYPE "per%cent_kind_enum";

## PostgreSQL identifiers changes per%cent
-- up
ALTER TABLE "per%cent" ALTER COLUMN "per%cent" DROP DEFAULT, ALTER COLUMN "per%cent" TYPE VARCHAR(30), ALTER COLUMN "per%cent" SET DEFAULT 'per%cent';
-- down
-- REWRITES_TABLE per%cent.per%cent
-- BLOCKS_READS per%cent.per%cent
-- MAY_FAIL_ON_DATA per%cent.per%cent
ALTER TABLE "per%cent" ALTER COLUMN "per%cent" DROP DEFAULT, ALTER COLUMN "per%cent" TYPE VARCHAR(20), ALTER COLUMN "per%cent" SET DEFAULT 'per%cent';

## PostgreSQL identifiers drops a column of per%cent
-- up
-- DATA_LOSS per%cent.per%cent 2
ALTER TABLE "per%cent" DROP COLUMN "per%cent 2";
-- down
ALTER TABLE "per%cent" ADD COLUMN "per%cent 2" VARCHAR(20);

## PostgreSQL identifiers renames per%cent
-- up
ALTER TABLE "per%cent" RENAME COLUMN "per%cent 2" TO "per%cent 3";
-- down
ALTER TABLE "per%cent" RENAME COLUMN "per%cent 3" TO "per%cent 2";

## PostgreSQL identifiers creates straße_名前
-- up
CREATE TYPE "straße_名前_kind_enum" AS ENUM ('a', 'straße_名前');
CREATE TABLE "straße_名前" (
  "id" SERIAL PRIMARY KEY,
  "straße_名前" VARCHAR(20) DEFAULT 'straße_名前' NOT NULL,
  "straße_名前 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "straße_名前_kind_enum" DEFAULT 'straße_名前' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "straße_名前 u" UNIQUE ("straße_名前", "n"),
  CONSTRAINT "straße_名前 c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "straße_名前 i" ON "straße_名前" ("straße_名前");
-- BLOCKS_WRITES straße_名前
-- MAY_FAIL_ON_DATA straße_名前
ALTER TABLE "straße_名前" ADD CONSTRAINT "straße_名前 f" FOREIGN KEY ("parent") REFERENCES "straße_名前" ("id");
-- down
ALTER TABLE "straße_名前" DROP CONSTRAINT "straße_名前 f";
-- DATA_LOSS straße_名前
DROP TABLE IF EXISTS "straße_名前";
DROP TYPE "straße_名前_kind_enum";

## PostgreSQL identifiers changes straße_名前
-- up
ALTER TABLE "straße_名前" ALTER COLUMN "straße_名前" DROP DEFAULT, ALTER COLUMN "straße_名前" TYPE VARCHAR(30), ALTER COLUMN "straße_名前" SET DEFAULT 'straße_名前';
-- down
-- REWRITES_TABLE straße_名前.straße_名前
-- BLOCKS_READS straße_名前.straße_名前
-- MAY_FAIL_ON_DATA straße_名前.straße_名前
ALTER TABLE "straße_名前" ALTER COLUMN "straße_名前" DROP DEFAULT, ALTER COLUMN "straße_名前" TYPE VARCHAR(20), ALTER COLUMN "straße_名前" SET DEFAULT 'straße_名前';

## PostgreSQL identifiers drops a column of straße_名前
-- up
-- DATA_LOSS straße_名前.straße_名前 2
ALTER TABLE "straße_名前" DROP COLUMN "straße_名前 2";
-- down
ALTER TABLE "straße_名前" ADD COLUMN "straße_名前 2" VARCHAR(20);

## PostgreSQL identifiers renames straße_名前
-- up
ALTER TABLE "straße_名前" RENAME COLUMN "straße_名前 2" TO "straße_名前 3";
-- down
ALTER TABLE "straße_名前" RENAME COLUMN "straße_名前 3" TO "straße_名前 2";

## PostgreSQL identifiers creates dollar$
-- up
CREATE TYPE "dollar$_kind_enum" AS ENUM ('a', 'dollar$');
CREATE TABLE "dollar$" (
  "id" SERIAL PRIMARY KEY,
  "dollar$" VARCHAR(20) DEFAULT 'dollar$' NOT NULL,
  "dollar$ 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "dollar$_kind_enum" DEFAULT 'dollar$' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "dollar$ u" UNIQUE ("dollar$", "n"),
  CONSTRAINT "dollar$ c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "dollar$ i" ON "dollar$" ("dollar$");
-- BLOCKS_WRITES dollar$
-- MAY_FAIL_ON_DATA dollar$
ALTER TABLE "dollar$" ADD CONSTRAINT "dollar$ f" FOREIGN KEY ("parent") REFERENCES "dollar$" ("id");
-- down
ALTER TABLE "dollar$" DROP CONSTRAINT "dollar$ f";
-- DATA_LOSS dollar$
DROP TABLE IF EXISTS "dollar$";
DROP TYPE "dollar$_kind_enum";

## PostgreSQL identifiers changes dollar$
-- up
ALTER TABLE "dollar$" ALTER COLUMN "dollar$" DROP DEFAULT, ALTER COLUMN "dollar$" TYPE VARCHAR(30), ALTER COLUMN "dollar$" SET DEFAULT 'dollar$';
-- down
-- REWRITES_TABLE dollar$.dollar$
-- BLOCKS_READS dollar$.dollar$
-- MAY_FAIL_ON_DATA dollar$.dollar$
ALTER TABLE "dollar$" ALTER COLUMN "dollar$" DROP DEFAULT, ALTER COLUMN "dollar$" TYPE VARCHAR(20), ALTER COLUMN "dollar$" SET DEFAULT 'dollar$';

## PostgreSQL identifiers drops a column of dollar$
-- up
-- DATA_LOSS dollar$.dollar$ 2
ALTER TABLE "dollar$" DROP COLUMN "dollar$ 2";
-- down
ALTER TABLE "dollar$" ADD COLUMN "dollar$ 2" VARCHAR(20);

## PostgreSQL identifiers renames dollar$
-- up
ALTER TABLE "dollar$" RENAME COLUMN "dollar$ 2" TO "dollar$ 3";
-- down
ALTER TABLE "dollar$" RENAME COLUMN "dollar$ 3" TO "dollar$ 2";

## PostgreSQL identifiers creates question?
-- up
CREATE TYPE "question?_kind_enum" AS ENUM ('a', 'question?');
CREATE TABLE "question?" (
  "id" SERIAL PRIMARY KEY,
  "question?" VARCHAR(20) DEFAULT 'question?' NOT NULL,
  "question? 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "question?_kind_enum" DEFAULT 'question?' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "question? u" UNIQUE ("question?", "n"),
  CONSTRAINT "question? c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "question? i" ON "question?" ("question?");
-- BLOCKS_WRITES question?
-- MAY_FAIL_ON_DATA question?
ALTER TABLE "question?" ADD CONSTRAINT "question? f" FOREIGN KEY ("parent") REFERENCES "question?" ("id");
-- down
ALTER TABLE "question?" DROP CONSTRAINT "question? f";
-- DATA_LOSS question?
DROP TABLE IF EXISTS "question?";
DROP TYPE "question?_kind_enum";

## PostgreSQL identifiers changes question?
-- up
ALTER TABLE "question?" ALTER COLUMN "question?" DROP DEFAULT, ALTER COLUMN "question?" TYPE VARCHAR(30), ALTER COLUMN "question?" SET DEFAULT 'question?';
-- down
-- REWRITES_TABLE question?.question?
-- BLOCKS_READS question?.question?
-- MAY_FAIL_ON_DATA question?.question?
ALTER TABLE "question?" ALTER COLUMN "question?" DROP DEFAULT, ALTER COLUMN "question?" TYPE VARCHAR(20), ALTER COLUMN "question?" SET DEFAULT 'question?';

## PostgreSQL identifiers drops a column of question?
-- up
-- DATA_LOSS question?.question? 2
ALTER TABLE "question?" DROP COLUMN "question? 2";
-- down
ALTER TABLE "question?" ADD COLUMN "question? 2" VARCHAR(20);

## PostgreSQL identifiers renames question?
-- up
ALTER TABLE "question?" RENAME COLUMN "question? 2" TO "question? 3";
-- down
ALTER TABLE "question?" RENAME COLUMN "question? 3" TO "question? 2";

## PostgreSQL identifiers creates dot.ted
-- up
CREATE TYPE "dot.ted_kind_enum" AS ENUM ('a', 'dot.ted');
CREATE TABLE "dot.ted" (
  "id" SERIAL PRIMARY KEY,
  "dot.ted" VARCHAR(20) DEFAULT 'dot.ted' NOT NULL,
  "dot.ted 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "dot.ted_kind_enum" DEFAULT 'dot.ted' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "dot.ted u" UNIQUE ("dot.ted", "n"),
  CONSTRAINT "dot.ted c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "dot.ted i" ON "dot.ted" ("dot.ted");
-- BLOCKS_WRITES dot.ted
-- MAY_FAIL_ON_DATA dot.ted
ALTER TABLE "dot.ted" ADD CONSTRAINT "dot.ted f" FOREIGN KEY ("parent") REFERENCES "dot.ted" ("id");
-- down
ALTER TABLE "dot.ted" DROP CONSTRAINT "dot.ted f";
-- DATA_LOSS dot.ted
DROP TABLE IF EXISTS "dot.ted";
DROP TYPE "dot.ted_kind_enum";

## PostgreSQL identifiers changes dot.ted
-- up
ALTER TABLE "dot.ted" ALTER COLUMN "dot.ted" DROP DEFAULT, ALTER COLUMN "dot.ted" TYPE VARCHAR(30), ALTER COLUMN "dot.ted" SET DEFAULT 'dot.ted';
-- down
-- REWRITES_TABLE dot.ted.dot.ted
-- BLOCKS_READS dot.ted.dot.ted
-- MAY_FAIL_ON_DATA dot.ted.dot.ted
ALTER TABLE "dot.ted" ALTER COLUMN "dot.ted" DROP DEFAULT, ALTER COLUMN "dot.ted" TYPE VARCHAR(20), ALTER COLUMN "dot.ted" SET DEFAULT 'dot.ted';

## PostgreSQL identifiers drops a column of dot.ted
-- up
-- DATA_LOSS dot.ted.dot.ted 2
ALTER TABLE "dot.ted" DROP COLUMN "dot.ted 2";
-- down
ALTER TABLE "dot.ted" ADD COLUMN "dot.ted 2" VARCHAR(20);

## PostgreSQL identifiers renames dot.ted
-- up
ALTER TABLE "dot.ted" RENAME COLUMN "dot.ted 2" TO "dot.ted 3";
-- down
ALTER TABLE "dot.ted" RENAME COLUMN "dot.ted 3" TO "dot.ted 2";

## PostgreSQL identifiers creates 1st
-- up
CREATE TYPE "1st_kind_enum" AS ENUM ('a', '1st');
CREATE TABLE "1st" (
  "id" SERIAL PRIMARY KEY,
  "1st" VARCHAR(20) DEFAULT '1st' NOT NULL,
  "1st 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "1st_kind_enum" DEFAULT '1st' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "1st u" UNIQUE ("1st", "n"),
  CONSTRAINT "1st c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "1st i" ON "1st" ("1st");
-- BLOCKS_WRITES 1st
-- MAY_FAIL_ON_DATA 1st
ALTER TABLE "1st" ADD CONSTRAINT "1st f" FOREIGN KEY ("parent") REFERENCES "1st" ("id");
-- down
ALTER TABLE "1st" DROP CONSTRAINT "1st f";
-- DATA_LOSS 1st
DROP TABLE IF EXISTS "1st";
DROP TYPE "1st_kind_enum";

## PostgreSQL identifiers changes 1st
-- up
ALTER TABLE "1st" ALTER COLUMN "1st" DROP DEFAULT, ALTER COLUMN "1st" TYPE VARCHAR(30), ALTER COLUMN "1st" SET DEFAULT '1st';
-- down
-- REWRITES_TABLE 1st.1st
-- BLOCKS_READS 1st.1st
-- MAY_FAIL_ON_DATA 1st.1st
ALTER TABLE "1st" ALTER COLUMN "1st" DROP DEFAULT, ALTER COLUMN "1st" TYPE VARCHAR(20), ALTER COLUMN "1st" SET DEFAULT '1st';

## PostgreSQL identifiers drops a column of 1st
-- up
-- DATA_LOSS 1st.1st 2
ALTER TABLE "1st" DROP COLUMN "1st 2";
-- down
ALTER TABLE "1st" ADD COLUMN "1st 2" VARCHAR(20);

## PostgreSQL identifiers renames 1st
-- up
ALTER TABLE "1st" RENAME COLUMN "1st 2" TO "1st 3";
-- down
ALTER TABLE "1st" RENAME COLUMN "1st 3" TO "1st 2";

## PostgreSQL identifiers creates semi;colon
-- up
CREATE TYPE "semi;colon_kind_enum" AS ENUM ('a', 'semi;colon');
CREATE TABLE "semi;colon" (
  "id" SERIAL PRIMARY KEY,
  "semi;colon" VARCHAR(20) DEFAULT 'semi;colon' NOT NULL,
  "semi;colon 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "semi;colon_kind_enum" DEFAULT 'semi;colon' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "semi;colon u" UNIQUE ("semi;colon", "n"),
  CONSTRAINT "semi;colon c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "semi;colon i" ON "semi;colon" ("semi;colon");
-- BLOCKS_WRITES semi;colon
-- MAY_FAIL_ON_DATA semi;colon
ALTER TABLE "semi;colon" ADD CONSTRAINT "semi;colon f" FOREIGN KEY ("parent") REFERENCES "semi;colon" ("id");
-- down
ALTER TABLE "semi;colon" DROP CONSTRAINT "semi;colon f";
-- DATA_LOSS semi;colon
DROP TABLE IF EXISTS "semi;colon";
DROP TYPE "semi;colon_kind_enum";

## PostgreSQL identifiers changes semi;colon
-- up
ALTER TABLE "semi;colon" ALTER COLUMN "semi;colon" DROP DEFAULT, ALTER COLUMN "semi;colon" TYPE VARCHAR(30), ALTER COLUMN "semi;colon" SET DEFAULT 'semi;colon';
-- down
-- REWRITES_TABLE semi;colon.semi;colon
-- BLOCKS_READS semi;colon.semi;colon
-- MAY_FAIL_ON_DATA semi;colon.semi;colon
ALTER TABLE "semi;colon" ALTER COLUMN "semi;colon" DROP DEFAULT, ALTER COLUMN "semi;colon" TYPE VARCHAR(20), ALTER COLUMN "semi;colon" SET DEFAULT 'semi;colon';

## PostgreSQL identifiers drops a column of semi;colon
-- up
-- DATA_LOSS semi;colon.semi;colon 2
ALTER TABLE "semi;colon" DROP COLUMN "semi;colon 2";
-- down
ALTER TABLE "semi;colon" ADD COLUMN "semi;colon 2" VARCHAR(20);

## PostgreSQL identifiers renames semi;colon
-- up
ALTER TABLE "semi;colon" RENAME COLUMN "semi;colon 2" TO "semi;colon 3";
-- down
ALTER TABLE "semi;colon" RENAME COLUMN "semi;colon 3" TO "semi;colon 2";

## PostgreSQL identifiers creates ${x}
-- up
CREATE TYPE "${x}_kind_enum" AS ENUM ('a', '${x}');
CREATE TABLE "${x}" (
  "id" SERIAL PRIMARY KEY,
  "${x}" VARCHAR(20) DEFAULT '${x}' NOT NULL,
  "${x} 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "${x}_kind_enum" DEFAULT '${x}' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "${x} u" UNIQUE ("${x}", "n"),
  CONSTRAINT "${x} c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "${x} i" ON "${x}" ("${x}");
-- BLOCKS_WRITES ${x}
-- MAY_FAIL_ON_DATA ${x}
ALTER TABLE "${x}" ADD CONSTRAINT "${x} f" FOREIGN KEY ("parent") REFERENCES "${x}" ("id");
-- down
ALTER TABLE "${x}" DROP CONSTRAINT "${x} f";
-- DATA_LOSS ${x}
DROP TABLE IF EXISTS "${x}";
DROP TYPE "${x}_kind_enum";

## PostgreSQL identifiers changes ${x}
-- up
ALTER TABLE "${x}" ALTER COLUMN "${x}" DROP DEFAULT, ALTER COLUMN "${x}" TYPE VARCHAR(30), ALTER COLUMN "${x}" SET DEFAULT '${x}';
-- down
-- REWRITES_TABLE ${x}.${x}
-- BLOCKS_READS ${x}.${x}
-- MAY_FAIL_ON_DATA ${x}.${x}
ALTER TABLE "${x}" ALTER COLUMN "${x}" DROP DEFAULT, ALTER COLUMN "${x}" TYPE VARCHAR(20), ALTER COLUMN "${x}" SET DEFAULT '${x}';

## PostgreSQL identifiers drops a column of ${x}
-- up
-- DATA_LOSS ${x}.${x} 2
ALTER TABLE "${x}" DROP COLUMN "${x} 2";
-- down
ALTER TABLE "${x}" ADD COLUMN "${x} 2" VARCHAR(20);

## PostgreSQL identifiers renames ${x}
-- up
ALTER TABLE "${x}" RENAME COLUMN "${x} 2" TO "${x} 3";
-- down
ALTER TABLE "${x}" RENAME COLUMN "${x} 3" TO "${x} 2";

## PostgreSQL identifiers creates back\slash
-- up
CREATE TYPE "back\slash_kind_enum" AS ENUM ('a', 'back\slash');
CREATE TABLE "back\slash" (
  "id" SERIAL PRIMARY KEY,
  "back\slash" VARCHAR(20) DEFAULT 'back\slash' NOT NULL,
  "back\slash 2" VARCHAR(20),
  "n" INTEGER NOT NULL,
  "kind" "back\slash_kind_enum" DEFAULT 'back\slash' NOT NULL,
  "parent" INTEGER,
  CONSTRAINT "back\slash u" UNIQUE ("back\slash", "n"),
  CONSTRAINT "back\slash c" CHECK ((n > '-10'::integer))
);
CREATE INDEX "back\slash i" ON "back\slash" ("back\slash");
-- BLOCKS_WRITES back\slash
-- MAY_FAIL_ON_DATA back\slash
ALTER TABLE "back\slash" ADD CONSTRAINT "back\slash f" FOREIGN KEY ("parent") REFERENCES "back\slash" ("id");
-- down
ALTER TABLE "back\slash" DROP CONSTRAINT "back\slash f";
-- DATA_LOSS back\slash
DROP TABLE IF EXISTS "back\slash";
DROP TYPE "back\slash_kind_enum";

## PostgreSQL identifiers changes back\slash
-- up
ALTER TABLE "back\slash" ALTER COLUMN "back\slash" DROP DEFAULT, ALTER COLUMN "back\slash" TYPE VARCHAR(30), ALTER COLUMN "back\slash" SET DEFAULT 'back\slash';
-- down
-- REWRITES_TABLE back\slash.back\slash
-- BLOCKS_READS back\slash.back\slash
-- MAY_FAIL_ON_DATA back\slash.back\slash
ALTER TABLE "back\slash" ALTER COLUMN "back\slash" DROP DEFAULT, ALTER COLUMN "back\slash" TYPE VARCHAR(20), ALTER COLUMN "back\slash" SET DEFAULT 'back\slash';

## PostgreSQL identifiers drops a column of back\slash
-- up
-- DATA_LOSS back\slash.back\slash 2
ALTER TABLE "back\slash" DROP COLUMN "back\slash 2";
-- down
ALTER TABLE "back\slash" ADD COLUMN "back\slash 2" VARCHAR(20);

## PostgreSQL identifiers renames back\slash
-- up
ALTER TABLE "back\slash" RENAME COLUMN "back\slash 2" TO "back\slash 3";
-- down
ALTER TABLE "back\slash" RENAME COLUMN "back\slash 3" TO "back\slash 2";

## PostgreSQL identifiers two long names that share their first 63 bytes (complaints 14)
-- up
CREATE TABLE "wide" (
  "id" SERIAL PRIMARY KEY,
  "one" INTEGER NOT NULL,
  "two" INTEGER NOT NULL,
  "extra" BIGINT
);
CREATE INDEX "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_" ON "wide" ("one");
CREATE INDEX "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_9ba577a6" ON "wide" ("two");
-- down
-- DATA_LOSS wide
DROP TABLE IF EXISTS "wide";

## PostgreSQL identifiers a long name on a table that changes (complaints 14)
-- up
-- DATA_LOSS wide.extra
ALTER TABLE "wide" DROP COLUMN "extra";
-- down
ALTER TABLE "wide" ADD COLUMN "extra" BIGINT;

