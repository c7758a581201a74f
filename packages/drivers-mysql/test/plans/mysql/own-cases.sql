## in the words of entities: mysql MySQL columns a time that follows updates and has no default is no change
-- up
ALTER TABLE `t` MODIFY COLUMN `name` VARCHAR(60) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA t.name
-- REWRITES_TABLE t.name
-- BLOCKS_WRITES t.name
ALTER TABLE `t` MODIFY COLUMN `name` VARCHAR(50) NOT NULL;

## in the words of entities: mysql MySQL columns a primary key that holds its column in part, with a comment, is no change (complaints 13)
-- up
ALTER TABLE `t` ADD COLUMN `c` INT;
-- down
-- DATA_LOSS t.c
ALTER TABLE `t` DROP COLUMN `c`;

## in the words of entities: mysql MySQL columns what only the words of the server tell is no change
-- up
ALTER TABLE `t` ADD COLUMN `c` INT;
-- down
-- DATA_LOSS t.c
ALTER TABLE `t` DROP COLUMN `c`;

## in the words of mysql MySQL columns one attribute changes and the others stay (complaints 22)
-- up
ALTER TABLE `t` MODIFY COLUMN `c` VARCHAR(60) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'a''b' COMMENT 'why \\ it''s';
-- down
-- MAY_FAIL_ON_DATA t.c
-- REWRITES_TABLE t.c
-- BLOCKS_WRITES t.c
ALTER TABLE `t` MODIFY COLUMN `c` VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'a''b' COMMENT 'why \\ it''s';

## in the words of mysql MySQL columns a time that follows updates keeps doing so (complaints 10, 22)
-- up
ALTER TABLE `t` MODIFY COLUMN `c` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP COMMENT 'x', MODIFY COLUMN `d` DATETIME DEFAULT CURRENT_TIMESTAMP;
-- down
ALTER TABLE `t` MODIFY COLUMN `d` DATETIME ON UPDATE CURRENT_TIMESTAMP, MODIFY COLUMN `c` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP;

## in the words of mysql MySQL columns a time(3) that follows updates keeps doing so (complaints 10, 22)
-- up
ALTER TABLE `t` MODIFY COLUMN `c` TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'x', MODIFY COLUMN `d` DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3);
-- down
ALTER TABLE `t` MODIFY COLUMN `d` DATETIME(3) ON UPDATE CURRENT_TIMESTAMP(3), MODIFY COLUMN `c` TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);

## in the words of mysql MySQL columns a time(6) that follows updates keeps doing so (complaints 10, 22)
-- up
ALTER TABLE `t` MODIFY COLUMN `c` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'x', MODIFY COLUMN `d` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);
-- down
ALTER TABLE `t` MODIFY COLUMN `d` DATETIME(6) ON UPDATE CURRENT_TIMESTAMP(6), MODIFY COLUMN `c` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6);

## in the words of mysql MySQL columns a renamed table takes another collation
-- up
RENAME TABLE `t` TO `y`;
CREATE TABLE `x` (
  `id` INT NOT NULL,
  PRIMARY KEY (`id`)
);
-- REWRITES_TABLE y.a
-- BLOCKS_WRITES y.a
ALTER TABLE `y` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci, MODIFY COLUMN `a` VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
-- down
-- DATA_LOSS x
DROP TABLE IF EXISTS `x`;
-- REWRITES_TABLE y.a
-- BLOCKS_WRITES y.a
ALTER TABLE `y` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, MODIFY COLUMN `a` VARCHAR(50);
RENAME TABLE `y` TO `t`;

## in the words of mysql MySQL columns a column is renamed under a generated column with the collation of the table
-- up
-- INFERRED_RENAME t.b
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` RENAME COLUMN `a` TO `b`, MODIFY COLUMN `g` VARCHAR(60) GENERATED ALWAYS AS (concat(`b`,'x')) STORED;
-- down
-- INFERRED_RENAME t.a
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` RENAME COLUMN `b` TO `a`, MODIFY COLUMN `g` VARCHAR(60) GENERATED ALWAYS AS (concat(`a`,'x')) STORED;

