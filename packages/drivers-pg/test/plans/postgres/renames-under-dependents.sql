## PostgreSQL a view over two tables with a column of one name each, one of them renamed
-- up
DROP VIEW "w";
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE BIGINT;
CREATE VIEW public.v AS
 SELECT t.id,
    t.b AS a,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
CREATE VIEW public.w AS
 SELECT ua,
    a
   FROM v;
-- down
DROP VIEW "w";
DROP VIEW "v";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
-- MAY_FAIL_ON_DATA t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE INTEGER;
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
CREATE VIEW public.v AS
 SELECT t.id,
    t.a,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
CREATE VIEW public.w AS
 SELECT ua,
    a
   FROM v;

## PostgreSQL a view of an element whose index is renamed
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "idx" TO "pos";
-- REWRITES_TABLE t.n
-- BLOCKS_READS t.n
ALTER TABLE "t" ALTER COLUMN "n" TYPE BIGINT;
CREATE VIEW public.v AS
 SELECT arr[pos] AS x,
    n
   FROM t;
-- down
DROP VIEW "v";
-- REWRITES_TABLE t.n
-- BLOCKS_READS t.n
-- MAY_FAIL_ON_DATA t.n
ALTER TABLE "t" ALTER COLUMN "n" TYPE INTEGER;
ALTER TABLE "t" RENAME COLUMN "pos" TO "idx";
CREATE VIEW public.v AS
 SELECT arr[idx] AS x,
    n
   FROM t;

## PostgreSQL a view, a policy, a rule and a trigger of a table that is renamed with its column
-- up
ALTER TABLE public.t ENABLE TRIGGER g;
COMMENT ON TRIGGER g ON public.t IS NULL;
DROP RULE r ON public.t;
DROP POLICY p ON public.t;
DROP TRIGGER "g" ON "t";
DROP MATERIALIZED VIEW "v";
-- REWRITES_TABLE t.a
-- BLOCKS_READS t.a
ALTER TABLE "t" ALTER COLUMN "a" TYPE BIGINT;
CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW WHEN ((new.a > 0)) EXECUTE FUNCTION f();
CREATE POLICY p ON public.t FOR ALL TO PUBLIC USING (((a > 0) AND (a IN ( SELECT u.a
   FROM u))));
CREATE RULE r AS
    ON DELETE TO public.t
   WHERE (old.a > 0) DO  INSERT INTO u (a)
  VALUES (old.a);
COMMENT ON TRIGGER g ON public.t IS 'g';
ALTER TABLE public.t DISABLE TRIGGER g;
ALTER TABLE "t" RENAME TO "s";
ALTER TABLE "s" RENAME COLUMN "a" TO "c";
CREATE MATERIALIZED VIEW public.v AS
 SELECT c AS a,
    ( SELECT max(u.a) AS max
           FROM u) AS m
   FROM s;
CREATE INDEX vi ON public.v USING btree (a);
-- down
DROP MATERIALIZED VIEW "v";
ALTER TABLE "s" RENAME COLUMN "c" TO "a";
ALTER TABLE "s" RENAME TO "t";
ALTER TABLE public.t ENABLE TRIGGER g;
COMMENT ON TRIGGER g ON public.t IS NULL;
DROP RULE r ON public.t;
DROP POLICY p ON public.t;
DROP TRIGGER "g" ON "t";
-- REWRITES_TABLE t.a
-- BLOCKS_READS t.a
-- MAY_FAIL_ON_DATA t.a
ALTER TABLE "t" ALTER COLUMN "a" TYPE INTEGER;
CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW WHEN ((new.a > 0)) EXECUTE FUNCTION f();
CREATE POLICY p ON public.t FOR ALL TO PUBLIC USING (((a > 0) AND (a IN ( SELECT u.a
   FROM u))));
CREATE RULE r AS
    ON DELETE TO public.t
   WHERE (old.a > 0) DO  INSERT INTO u (a)
  VALUES (old.a);
COMMENT ON TRIGGER g ON public.t IS 'g';
ALTER TABLE public.t DISABLE TRIGGER g;
CREATE MATERIALIZED VIEW public.v AS
 SELECT a,
    ( SELECT max(u.a) AS max
           FROM u) AS m
   FROM t;
CREATE INDEX vi ON public.v USING btree (a);

## PostgreSQL a view of columns that change places, a check, a generated column and a new column of an old name
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "b" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "a";
ALTER TABLE "t" RENAME COLUMN "c" TO "d";
ALTER TABLE "t" DROP COLUMN "g";
ALTER TABLE "t" ADD COLUMN "c" TEXT;
-- REWRITES_TABLE t.b
-- BLOCKS_READS t.b
ALTER TABLE "t" ALTER COLUMN "b" TYPE BIGINT;
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
ALTER TABLE "t" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ((b + 1)) STORED;
CREATE VIEW public.v AS
 SELECT b AS a,
    a AS b,
    d AS c,
    g
   FROM t;