## in the words of mysql MySQL columns every integer, signed and not (complaints 11)
-- up
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` ADD COLUMN `b` TINYINT UNSIGNED, ADD COLUMN `c` SMALLINT, ADD COLUMN `d` SMALLINT UNSIGNED, ADD COLUMN `e` MEDIUMINT, ADD COLUMN `f` MEDIUMINT UNSIGNED, ADD COLUMN `g` INT, ADD COLUMN `h` INT UNSIGNED, ADD COLUMN `i` BIGINT, ADD COLUMN `j` BIGINT UNSIGNED, ADD COLUMN `k` TINYINT(1), ADD COLUMN `l` int(5) unsigned zerofill, MODIFY COLUMN `a` TINYINT;
-- down
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
-- DATA_LOSS t.l
-- DATA_LOSS t.k
-- DATA_LOSS t.j
-- DATA_LOSS t.i
-- DATA_LOSS t.h
-- DATA_LOSS t.g
-- DATA_LOSS t.f
-- DATA_LOSS t.e
-- DATA_LOSS t.d
-- DATA_LOSS t.c
-- DATA_LOSS t.b
ALTER TABLE `t` MODIFY COLUMN `a` INT, DROP COLUMN `l`, DROP COLUMN `k`, DROP COLUMN `j`, DROP COLUMN `i`, DROP COLUMN `h`, DROP COLUMN `g`, DROP COLUMN `f`, DROP COLUMN `e`, DROP COLUMN `d`, DROP COLUMN `c`, DROP COLUMN `b`;

## in the words of mysql MySQL columns unsigned alone changes (complaints 11)
-- up
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` INT UNSIGNED DEFAULT 5;
-- down
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` INT DEFAULT 5;

## in the words of mysql MySQL columns numbers of every kind
-- up
ALTER TABLE `t` ADD COLUMN `b` DECIMAL(65, 30), ADD COLUMN `c` FLOAT DEFAULT 1.5, ADD COLUMN `d` DOUBLE DEFAULT -2.25, ADD COLUMN `e` float(7,2), ADD COLUMN `f` DOUBLE UNSIGNED;
ALTER TABLE `t` ADD COLUMN `g` bit(3) DEFAULT b'101';
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` ADD COLUMN `h` DECIMAL(20, 0) DEFAULT 12345678901234567890, ADD COLUMN `i` year DEFAULT 2020, ADD COLUMN `j` BIGINT UNSIGNED DEFAULT 18446744073709551615, MODIFY COLUMN `a` DECIMAL(10, 2) DEFAULT 1.5;
-- down
-- MAY_FAIL_ON_DATA t.a
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
-- DATA_LOSS t.j
-- DATA_LOSS t.i
-- DATA_LOSS t.h
ALTER TABLE `t` MODIFY COLUMN `a` INT, DROP COLUMN `j`, DROP COLUMN `i`, DROP COLUMN `h`;
-- DATA_LOSS t.g
ALTER TABLE `t` DROP COLUMN `g`;
-- DATA_LOSS t.f
-- DATA_LOSS t.e
-- DATA_LOSS t.d
-- DATA_LOSS t.c
-- DATA_LOSS t.b
ALTER TABLE `t` DROP COLUMN `f`, DROP COLUMN `e`, DROP COLUMN `d`, DROP COLUMN `c`, DROP COLUMN `b`;

## in the words of mysql MySQL columns texts and bytes of every kind
-- up
ALTER TABLE `t` ADD COLUMN `b` TINYTEXT, ADD COLUMN `c` TEXT, ADD COLUMN `d` MEDIUMTEXT, ADD COLUMN `e` LONGTEXT, ADD COLUMN `f` BINARY(16), ADD COLUMN `g` VARBINARY(30) DEFAULT 'ab', ADD COLUMN `h` TINYBLOB, ADD COLUMN `i` BLOB, ADD COLUMN `j` MEDIUMBLOB, ADD COLUMN `k` LONGBLOB;
ALTER TABLE `t` ADD COLUMN `l` BINARY(4) DEFAULT x'ff0010';
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` ADD COLUMN `m` CHAR(3) CHARACTER SET ascii COLLATE ascii_general_ci, ADD COLUMN `n` VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT '', MODIFY COLUMN `a` CHAR(5) DEFAULT 'x';
-- down
-- MAY_FAIL_ON_DATA t.a
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
-- DATA_LOSS t.n
-- DATA_LOSS t.m
ALTER TABLE `t` MODIFY COLUMN `a` INT, DROP COLUMN `n`, DROP COLUMN `m`;
-- DATA_LOSS t.l
ALTER TABLE `t` DROP COLUMN `l`;
-- DATA_LOSS t.k
-- DATA_LOSS t.j
-- DATA_LOSS t.i
-- DATA_LOSS t.h
-- DATA_LOSS t.g
-- DATA_LOSS t.f
-- DATA_LOSS t.e
-- DATA_LOSS t.d
-- DATA_LOSS t.c
-- DATA_LOSS t.b
ALTER TABLE `t` DROP COLUMN `k`, DROP COLUMN `j`, DROP COLUMN `i`, DROP COLUMN `h`, DROP COLUMN `g`, DROP COLUMN `f`, DROP COLUMN `e`, DROP COLUMN `d`, DROP COLUMN `c`, DROP COLUMN `b`;

## in the words of mysql MySQL columns defaults of texts are expressions (complaints 7)
-- up
ALTER TABLE `t` ADD COLUMN `b` JSON DEFAULT ('{"b":1,"a":""}');
ALTER TABLE `t` ADD COLUMN `c` JSON DEFAULT (json_object('a',1));
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` ADD COLUMN `d` BLOB DEFAULT ('x'), MODIFY COLUMN `a` TEXT DEFAULT ('it''s');
-- down
-- MAY_FAIL_ON_DATA t.a
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
-- DATA_LOSS t.d
ALTER TABLE `t` MODIFY COLUMN `a` INT, DROP COLUMN `d`;
-- DATA_LOSS t.c
ALTER TABLE `t` DROP COLUMN `c`;
-- DATA_LOSS t.b
ALTER TABLE `t` DROP COLUMN `b`;

## in the words of mysql MySQL columns defaults that the server computes (complaints 12)
-- up
ALTER TABLE `t` ADD COLUMN `b` DATETIME DEFAULT (now());
ALTER TABLE `t` ADD COLUMN `c` DATE DEFAULT (curdate());
ALTER TABLE `t` ADD COLUMN `d` INT DEFAULT (1 + 2);
ALTER TABLE `t` ADD COLUMN `e` VARCHAR(20) DEFAULT (concat('a','it\'s'));
ALTER TABLE `t` ADD COLUMN `f` DATETIME DEFAULT CURRENT_TIMESTAMP, ADD COLUMN `g` VARCHAR(30) DEFAULT 'CURRENT_TIMESTAMP', ADD COLUMN `h` VARCHAR(30) DEFAULT 'now()';
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(36) DEFAULT (uuid());
-- down
-- MAY_FAIL_ON_DATA t.a
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` INT;
-- DATA_LOSS t.h
-- DATA_LOSS t.g
-- DATA_LOSS t.f
ALTER TABLE `t` DROP COLUMN `h`, DROP COLUMN `g`, DROP COLUMN `f`;
-- DATA_LOSS t.e
ALTER TABLE `t` DROP COLUMN `e`;
-- DATA_LOSS t.d
ALTER TABLE `t` DROP COLUMN `d`;
-- DATA_LOSS t.c
ALTER TABLE `t` DROP COLUMN `c`;
-- DATA_LOSS t.b
ALTER TABLE `t` DROP COLUMN `b`;

## in the words of mysql MySQL columns a computed default of a column that changes otherwise (complaints 12, 22)
-- up
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(40) DEFAULT (uuid());
ALTER TABLE `t` MODIFY COLUMN `b` DATETIME DEFAULT (now()) COMMENT 'x';
-- down
ALTER TABLE `t` MODIFY COLUMN `b` DATETIME DEFAULT (now());
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(36) DEFAULT (uuid());

## in the words of mysql MySQL columns dates and times as defaults
-- up
-- MAY_FAIL_ON_DATA t.a
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` ADD COLUMN `b` DATETIME(3) DEFAULT '2020-01-01 10:00:00.000', ADD COLUMN `c` TIMESTAMP NULL DEFAULT '2020-01-01 10:00:00', ADD COLUMN `d` TIME DEFAULT '10:00:00', ADD COLUMN `e` TIME(2) DEFAULT '10:00:00.50', MODIFY COLUMN `a` DATE DEFAULT '2020-01-01';
-- down
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
-- DATA_LOSS t.e
-- DATA_LOSS t.d
-- DATA_LOSS t.c
-- DATA_LOSS t.b
ALTER TABLE `t` MODIFY COLUMN `a` INT, DROP COLUMN `e`, DROP COLUMN `d`, DROP COLUMN `c`, DROP COLUMN `b`;

## in the words of mysql MySQL columns a timestamp takes nulls
-- up
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` TIMESTAMP NULL;
-- down
-- DATA_LOSS t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
UPDATE `t` SET `a` = CURRENT_TIMESTAMP WHERE `a` IS NULL;
ALTER TABLE `t` MODIFY COLUMN `a` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP;

## in the words of mysql MySQL columns an enum with values that hurt (complaints 29)
-- up
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'it''s', 'x,y', 'B"q', 'b\\s', '`', '${z}', 'new', 'Ünï') NOT NULL DEFAULT 'x,y';
-- down
-- MAY_FAIL_ON_DATA t.e
-- REWRITES_TABLE t.e
-- BLOCKS_WRITES t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'it''s', 'x,y', 'B"q', 'b\\s', '`', '${z}') NOT NULL DEFAULT 'it''s';

## in the words of mysql MySQL columns an enum gets values at its end
-- up
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b', 'c');
-- down
-- MAY_FAIL_ON_DATA t.e
-- REWRITES_TABLE t.e
-- BLOCKS_WRITES t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b');

## in the words of mysql MySQL columns a value of an enum gets another name (complaints 19)
-- up
-- INFERRED_RENAME t.e
-- BLOCKS_WRITES t.e
-- REWRITES_TABLE t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b', 'c') DEFAULT 'b';
UPDATE `t` SET `e` = 'c' WHERE `e` = 'b';
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'c') DEFAULT 'c';
-- down
-- INFERRED_RENAME t.e
-- BLOCKS_WRITES t.e
-- REWRITES_TABLE t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'c', 'b') DEFAULT 'c';
UPDATE `t` SET `e` = 'b' WHERE `e` = 'c';
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b') DEFAULT 'b';

## in the words of mysql MySQL columns an enum loses a value that no row has
-- up
-- MAY_FAIL_ON_DATA t.e
-- REWRITES_TABLE t.e
-- BLOCKS_WRITES t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('c', 'a') DEFAULT 'a';
-- down
-- REWRITES_TABLE t.e
-- BLOCKS_WRITES t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b', 'c') DEFAULT 'a';

## in the words of mysql MySQL columns a set changes
-- up
ALTER TABLE `t` MODIFY COLUMN `s` SET('a', 'b c', 'it''s');
-- down
-- MAY_FAIL_ON_DATA t.s
-- REWRITES_TABLE t.s
-- BLOCKS_WRITES t.s
ALTER TABLE `t` MODIFY COLUMN `s` SET('a', 'b c');

## in the words of mysql MySQL columns invisible columns
-- up
ALTER TABLE `t` MODIFY COLUMN `a` INT DEFAULT 3, MODIFY COLUMN `b` INT INVISIBLE;
-- down
ALTER TABLE `t` MODIFY COLUMN `b` INT, MODIFY COLUMN `a` INT DEFAULT 3 INVISIBLE;