-- down
DROP VIEW "v";
ALTER TABLE "t" DROP COLUMN "g";
-- REWRITES_TABLE t.b
-- BLOCKS_READS t.b
-- MAY_FAIL_ON_DATA t.b
ALTER TABLE "t" ALTER COLUMN "b" TYPE INTEGER;
-- DATA_LOSS t.c
ALTER TABLE "t" DROP COLUMN "c";
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
ALTER TABLE "t" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ((b + 1)) STORED;
ALTER TABLE "t" RENAME COLUMN "d" TO "c";
ALTER TABLE "t" RENAME COLUMN "a" TO "__stingerloom_b";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "__stingerloom_b" TO "b";
CREATE VIEW public.v AS
 SELECT a,
    b,
    c,
    g
   FROM t;

## PostgreSQL a view of an enum that loses a label, beside renames
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "c";
-- MAY_FAIL_ON_DATA e
-- MAY_FAIL_ON_DATA e
-- REWRITES_TABLE t.c
-- BLOCKS_READS t.c
-- REWRITES_TABLE u.c
-- BLOCKS_READS u.c
ALTER TYPE "e" RENAME TO "e__old";
CREATE TYPE "e" AS ENUM ('x');
ALTER TABLE "t" ALTER COLUMN "c" TYPE "e" USING "c"::text::"e";
ALTER TABLE "u" ALTER COLUMN "c" TYPE "e" USING "c"::text::"e";
DROP TYPE "e__old";
CREATE VIEW public.v AS
 SELECT t.c AS a,
    t.b,
    u.c
   FROM t,
    u
  WHERE (t.c = 'x'::e);
-- down
DROP VIEW "v";
ALTER TYPE "e" ADD VALUE 'y';
ALTER TABLE "t" RENAME COLUMN "c" TO "a";
CREATE VIEW public.v AS
 SELECT t.a,
    t.b,
    u.c
   FROM t,
    u
  WHERE (t.a = 'x'::e);

## PostgreSQL a view that groups by a key that is recreated, of a renamed table
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME TO "s";
ALTER TABLE "s" DROP CONSTRAINT "k";
-- REWRITES_TABLE s.id
-- BLOCKS_READS s.id
ALTER TABLE "s" ALTER COLUMN "id" TYPE BIGINT;
-- BLOCKS_READS s
-- MAY_FAIL_ON_DATA s
ALTER TABLE "s" ADD CONSTRAINT "k" PRIMARY KEY ("id") INCLUDE ("n");
CREATE VIEW public.v AS
 SELECT id,
    n
   FROM s
  GROUP BY id;
ALTER TABLE "s" RENAME CONSTRAINT "t_id_not_null" TO "s_id_not_null";
-- down
DROP VIEW "v";
ALTER TABLE "s" DROP CONSTRAINT "k";
-- REWRITES_TABLE s.id
-- BLOCKS_READS s.id
-- MAY_FAIL_ON_DATA s.id
ALTER TABLE "s" ALTER COLUMN "id" TYPE INTEGER;
-- BLOCKS_READS s
-- MAY_FAIL_ON_DATA s
ALTER TABLE "s" ADD CONSTRAINT "k" PRIMARY KEY ("id");
ALTER TABLE "s" RENAME TO "t";
CREATE VIEW public.v AS
 SELECT id,
    n
   FROM t
  GROUP BY id;
ALTER TABLE "t" RENAME CONSTRAINT "s_id_not_null" TO "t_id_not_null";

## PostgreSQL a table whose name another one gets, under a view, beside keys that change their types together
-- up
ALTER TABLE "p" DROP CONSTRAINT "p_t_fkey";
DROP VIEW "v";
ALTER TABLE "t" RENAME TO "s";
CREATE TABLE "t" (
  "x" INTEGER
);
-- REWRITES_TABLE p.t
-- BLOCKS_READS p.t
-- MAY_FAIL_ON_DATA p.t
ALTER TABLE "p" ALTER COLUMN "t" TYPE UUID USING "t"::UUID;
-- REWRITES_TABLE s.id, s.a
-- BLOCKS_READS s.id, s.a
-- MAY_FAIL_ON_DATA s.id
ALTER TABLE "s" ALTER COLUMN "id" TYPE UUID USING "id"::UUID, ALTER COLUMN "a" TYPE BIGINT;
-- BLOCKS_WRITES p
-- MAY_FAIL_ON_DATA p
ALTER TABLE "p" ADD CONSTRAINT "p_t_fkey" FOREIGN KEY ("t") REFERENCES "s" ("id");
CREATE VIEW public.v AS
 SELECT s.id,
    s.a,
    p.t
   FROM (s
     JOIN p ON ((p.t = s.id)));