## in the words of mysql MySQL columns a generated column, its expression changed
-- up
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`a` + 2) STORED;
ALTER TABLE `t` MODIFY COLUMN `v` VARCHAR(60) GENERATED ALWAYS AS (concat('it\'s ',`a`)) VIRTUAL;
-- down
-- MAY_FAIL_ON_DATA t.v
-- REWRITES_TABLE t.v
-- BLOCKS_WRITES t.v
ALTER TABLE `t` MODIFY COLUMN `v` VARCHAR(50) GENERATED ALWAYS AS (concat('it\'s ',`a`)) VIRTUAL;
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;

## in the words of mysql MySQL columns a virtual column becomes stored
-- up
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;
-- down
ALTER TABLE `t` DROP COLUMN `g`;
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) VIRTUAL AFTER `a`;

## in the words of mysql MySQL columns a stored column stops being computed
-- up
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT;
-- down
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;

## in the words of mysql MySQL columns a STORED column that read what now counts reads another, STORED
-- up
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- down
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`id` + 1) STORED;

## in the words of mysql MySQL columns a STORED column that read what now counts reads another, VIRTUAL
-- up
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) VIRTUAL;
-- down
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`id` + 1) STORED AFTER `a`;

## in the words of mysql MySQL columns a VIRTUAL column that read what now counts reads another, STORED
-- up
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;
-- down
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`id` + 1) VIRTUAL AFTER `a`;

## in the words of mysql MySQL columns a VIRTUAL column that read what now counts reads another, VIRTUAL
-- up
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) VIRTUAL;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- down
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t.g
-- BLOCKS_WRITES t.g
ALTER TABLE `t` MODIFY COLUMN `g` INT GENERATED ALWAYS AS (`id` + 1) VIRTUAL;

## in the words of mysql MySQL columns a virtual column with an index, and one that reads it, becomes stored
-- up
ALTER TABLE `t` DROP INDEX `k`;
ALTER TABLE `t` DROP INDEX `j`;
ALTER TABLE `t` DROP INDEX `i`;
ALTER TABLE `t` DROP INDEX `u`;
ALTER TABLE `t` DROP COLUMN `h`;
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) STORED;
ALTER TABLE `t` ADD COLUMN `h` INT GENERATED ALWAYS AS (`g` + 1) VIRTUAL;
ALTER TABLE `t` ADD UNIQUE INDEX `v` (`g`);
ALTER TABLE `t` ADD INDEX `k` (`h`);
ALTER TABLE `t` ADD INDEX `j` (`a`, `g`);
ALTER TABLE `t` ADD INDEX `i` (`g`);
-- down
ALTER TABLE `t` DROP INDEX `i`;
ALTER TABLE `t` DROP INDEX `j`;
ALTER TABLE `t` DROP INDEX `k`;
ALTER TABLE `t` DROP INDEX `v`;
ALTER TABLE `t` DROP COLUMN `h`;
ALTER TABLE `t` DROP COLUMN `g`;
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`a` + 1) VIRTUAL AFTER `a`;
ALTER TABLE `t` ADD COLUMN `h` INT GENERATED ALWAYS AS (`g` + 1) VIRTUAL AFTER `g`;
ALTER TABLE `t` ADD UNIQUE INDEX `u` (`g`);
ALTER TABLE `t` ADD INDEX `i` (`g`);
ALTER TABLE `t` ADD INDEX `j` (`a`, `g`);
ALTER TABLE `t` ADD INDEX `k` (`h`);

## in the words of mysql MySQL columns a column of a check and of foreign keys gets another name
-- up
ALTER TABLE `t` DROP FOREIGN KEY `g`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `id` TO `k`, DROP CHECK `d`, ADD CONSTRAINT `d` CHECK (`k` > 0);
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`x`) REFERENCES `t` (`k`);
ALTER TABLE `t` DROP FOREIGN KEY `f`;
ALTER TABLE `t` DROP FOREIGN KEY `g`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `x` TO `y`, DROP CHECK `c`, ADD CONSTRAINT `c` CHECK (`y` > 0);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`y`) REFERENCES `p` (`id`);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`y`) REFERENCES `t` (`k`);
-- down
ALTER TABLE `t` DROP FOREIGN KEY `f`;
ALTER TABLE `t` DROP FOREIGN KEY `g`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `y` TO `x`, DROP CHECK `c`, ADD CONSTRAINT `c` CHECK (`x` > 0);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`);
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`x`) REFERENCES `t` (`k`);
ALTER TABLE `t` DROP FOREIGN KEY `g`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `k` TO `id`, DROP CHECK `d`, ADD CONSTRAINT `d` CHECK (`id` > 0);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`x`) REFERENCES `t` (`id`);

## in the words of mysql MySQL columns a column that read what now counts goes, and a check with it
-- up
ALTER TABLE `t` DROP CHECK `c`;
ALTER TABLE `t` DROP COLUMN `g`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- down
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`id` + 1) STORED AFTER `id`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (`id` > 0);

## in the words of mysql MySQL columns a column comes with a random default, and times stay
-- up
ALTER TABLE `t` ADD COLUMN `u` VARCHAR(40);
UPDATE `t` SET `u` = (uuid()), `at` = `at`;
ALTER TABLE `t` MODIFY COLUMN `u` VARCHAR(40) NOT NULL DEFAULT (uuid());
ALTER TABLE `t` ADD COLUMN `v` TEXT;
UPDATE `t` SET `v` = (uuid()), `at` = `at`;
ALTER TABLE `t` MODIFY COLUMN `v` TEXT DEFAULT (uuid());
-- down
-- DATA_LOSS t.v
ALTER TABLE `t` DROP COLUMN `v`;
-- DATA_LOSS t.u
ALTER TABLE `t` DROP COLUMN `u`;

## in the words of mysql MySQL columns a value of an enum gets another name, and times stay
-- up
-- INFERRED_RENAME t.e
-- BLOCKS_WRITES t.e
-- REWRITES_TABLE t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b', 'c') DEFAULT 'b';
UPDATE `t` SET `e` = 'c', `at` = `at` WHERE `e` = 'b';
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'c') DEFAULT 'c';
-- down
-- INFERRED_RENAME t.e
-- BLOCKS_WRITES t.e
-- REWRITES_TABLE t.e
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'c', 'b') DEFAULT 'c';
UPDATE `t` SET `e` = 'b', `at` = `at` WHERE `e` = 'c';
ALTER TABLE `t` MODIFY COLUMN `e` ENUM('a', 'b') DEFAULT 'b';

## in the words of mysql MySQL columns a column in the middle goes
-- up
-- DATA_LOSS t.a
ALTER TABLE `t` DROP COLUMN `a`;
-- down
ALTER TABLE `t` ADD COLUMN `a` INT DEFAULT 1 AFTER `id`;

## in the words of mysql MySQL columns the first of all columns goes
-- up
-- DATA_LOSS t.z
ALTER TABLE `t` DROP COLUMN `z`;
-- down
ALTER TABLE `t` ADD COLUMN `z` INT FIRST;

## in the words of mysql MySQL columns columns without a default and with a type that has no zero come back to rows
-- up
-- DATA_LOSS t.ts
-- DATA_LOSS t.j
-- DATA_LOSS t.d
ALTER TABLE `t` DROP COLUMN `ts`, DROP COLUMN `j`, DROP COLUMN `d`;
-- down
-- session: SET @stingerloom_strict_dates = @@SESSION.sql_mode, SESSION sql_mode = REPLACE(REPLACE(REPLACE(@@SESSION.sql_mode, 'NO_ZERO_IN_DATE', ''), 'NO_ZERO_DATE', ''), 'TRADITIONAL', '')
-- session: SET SESSION sql_mode = @stingerloom_strict_dates
ALTER TABLE `t` ADD COLUMN `d` DATE NOT NULL DEFAULT '1970-01-01' AFTER `id`;
ALTER TABLE `t` ALTER COLUMN `d` DROP DEFAULT;
ALTER TABLE `t` ADD COLUMN `j` JSON NOT NULL DEFAULT ('{}') AFTER `d`;
ALTER TABLE `t` ALTER COLUMN `j` DROP DEFAULT;
ALTER TABLE `t` ADD COLUMN `ts` TIMESTAMP NOT NULL DEFAULT '1970-01-02 00:00:01' AFTER `j`;
ALTER TABLE `t` ALTER COLUMN `ts` DROP DEFAULT;

## in the words of mysql MySQL columns native types are carried
-- up
-- MAY_FAIL_ON_DATA t.g
-- DATA_LOSS t.a
ALTER TABLE `t` ADD COLUMN `g` geometry NOT NULL, ADD COLUMN `y` year, ADD COLUMN `b` bit(5), DROP COLUMN `a`;
ALTER TABLE `t` ADD COLUMN `a` point;
-- down
-- DATA_LOSS t.a
ALTER TABLE `t` DROP COLUMN `a`;
-- DATA_LOSS t.b
-- DATA_LOSS t.y
-- DATA_LOSS t.g
ALTER TABLE `t` ADD COLUMN `a` INT AFTER `id`, DROP COLUMN `b`, DROP COLUMN `y`, DROP COLUMN `g`;

## in the words of mysql MySQL columns a spatial reference system
-- up
-- DATA_LOSS t.a
ALTER TABLE `t` DROP COLUMN `a`;
-- MAY_FAIL_ON_DATA t.a
ALTER TABLE `t` ADD COLUMN `a` point srid 4326 NOT NULL;
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD SPATIAL INDEX `sp` (`a`);
-- down
ALTER TABLE `t` DROP INDEX `sp`;
-- DATA_LOSS t.a
ALTER TABLE `t` DROP COLUMN `a`;
ALTER TABLE `t` ADD COLUMN `a` INT AFTER `id`;

## in the words of mysql MySQL columns expressions with letters of other alphabets
-- up
ALTER TABLE `t` MODIFY COLUMN `v` VARCHAR(50) DEFAULT (concat('名ß','x'));
-- REWRITES_TABLE t.g
ALTER TABLE `t` ADD COLUMN `g` INT GENERATED ALWAYS AS (`straße` + 1) STORED;
ALTER TABLE `t` ADD COLUMN `s` VARCHAR(50) GENERATED ALWAYS AS (concat(`v`,'ß名')) VIRTUAL;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK ((`straße` > 0) and (`v` <> 'ß名'));
-- down
ALTER TABLE `t` DROP CHECK `c`;
ALTER TABLE `t` DROP COLUMN `s`;
ALTER TABLE `t` DROP COLUMN `g`;
ALTER TABLE `t` MODIFY COLUMN `v` VARCHAR(50);

## in the words of mysql MySQL columns comments that hurt
-- up
ALTER TABLE `t` MODIFY COLUMN `a` INT COMMENT 'it''s \\ "q" `b` ${x}\nline';
ALTER TABLE `t` COMMENT = 'it''s \\ "q" `b` ${x}\nline';
-- down
ALTER TABLE `t` COMMENT = 'x';
ALTER TABLE `t` MODIFY COLUMN `a` INT COMMENT 'a';

## in the words of mysql MySQL tables the collation of a table and of its columns
-- up
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci, MODIFY COLUMN `a` VARCHAR(20), MODIFY COLUMN `c` TEXT;
-- down
-- REWRITES_TABLE t.c
-- BLOCKS_WRITES t.c
ALTER TABLE `t` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, MODIFY COLUMN `c` TEXT, MODIFY COLUMN `a` VARCHAR(20);

## in the words of mysql MySQL tables the collation of a column alone
-- up
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- down
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(20);

## in the words of mysql MySQL tables another character set
-- up
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci, MODIFY COLUMN `a` VARCHAR(20);
-- down
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci, MODIFY COLUMN `a` VARCHAR(20);

## in the words of mysql MySQL tables an option of the rows' format
-- up
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` STATS_PERSISTENT = 1 ROW_FORMAT = COMPACT;
-- down
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` STATS_PERSISTENT = DEFAULT ROW_FORMAT = DEFAULT;

## in the words of mysql MySQL tables the engine
-- up
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` ENGINE = InnoDB;
-- down
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` ENGINE = MyISAM;

## in the words of mysql MySQL tables partitions are carried
-- up
ALTER TABLE `t` ADD COLUMN `b` INT;
-- down
-- DATA_LOSS t.b
ALTER TABLE `t` DROP COLUMN `b`;

## in the words of mysql MySQL tables partitions come and change
-- up
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` PARTITION BY RANGE ( `id` ) ( PARTITION a VALUES LESS THAN ( 10 ) , PARTITION b VALUES LESS THAN MAXVALUE );
-- down
-- REWRITES_TABLE t
-- BLOCKS_WRITES t
ALTER TABLE `t` PARTITION BY HASH ( `id` ) PARTITIONS 3;