ALTER TABLE "s" RENAME CONSTRAINT "t_id_not_null" TO "s_id_not_null";
-- down
ALTER TABLE "p" DROP CONSTRAINT "p_t_fkey";
DROP VIEW "v";
-- REWRITES_TABLE s.a, s.id
-- BLOCKS_READS s.a, s.id
-- MAY_FAIL_ON_DATA s.a
ALTER TABLE "s" ALTER COLUMN "a" TYPE INTEGER, ALTER COLUMN "id" TYPE TEXT USING "id"::TEXT;
-- REWRITES_TABLE p.t
-- BLOCKS_READS p.t
ALTER TABLE "p" ALTER COLUMN "t" TYPE TEXT USING "t"::TEXT;
-- DATA_LOSS t
DROP TABLE IF EXISTS "t";
ALTER TABLE "s" RENAME TO "t";
-- BLOCKS_WRITES p
-- MAY_FAIL_ON_DATA p
ALTER TABLE "p" ADD CONSTRAINT "p_t_fkey" FOREIGN KEY ("t") REFERENCES "t" ("id");
CREATE VIEW public.v AS
 SELECT t.id,
    t.a,
    p.t
   FROM (t
     JOIN p ON ((p.t = t.id)));
ALTER TABLE "t" RENAME CONSTRAINT "s_id_not_null" TO "t_id_not_null";

## PostgreSQL a function whose body the server keeps as a tree, over two tables with a column of one name each
-- up
SET check_function_bodies = off;
DROP FUNCTION public.f();
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE BIGINT;
CREATE OR REPLACE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ((t.id + t.a) + u.a)
    FROM (t
      JOIN u ON ((u.id = t.id)));
END;
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
RESET check_function_bodies;
-- down
SET check_function_bodies = off;
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
DROP FUNCTION public.f();
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
-- MAY_FAIL_ON_DATA t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE INTEGER;
CREATE OR REPLACE FUNCTION public.f()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ((t.id + t.a) + u.a)
    FROM (t
      JOIN u ON ((u.id = t.id)));
END;
RESET check_function_bodies;

## PostgreSQL a generated column that reads a renamed column and one that changes its type, under a view
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
ALTER TABLE "t" DROP COLUMN "g";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE BIGINT;
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
ALTER TABLE "t" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ((id + b)) STORED;
CREATE VIEW public.v AS
 SELECT t.b AS a,
    t.g,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
-- down
DROP VIEW "v";
ALTER TABLE "t" DROP COLUMN "g";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
-- MAY_FAIL_ON_DATA t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE INTEGER;
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
ALTER TABLE "t" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ((id + b)) STORED;
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
CREATE VIEW public.v AS
 SELECT t.a,
    t.g,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));

## PostgreSQL a trigger and a rule of a view that read another table's column of the old name
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE BIGINT;
CREATE VIEW public.v AS
 SELECT t.id,
    t.b AS a,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
CREATE RULE r AS
    ON DELETE TO public.v DO INSTEAD  DELETE FROM u
  WHERE (u.a = old.a);;
CREATE TRIGGER g INSTEAD OF UPDATE ON public.v FOR EACH ROW EXECUTE FUNCTION f();
-- down
DROP VIEW "v";
-- REWRITES_TABLE t.id
-- BLOCKS_READS t.id
-- MAY_FAIL_ON_DATA t.id
ALTER TABLE "t" ALTER COLUMN "id" TYPE INTEGER;
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
CREATE VIEW public.v AS
 SELECT t.id,
    t.a,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
CREATE RULE r AS
    ON DELETE TO public.v DO INSTEAD  DELETE FROM u
  WHERE (u.a = old.a);;
CREATE TRIGGER g INSTEAD OF UPDATE ON public.v FOR EACH ROW EXECUTE FUNCTION f();

## PostgreSQL a view over two tables with a column of one name each, of a generated column that is computed otherwise
-- up
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "b";
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
ALTER TABLE "t" ALTER COLUMN "g" SET EXPRESSION AS ((id + 2)), ALTER COLUMN "g" TYPE BIGINT;
CREATE VIEW public.v AS
 SELECT t.b AS a,
    t.g,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));
-- down
DROP VIEW "v";
-- REWRITES_TABLE t.g
-- BLOCKS_READS t.g
-- MAY_FAIL_ON_DATA t.g
ALTER TABLE "t" ALTER COLUMN "g" SET EXPRESSION AS ((id + 1)), ALTER COLUMN "g" TYPE INTEGER;
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
CREATE VIEW public.v AS
 SELECT t.a,
    t.g,
    u.a AS ua
   FROM (t
     JOIN u ON ((u.id = t.id)));