## in the words of mysql MySQL tables a partitioned table goes and comes back
-- up
-- DATA_LOSS u
DROP TABLE `u`;
-- down
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `s` VARCHAR(10) NOT NULL,
  PRIMARY KEY (`id`, `s`)
) COMMENT = 'x' PARTITION BY LIST COLUMNS ( s ) ( PARTITION x VALUES IN ( 'a' , 'b' ) , PARTITION y VALUES IN ( 'c' ) );

## in the words of mysql MySQL tables the counter moves to another column
-- up
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` ADD UNIQUE INDEX `ua` (`a`);
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` INT NOT NULL AUTO_INCREMENT;
-- down
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` INT NOT NULL;
ALTER TABLE `t` DROP INDEX `ua`;
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;

## in the words of mysql MySQL tables a counted column gets a key of two columns
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`id`, `a`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`id`);

## in the words of mysql MySQL tables the counted column is no longer in the key
-- up
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`a`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`id`);
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;

## in the words of mysql MySQL tables a table without a key gets a counted one
-- up
-- REWRITES_TABLE t
ALTER TABLE `t` ADD COLUMN `id` INT NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (`id`);
-- down
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- DATA_LOSS t.id
ALTER TABLE `t` DROP COLUMN `id`;

## in the words of mysql MySQL tables a counted key goes
-- up
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- DATA_LOSS t.id
ALTER TABLE `t` DROP COLUMN `id`;
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` ADD COLUMN `id` INT NOT NULL AUTO_INCREMENT FIRST, ADD PRIMARY KEY (`id`);

## in the words of mysql MySQL tables a zero in a counted key stays
-- up
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- down
-- REWRITES_TABLE t.id
-- BLOCKS_WRITES t.id
ALTER TABLE `t` MODIFY COLUMN `id` INT NOT NULL;

## in the words of mysql MySQL tables a table with triggers goes and comes back
-- up
-- DATA_LOSS u
DROP TABLE `u`;
-- down
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `n` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `tr` BEFORE INSERT ON `u` FOR EACH ROW SET NEW.n = coalesce(NEW.n, 7);
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## in the words of mysql MySQL primary keys a primary key comes that holds a column in part
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`a`(16), `b`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column in part, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`(16), `b`);

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds in part
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key comes that holds a column in a longer part
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`a`(20), `b`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column in a longer part, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`(20), `b`);

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds in a longer part
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key comes that holds a column whole
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`b`, `a`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column whole, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`, `a`);

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds whole
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key comes that holds a column in part, of text
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`b`, `a`(50));
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column in part, of text, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`, `a`(50));

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds in part, of text
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key comes that holds a column with a comment
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`b`, `a`) COMMENT 'it''s';
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column with a comment, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`, `a`) COMMENT 'it''s';

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds with a comment
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key comes that holds a column from the last to the first
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`b` DESC, `a`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;

## in the words of mysql MySQL primary keys a primary key held a column from the last to the first, and changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`b` DESC, `a`);

## in the words of mysql MySQL primary keys a column is renamed that a primary key holds from the last to the first
-- up
ALTER TABLE `t` RENAME COLUMN `a` TO `c`;
-- down
ALTER TABLE `t` RENAME COLUMN `c` TO `a`;

## in the words of mysql MySQL primary keys a primary key holds the whole of a column that it held in part
-- up
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- MAY_FAIL_ON_DATA t.a
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` VARCHAR(60) NOT NULL;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`a`);
-- down
-- REWRITES_TABLE t
ALTER TABLE `t` DROP PRIMARY KEY;
-- REWRITES_TABLE t.a
-- BLOCKS_WRITES t.a
ALTER TABLE `t` MODIFY COLUMN `a` TEXT NOT NULL;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD PRIMARY KEY (`a`(20));

## in the words of mysql MySQL primary keys a primary key in memory is a tree, and no tree
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`) USING BTREE;

## in the words of mysql MySQL keys indexes of every kind
-- up
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` ADD UNIQUE INDEX `up` (`a`(5));
ALTER TABLE `t` ADD INDEX `pre` (`a`(10));
ALTER TABLE `t` ADD INDEX `co` (`b`) COMMENT 'it''s';
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD SPATIAL INDEX `sp` (`g`);
ALTER TABLE `t` ADD INDEX `ds` (`a` DESC, `b`);
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD FULLTEXT INDEX `ft` (`c`);
-- down
ALTER TABLE `t` DROP INDEX `ft`;
ALTER TABLE `t` DROP INDEX `ds`;
ALTER TABLE `t` DROP INDEX `sp`;
ALTER TABLE `t` DROP INDEX `co`;
ALTER TABLE `t` DROP INDEX `pre`;
ALTER TABLE `t` DROP INDEX `up`;

## in the words of mysql MySQL keys indexes of every kind go
-- up
ALTER TABLE `t` DROP INDEX `ft`;
ALTER TABLE `t` DROP INDEX `co`;
ALTER TABLE `t` DROP INDEX `pre`;
-- down
ALTER TABLE `t` ADD INDEX `pre` (`a`(10));
ALTER TABLE `t` ADD INDEX `co` (`b`) COMMENT 'it''s';
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD FULLTEXT INDEX `ft` (`c`);

## in the words of mysql MySQL keys an index on an expression (complaints 16)
-- up
ALTER TABLE `t` DROP INDEX `fx`;
ALTER TABLE `t` ADD INDEX `fx` ((upper(`a`)), (length(`a`)) DESC);
-- down
ALTER TABLE `t` DROP INDEX `fx`;
ALTER TABLE `t` ADD INDEX `fx` ((lower(`a`)));

## in the words of mysql MySQL keys an invisible index
-- up
ALTER TABLE `t` DROP INDEX `i`;
ALTER TABLE `t` ADD INDEX `i` (`a`);
-- down
ALTER TABLE `t` DROP INDEX `i`;
ALTER TABLE `t` ADD INDEX `i` (`a`) INVISIBLE;

## in the words of mysql MySQL keys the parser of a full-text index
-- up
ALTER TABLE `t` DROP INDEX `ft`;
-- down
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD FULLTEXT INDEX `ft` (`c`) WITH PARSER `ngram`;

## in the words of mysql MySQL keys characters of four bytes in a check and a generated column
-- up
ALTER TABLE `t` DROP CHECK `c`;
-- REWRITES_TABLE t.b
ALTER TABLE `t` ADD COLUMN `b` VARCHAR(50) GENERATED ALWAYS AS (concat(`a`,'😀')) STORED;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (`a` <> '😀');
-- down
ALTER TABLE `t` DROP CHECK `c`;
ALTER TABLE `t` DROP COLUMN `b`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (`a` <> '?');

## in the words of mysql MySQL keys a check that is not enforced
-- up
ALTER TABLE `t` DROP CHECK `c`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (`a` > 0);
-- down
ALTER TABLE `t` DROP CHECK `c`;
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (`a` > 0) NOT ENFORCED;

## in the words of mysql MySQL keys a check of many words
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` ADD CONSTRAINT `c` CHECK (((`a` in (1,2)) and (`b` <> 'it\'s')) or ((`b` like 'x%') and (`a` not between -3 and 4) and regexp_like(`b`,'^a\\d')));
-- down
ALTER TABLE `t` DROP CHECK `c`;

## in the words of mysql MySQL keys the own index of a foreign key is no change (complaints 17)
-- up
-- down

## in the words of mysql MySQL keys a foreign key goes with its index
-- up
ALTER TABLE `t` DROP FOREIGN KEY `f`, DROP INDEX `f`;
-- down
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`);

## in the words of mysql MySQL keys a foreign key gets an index that serves it
-- up
ALTER TABLE `t` ADD INDEX `xy` (`x`, `y`), DROP INDEX `f`;
-- down
ALTER TABLE `t` DROP INDEX `xy`, ADD INDEX `f` (`x`);

## in the words of mysql MySQL keys a foreign key loses the index that serves it
-- up
ALTER TABLE `t` DROP INDEX `xy`, ADD INDEX `f` (`x`);
-- down
ALTER TABLE `t` ADD INDEX `xy` (`x`, `y`), DROP INDEX `f`;

## in the words of mysql MySQL keys an index that a foreign key rests on becomes unique
-- up
ALTER TABLE `t` DROP INDEX `k`, ADD INDEX `f` (`x`);
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` ADD UNIQUE INDEX `k` (`x`), DROP INDEX `f`;
-- down
ALTER TABLE `t` DROP INDEX `k`, ADD INDEX `f` (`x`);
ALTER TABLE `t` ADD INDEX `k` (`x`), DROP INDEX `f`;

## in the words of mysql MySQL keys a key that a foreign key rests on changes
-- up
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`y`, `x`), ADD INDEX `f` (`x`);
-- down
-- REWRITES_TABLE t
-- MAY_FAIL_ON_DATA t
ALTER TABLE `t` DROP PRIMARY KEY, ADD PRIMARY KEY (`x`, `y`), DROP INDEX `f`;

## in the words of mysql MySQL keys a column of a foreign key and its target get another type
-- up
ALTER TABLE `t` DROP FOREIGN KEY `f`;
-- REWRITES_TABLE p.id
-- BLOCKS_WRITES p.id
ALTER TABLE `p` MODIFY COLUMN `id` BIGINT NOT NULL;
-- REWRITES_TABLE t.x
-- BLOCKS_WRITES t.x
ALTER TABLE `t` MODIFY COLUMN `x` BIGINT;
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`) ON DELETE CASCADE;
-- down
ALTER TABLE `t` DROP FOREIGN KEY `f`;
-- MAY_FAIL_ON_DATA t.x
-- REWRITES_TABLE t.x
-- BLOCKS_WRITES t.x
ALTER TABLE `t` MODIFY COLUMN `x` INT;
-- MAY_FAIL_ON_DATA p.id
-- REWRITES_TABLE p.id
-- BLOCKS_WRITES p.id
ALTER TABLE `p` MODIFY COLUMN `id` INT NOT NULL;
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`) ON DELETE CASCADE;

## in the words of mysql MySQL keys the column of a foreign key that nobody named gets another type
-- up
ALTER TABLE `t` DROP FOREIGN KEY `t_ibfk_1`;
-- REWRITES_TABLE p.id
-- BLOCKS_WRITES p.id
ALTER TABLE `p` MODIFY COLUMN `id` BIGINT NOT NULL;
-- REWRITES_TABLE t.x
-- BLOCKS_WRITES t.x
ALTER TABLE `t` MODIFY COLUMN `x` BIGINT;
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `t_ibfk_1` FOREIGN KEY (`x`) REFERENCES `p` (`id`), DROP INDEX `x`, ADD INDEX `x` (`x`);
-- down
ALTER TABLE `t` DROP FOREIGN KEY `t_ibfk_1`;
-- MAY_FAIL_ON_DATA t.x
-- REWRITES_TABLE t.x
-- BLOCKS_WRITES t.x
ALTER TABLE `t` MODIFY COLUMN `x` INT;
-- MAY_FAIL_ON_DATA p.id
-- REWRITES_TABLE p.id
-- BLOCKS_WRITES p.id
ALTER TABLE `p` MODIFY COLUMN `id` INT NOT NULL;
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `t_ibfk_1` FOREIGN KEY (`x`) REFERENCES `p` (`id`), DROP INDEX `x`, ADD INDEX `x` (`x`);

## in the words of mysql MySQL keys a foreign key that nobody named gets an action
-- up
ALTER TABLE `t` DROP FOREIGN KEY `t_ibfk_1`;
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `t_ibfk_1` FOREIGN KEY (`x`) REFERENCES `p` (`id`) ON DELETE CASCADE, DROP INDEX `x`, ADD INDEX `x` (`x`);
-- down
ALTER TABLE `t` DROP FOREIGN KEY `t_ibfk_1`;
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `t_ibfk_1` FOREIGN KEY (`x`) REFERENCES `p` (`id`), DROP INDEX `x`, ADD INDEX `x` (`x`);

## in the words of mysql MySQL keys two foreign keys on one column
-- up
CREATE TABLE `q` (
  `id` INT NOT NULL,
  PRIMARY KEY (`id`)
);
ALTER TABLE `t` ADD INDEX `k` (`x`);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`);
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`x`) REFERENCES `q` (`id`);
-- down
ALTER TABLE `t` DROP FOREIGN KEY `g`;
ALTER TABLE `t` DROP FOREIGN KEY `f`;
ALTER TABLE `t` DROP INDEX `k`;
-- DATA_LOSS q
DROP TABLE IF EXISTS `q`;

## in the words of mysql MySQL keys foreign keys with every action
-- up
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;
-- MAY_FAIL_ON_DATA t
-- BLOCKS_WRITES t
ALTER TABLE `t` ADD CONSTRAINT `g` FOREIGN KEY (`y`) REFERENCES `p` (`id`) ON DELETE RESTRICT;
-- down
ALTER TABLE `t` DROP FOREIGN KEY `g`, DROP INDEX `g`;
ALTER TABLE `t` DROP FOREIGN KEY `f`, DROP INDEX `f`;

