## mysql MySQL columns adds a nullable column
-- up
ALTER TABLE `user` ADD COLUMN `phone` VARCHAR(255);
-- down
-- DATA_LOSS user.phone
ALTER TABLE `user` DROP COLUMN `phone`;

## mysql MySQL columns adds a NOT NULL column with a default to rows
-- up
ALTER TABLE `user` ADD COLUMN `state` VARCHAR(20) NOT NULL DEFAULT 'new';
-- down
-- DATA_LOSS user.state
ALTER TABLE `user` DROP COLUMN `state`;

## mysql MySQL columns drops a column
-- up
-- DATA_LOSS user.phone
ALTER TABLE `user` DROP COLUMN `phone`;
-- down
ALTER TABLE `user` ADD COLUMN `phone` VARCHAR(255) AFTER `name`;

## mysql MySQL columns drops a NOT NULL column without a default: the way back does not fail over values that are gone
-- up
-- DATA_LOSS user.age
-- DATA_LOSS user.phone
ALTER TABLE `user` DROP COLUMN `age`, DROP COLUMN `phone`;
-- down
ALTER TABLE `user` ADD COLUMN `phone` VARCHAR(255) NOT NULL AFTER `id`, ADD COLUMN `age` INT NOT NULL AFTER `phone`;

## mysql MySQL columns widens a varchar in place (complaints 1, 4)
-- up
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(51) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(50) NOT NULL;

## mysql MySQL columns widens a varchar (complaints 1, 3)
-- up
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(500) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(50) NOT NULL;

## mysql MySQL columns narrows a varchar that holds short values
-- up
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(50) NOT NULL;
-- down
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(500) NOT NULL;

## mysql MySQL columns int becomes bigint with its rows (complaints 1)
-- up
-- REWRITES_TABLE user.points
-- BLOCKS_WRITES user.points
ALTER TABLE `user` MODIFY COLUMN `points` BIGINT NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.points
-- REWRITES_TABLE user.points
-- BLOCKS_WRITES user.points
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL;

## mysql MySQL columns a decimal gets more digits
-- up
-- REWRITES_TABLE user.price
-- BLOCKS_WRITES user.price
ALTER TABLE `user` MODIFY COLUMN `price` DECIMAL(14, 4) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.price
-- DATA_LOSS user.price
-- REWRITES_TABLE user.price
-- BLOCKS_WRITES user.price
ALTER TABLE `user` MODIFY COLUMN `price` DECIMAL(10, 2) NOT NULL;

## mysql MySQL columns an int becomes text
-- up
-- REWRITES_TABLE user.code
-- BLOCKS_WRITES user.code
ALTER TABLE `user` MODIFY COLUMN `code` VARCHAR(20) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.code
-- DATA_LOSS user.code
-- REWRITES_TABLE user.code
-- BLOCKS_WRITES user.code
ALTER TABLE `user` MODIFY COLUMN `code` INT NOT NULL;

## mysql MySQL columns becomes nullable
-- up
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(255);
-- down
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(255) NOT NULL;

## mysql MySQL columns becomes NOT NULL
-- up
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(255) NOT NULL;
-- down
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(255);

## mysql MySQL columns gets a default
-- up
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL DEFAULT 7;
-- down
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL;

## mysql MySQL columns changes its default
-- up
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL DEFAULT 7;
-- down
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL DEFAULT 0;

## mysql MySQL columns loses its default
-- up
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL;
-- down
ALTER TABLE `user` MODIFY COLUMN `points` INT NOT NULL DEFAULT 7;

## mysql MySQL columns a string default that hurts
-- up
ALTER TABLE `user` ADD COLUMN `note` VARCHAR(99) NOT NULL DEFAULT 'it''s "x" \\ `y` ${z}\n%s';
-- down
-- DATA_LOSS user.note
ALTER TABLE `user` DROP COLUMN `note`;

## mysql MySQL columns an empty string is a default
-- up
ALTER TABLE `user` ADD COLUMN `note` VARCHAR(99) NOT NULL DEFAULT '';
-- down
-- DATA_LOSS user.note
ALTER TABLE `user` DROP COLUMN `note`;

## mysql MySQL columns false, zero and a decimal are defaults
-- up
ALTER TABLE `user` ADD COLUMN `a` TINYINT(1) NOT NULL DEFAULT 0, ADD COLUMN `b` INT NOT NULL DEFAULT 0, ADD COLUMN `c` DECIMAL(10, 2) NOT NULL DEFAULT 0;
-- down
-- DATA_LOSS user.c
-- DATA_LOSS user.b
-- DATA_LOSS user.a
ALTER TABLE `user` DROP COLUMN `c`, DROP COLUMN `b`, DROP COLUMN `a`;

## mysql MySQL columns 0 and 0.00 are one default (complaints 7)
-- up
ALTER TABLE `user` ADD COLUMN `d` INT;
-- down
-- DATA_LOSS user.d
ALTER TABLE `user` DROP COLUMN `d`;

## mysql MySQL columns the current time as a default, however it is written (complaints 12)
-- up
CREATE TABLE `user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) NOT NULL,
  `at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `then` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`)
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS `user`;

## mysql MySQL columns two columns change at once
-- up
-- REWRITES_TABLE user.a
-- BLOCKS_WRITES user.a
ALTER TABLE `user` MODIFY COLUMN `a` BIGINT NOT NULL, MODIFY COLUMN `b` VARCHAR(20);
-- down
-- MAY_FAIL_ON_DATA user.b
-- MAY_FAIL_ON_DATA user.b
-- REWRITES_TABLE user.b
-- BLOCKS_WRITES user.b
-- MAY_FAIL_ON_DATA user.a
ALTER TABLE `user` MODIFY COLUMN `b` VARCHAR(10) NOT NULL, MODIFY COLUMN `a` INT NOT NULL;

## mysql MySQL columns one comes, one goes, one changes, one is renamed
-- up
ALTER TABLE `user` RENAME COLUMN `c` TO `c2`;
-- REWRITES_TABLE user.a
-- BLOCKS_WRITES user.a
-- DATA_LOSS user.b
ALTER TABLE `user` ADD COLUMN `d` INT, MODIFY COLUMN `a` BIGINT NOT NULL, DROP COLUMN `b`;
-- down
-- MAY_FAIL_ON_DATA user.a
-- REWRITES_TABLE user.a
-- BLOCKS_WRITES user.a
-- DATA_LOSS user.d
ALTER TABLE `user` ADD COLUMN `b` VARCHAR(10) NOT NULL AFTER `a`, MODIFY COLUMN `a` INT NOT NULL, DROP COLUMN `d`;
ALTER TABLE `user` RENAME COLUMN `c2` TO `c`;

## mysql MySQL columns renames a column (complaints 2)
-- up
ALTER TABLE `user` RENAME COLUMN `mail` TO `email`;
-- down
ALTER TABLE `user` RENAME COLUMN `email` TO `mail`;

## mysql MySQL columns renames a column that keys, an index and a check stand on (complaints 2)
-- up
-- MAY_FAIL_ON_DATA user
-- REWRITES_TABLE user
ALTER TABLE `user` RENAME COLUMN `mail` TO `email`, DROP CHECK `user_mail_not_empty`, ADD CONSTRAINT `user_mail_not_empty` CHECK (`email` <> '');
-- down
-- MAY_FAIL_ON_DATA user
-- REWRITES_TABLE user
ALTER TABLE `user` RENAME COLUMN `email` TO `mail`, DROP CHECK `user_mail_not_empty`, ADD CONSTRAINT `user_mail_not_empty` CHECK (`mail` <> '');

## mysql MySQL columns renames and retypes
-- up
ALTER TABLE `user` RENAME COLUMN `mail` TO `email`;
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(80) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA user.email
-- REWRITES_TABLE user.email
-- BLOCKS_WRITES user.email
ALTER TABLE `user` MODIFY COLUMN `email` VARCHAR(50) NOT NULL;
ALTER TABLE `user` RENAME COLUMN `email` TO `mail`;

## mysql MySQL columns a stored generated column, its expression changed
-- up
-- REWRITES_TABLE user.twice
-- BLOCKS_WRITES user.twice
ALTER TABLE `user` MODIFY COLUMN `twice` INT GENERATED ALWAYS AS (`a` * 3) STORED;
-- down
-- REWRITES_TABLE user.twice
-- BLOCKS_WRITES user.twice
ALTER TABLE `user` MODIFY COLUMN `twice` INT GENERATED ALWAYS AS (`a` * 2) STORED;

## mysql MySQL columns a generated column comes and goes
-- up
ALTER TABLE `user` DROP COLUMN `old`;
-- REWRITES_TABLE user.next
ALTER TABLE `user` ADD COLUMN `next` INT GENERATED ALWAYS AS (`a` + 2) STORED;
-- down
ALTER TABLE `user` DROP COLUMN `next`;
-- REWRITES_TABLE user.old
ALTER TABLE `user` ADD COLUMN `old` INT GENERATED ALWAYS AS (`a` + 1) STORED AFTER `a`;

## mysql MySQL columns json columns with a default (complaints 7)
-- up
ALTER TABLE `user` ADD COLUMN `data` JSON;
-- down
-- DATA_LOSS user.data
ALTER TABLE `user` DROP COLUMN `data`;

## mysql MySQL tables creates a table
-- up
CREATE TABLE `user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) NOT NULL,
  PRIMARY KEY (`id`)
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS `user`;

## mysql MySQL tables creates a table beside another one
-- up
CREATE TABLE `post` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `title` VARCHAR(255) NOT NULL,
  `authorId` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA post
-- BLOCKS_WRITES post
ALTER TABLE `post` ADD CONSTRAINT `post_author` FOREIGN KEY (`authorId`) REFERENCES `user` (`id`);
-- down
ALTER TABLE `post` DROP FOREIGN KEY `post_author`, DROP INDEX `post_author`;
-- DATA_LOSS post
DROP TABLE IF EXISTS `post`;

## mysql MySQL tables drops a table when asked
-- up
-- DATA_LOSS old
DROP TABLE `old`;
-- down
CREATE TABLE `old` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `x` VARCHAR(255) NOT NULL,
  PRIMARY KEY (`id`)
);

## mysql MySQL tables keeps a table when not asked
-- up
-- down

## mysql MySQL tables creates two tables that refer to each other (complaints 30)
-- up
CREATE TABLE `right` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `otherId` INT,
  PRIMARY KEY (`id`)
);
CREATE TABLE `left` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `otherId` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA left
-- BLOCKS_WRITES left
ALTER TABLE `left` ADD CONSTRAINT `left_other` FOREIGN KEY (`otherId`) REFERENCES `right` (`id`);
-- MAY_FAIL_ON_DATA right
-- BLOCKS_WRITES right
ALTER TABLE `right` ADD CONSTRAINT `right_other` FOREIGN KEY (`otherId`) REFERENCES `left` (`id`);
-- down
ALTER TABLE `right` DROP FOREIGN KEY `right_other`, DROP INDEX `right_other`;
ALTER TABLE `left` DROP FOREIGN KEY `left_other`, DROP INDEX `left_other`;
-- DATA_LOSS left
DROP TABLE IF EXISTS `left`;
-- DATA_LOSS right
DROP TABLE IF EXISTS `right`;

## mysql MySQL tables drops two tables that refer to each other (complaints 30)
-- up
ALTER TABLE `left` DROP FOREIGN KEY `left_other`, DROP INDEX `left_other`;
ALTER TABLE `right` DROP FOREIGN KEY `right_other`, DROP INDEX `right_other`;
-- DATA_LOSS left
DROP TABLE `left`;
-- DATA_LOSS right
DROP TABLE `right`;
-- down
CREATE TABLE `right` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `otherId` INT,
  PRIMARY KEY (`id`)
);
CREATE TABLE `left` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `otherId` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA right
-- BLOCKS_WRITES right
ALTER TABLE `right` ADD CONSTRAINT `right_other` FOREIGN KEY (`otherId`) REFERENCES `left` (`id`);
-- MAY_FAIL_ON_DATA left
-- BLOCKS_WRITES left
ALTER TABLE `left` ADD CONSTRAINT `left_other` FOREIGN KEY (`otherId`) REFERENCES `right` (`id`);

## mysql MySQL tables creates a table that refers to itself (complaints 30)
-- up
CREATE TABLE `node` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `parentId` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA node
-- BLOCKS_WRITES node
ALTER TABLE `node` ADD CONSTRAINT `node_parent` FOREIGN KEY (`parentId`) REFERENCES `node` (`id`) ON DELETE CASCADE;
-- down
ALTER TABLE `node` DROP FOREIGN KEY `node_parent`, DROP INDEX `node_parent`;
-- DATA_LOSS node
DROP TABLE IF EXISTS `node`;

## mysql MySQL tables changes a table that refers to itself (complaints 30)
-- up
ALTER TABLE `node` ADD COLUMN `rank` BIGINT;
-- down
-- DATA_LOSS node.rank
ALTER TABLE `node` DROP COLUMN `rank`;

## mysql MySQL tables renames a table with its rows (complaints 2)
-- up
RENAME TABLE `post` TO `article`;
-- down
RENAME TABLE `article` TO `post`;

## mysql MySQL tables renames a table that others refer to (complaints 2)
-- up
RENAME TABLE `user` TO `member`;
-- down
RENAME TABLE `member` TO `user`;

## mysql MySQL tables renames a table and its columns and changes them
-- up
RENAME TABLE `post` TO `article`;
ALTER TABLE `article` RENAME COLUMN `title` TO `headline`;
ALTER TABLE `article` MODIFY COLUMN `headline` VARCHAR(300) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA article.headline
-- REWRITES_TABLE article.headline
-- BLOCKS_WRITES article.headline
ALTER TABLE `article` MODIFY COLUMN `headline` VARCHAR(255) NOT NULL;
ALTER TABLE `article` RENAME COLUMN `headline` TO `title`;
RENAME TABLE `article` TO `post`;

## mysql MySQL tables a key of two columns (complaints 13)
-- up
CREATE TABLE `link` (
  `a` INT NOT NULL,
  `b` INT NOT NULL,
  `c` INT NOT NULL,
  PRIMARY KEY (`a`, `b`)
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS `link`;

## mysql MySQL tables a key of two columns in the other order (complaints 13)
-- up
CREATE TABLE `link` (
  `a` INT NOT NULL,
  `b` INT NOT NULL,
  `c` INT NOT NULL,
  PRIMARY KEY (`b`, `a`)
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS `link`;

## mysql MySQL tables a key of three columns (complaints 13)
-- up
CREATE TABLE `link` (
  `a` INT NOT NULL,
  `b` INT NOT NULL,
  `c` INT NOT NULL,
  PRIMARY KEY (`c`, `a`, `b`)
);
-- down
-- DATA_LOSS link
DROP TABLE IF EXISTS `link`;

## mysql MySQL tables a key changes its columns
-- up
-- REWRITES_TABLE link
-- MAY_FAIL_ON_DATA link
ALTER TABLE `link` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`, `c`);
-- down
-- REWRITES_TABLE link
-- MAY_FAIL_ON_DATA link
ALTER TABLE `link` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`, `b`);

## mysql MySQL tables a key changes its order
-- up
-- REWRITES_TABLE link
-- MAY_FAIL_ON_DATA link
ALTER TABLE `link` DROP PRIMARY KEY, ADD PRIMARY KEY (`b`, `a`);
-- down
-- REWRITES_TABLE link
-- MAY_FAIL_ON_DATA link
ALTER TABLE `link` DROP PRIMARY KEY, ADD PRIMARY KEY (`a`, `b`);

## mysql MySQL tables a table changes that others refer to: their rows stay (complaints 3)
-- up
-- REWRITES_TABLE user.name
-- BLOCKS_WRITES user.name
ALTER TABLE `user` MODIFY COLUMN `name` VARCHAR(300);
-- down
-- MAY_FAIL_ON_DATA user.name
-- MAY_FAIL_ON_DATA user.name
-- REWRITES_TABLE user.name
-- BLOCKS_WRITES user.name
ALTER TABLE `user` MODIFY COLUMN `name` VARCHAR(255) NOT NULL;

## mysql MySQL tables a key that others refer to becomes wider, and they with it
-- up
ALTER TABLE `post` DROP FOREIGN KEY `post_author`;
-- REWRITES_TABLE user.id
-- BLOCKS_WRITES user.id
ALTER TABLE `user` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT;
-- REWRITES_TABLE post.authorId
-- BLOCKS_WRITES post.authorId
ALTER TABLE `post` MODIFY COLUMN `authorId` BIGINT;
-- MAY_FAIL_ON_DATA post
-- BLOCKS_WRITES post
ALTER TABLE `post` ADD CONSTRAINT `post_author` FOREIGN KEY (`authorId`) REFERENCES `user` (`id`);
-- down
ALTER TABLE `post` DROP FOREIGN KEY `post_author`;
-- MAY_FAIL_ON_DATA post.authorId
-- REWRITES_TABLE post.authorId
-- BLOCKS_WRITES post.authorId
ALTER TABLE `post` MODIFY COLUMN `authorId` INT;
-- MAY_FAIL_ON_DATA user.id
-- REWRITES_TABLE user.id
-- BLOCKS_WRITES user.id
ALTER TABLE `user` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
-- MAY_FAIL_ON_DATA post
-- BLOCKS_WRITES post
ALTER TABLE `post` ADD CONSTRAINT `post_author` FOREIGN KEY (`authorId`) REFERENCES `user` (`id`);

## mysql MySQL tables many-to-many
-- up
CREATE TABLE `user_group` (
  `userId` INT NOT NULL,
  `groupId` INT NOT NULL,
  PRIMARY KEY (`userId`, `groupId`)
);
-- MAY_FAIL_ON_DATA user_group
-- BLOCKS_WRITES user_group
ALTER TABLE `user_group` ADD CONSTRAINT `user_group_user` FOREIGN KEY (`userId`) REFERENCES `user` (`id`) ON DELETE CASCADE;
-- MAY_FAIL_ON_DATA user_group
-- BLOCKS_WRITES user_group
ALTER TABLE `user_group` ADD CONSTRAINT `user_group_group` FOREIGN KEY (`groupId`) REFERENCES `group` (`id`) ON DELETE CASCADE;
-- down
ALTER TABLE `user_group` DROP FOREIGN KEY `user_group_group`, DROP INDEX `user_group_group`;
ALTER TABLE `user_group` DROP FOREIGN KEY `user_group_user`;
-- DATA_LOSS user_group
DROP TABLE IF EXISTS `user_group`;

## mysql MySQL constraints adds a unique
-- up
-- MAY_FAIL_ON_DATA child
ALTER TABLE `child` ADD UNIQUE INDEX `u` (`a`);
-- down
ALTER TABLE `child` DROP INDEX `u`;

## mysql MySQL constraints drops a unique
-- up
ALTER TABLE `child` DROP INDEX `u`;
-- down
-- MAY_FAIL_ON_DATA child
ALTER TABLE `child` ADD UNIQUE INDEX `u` (`a`);

## mysql MySQL constraints a composite unique (complaints 5)
-- up
-- MAY_FAIL_ON_DATA child
ALTER TABLE `child` ADD UNIQUE INDEX `u` (`b`, `a`);
-- down
ALTER TABLE `child` DROP INDEX `u`;

## mysql MySQL constraints a unique changes its columns
-- up
ALTER TABLE `child` DROP INDEX `u`;
ALTER TABLE `child` ADD UNIQUE INDEX `u` (`a`, `b`);
-- down
ALTER TABLE `child` DROP INDEX `u`;
-- MAY_FAIL_ON_DATA child
ALTER TABLE `child` ADD UNIQUE INDEX `u` (`a`);

## mysql MySQL constraints a unique that nobody named is known by its columns
-- up
-- down

## mysql MySQL constraints a unique gets another name
-- up
ALTER TABLE `child` RENAME INDEX `u1` TO `u2`;
-- down
ALTER TABLE `child` RENAME INDEX `u2` TO `u1`;

## mysql MySQL constraints adds an index
-- up
ALTER TABLE `child` ADD INDEX `i` (`a`);
-- down
ALTER TABLE `child` DROP INDEX `i`;

## mysql MySQL constraints drops an index
-- up
ALTER TABLE `child` DROP INDEX `i`;
-- down
ALTER TABLE `child` ADD INDEX `i` (`a`);

## mysql MySQL constraints an index of several columns and directions
-- up
ALTER TABLE `child` ADD INDEX `i` (`b`, `a` DESC);
-- down
ALTER TABLE `child` DROP INDEX `i`;

## mysql MySQL constraints an index changes its columns
-- up
ALTER TABLE `child` DROP INDEX `i`;
ALTER TABLE `child` ADD INDEX `i` (`a`, `b`);
-- down
ALTER TABLE `child` DROP INDEX `i`;
ALTER TABLE `child` ADD INDEX `i` (`a`);

## mysql MySQL constraints an index becomes unique
-- up
ALTER TABLE `child` DROP INDEX `i`;
-- MAY_FAIL_ON_DATA child
ALTER TABLE `child` ADD UNIQUE INDEX `i` (`a`);
-- down
ALTER TABLE `child` DROP INDEX `i`;
ALTER TABLE `child` ADD INDEX `i` (`a`);

## mysql MySQL constraints an index gets another name
-- up
ALTER TABLE `child` RENAME INDEX `i1` TO `i2`;
-- down
ALTER TABLE `child` RENAME INDEX `i2` TO `i1`;

## mysql MySQL constraints an index on an expression (complaints 16)
-- up
ALTER TABLE `child` ADD INDEX `i` ((lower(`userName`)));
-- down
ALTER TABLE `child` DROP INDEX `i`;

## mysql MySQL constraints adds a foreign key
-- up
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`);
-- down
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;

## mysql MySQL constraints drops a foreign key
-- up
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;
-- down
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`);

## mysql MySQL constraints a foreign key changes its action
-- up
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`) ON DELETE CASCADE;
-- down
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`);

## mysql MySQL constraints a foreign key sets null, and cascades updates
-- up
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;
-- down
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;

## mysql MySQL constraints a foreign key restricts
-- up
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`) ON DELETE RESTRICT;
-- down
ALTER TABLE `child` DROP FOREIGN KEY `child_parent`, DROP INDEX `child_parent`;

## mysql MySQL constraints a foreign key of two columns (complaints 31)
-- up
CREATE TABLE `child` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` VARCHAR(20) NOT NULL,
  `region` VARCHAR(20) NOT NULL,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `child_code` FOREIGN KEY (`code`, `region`) REFERENCES `parent` (`code`, `region`);
-- down
ALTER TABLE `child` DROP FOREIGN KEY `child_code`, DROP INDEX `child_code`;
-- DATA_LOSS child
DROP TABLE IF EXISTS `child`;

## mysql MySQL constraints adds a check
-- up
-- MAY_FAIL_ON_DATA child
-- REWRITES_TABLE child
ALTER TABLE `child` ADD CONSTRAINT `c` CHECK (`a` > 0);
-- down
ALTER TABLE `child` DROP CHECK `c`;

## mysql MySQL constraints drops a check
-- up
ALTER TABLE `child` DROP CHECK `c`;
-- down
-- MAY_FAIL_ON_DATA child
-- REWRITES_TABLE child
ALTER TABLE `child` ADD CONSTRAINT `c` CHECK (`a` > 0);

## mysql MySQL constraints a check changes
-- up
ALTER TABLE `child` DROP CHECK `c`;
-- MAY_FAIL_ON_DATA child
-- REWRITES_TABLE child
ALTER TABLE `child` ADD CONSTRAINT `c` CHECK (`a` > -1);
-- down
ALTER TABLE `child` DROP CHECK `c`;
-- MAY_FAIL_ON_DATA child
-- REWRITES_TABLE child
ALTER TABLE `child` ADD CONSTRAINT `c` CHECK (`a` > 0);

## mysql MySQL constraints a check with all sorts of things in it
-- up
-- MAY_FAIL_ON_DATA child
-- REWRITES_TABLE child
ALTER TABLE `child` ADD CONSTRAINT `c` CHECK (((`a` > 0) and (`b` in ('x','it\'s'))) or (`userName` like 'a%') or (`a` between 1 and 10) or (coalesce(`b`,'') <> ''));
-- down
ALTER TABLE `child` DROP CHECK `c`;

## mysql MySQL constraints a table changes and keeps every constraint that it has (complaints 31, 20)
-- up
ALTER TABLE `child` MODIFY COLUMN `b` VARCHAR(30) NOT NULL;
-- down
-- MAY_FAIL_ON_DATA child.b
-- REWRITES_TABLE child.b
-- BLOCKS_WRITES child.b
ALTER TABLE `child` MODIFY COLUMN `b` VARCHAR(20) NOT NULL;

## mysql MySQL constraints everything comes at once
-- up
CREATE TABLE `parent` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` VARCHAR(20) NOT NULL,
  `region` VARCHAR(20) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `parent_code` (`code`, `region`)
);
CREATE TABLE `child` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `a` INT NOT NULL,
  `b` VARCHAR(20) NOT NULL,
  `parentId` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `u_ab` (`a`, `b`),
  INDEX `i_b` (`b`),
  CONSTRAINT `c_a` CHECK (`a` >= 0)
);
-- MAY_FAIL_ON_DATA child
-- BLOCKS_WRITES child
ALTER TABLE `child` ADD CONSTRAINT `f_parent` FOREIGN KEY (`parentId`) REFERENCES `parent` (`id`) ON DELETE SET NULL;
-- down
ALTER TABLE `child` DROP FOREIGN KEY `f_parent`, DROP INDEX `f_parent`;
-- DATA_LOSS child
DROP TABLE IF EXISTS `child`;
-- DATA_LOSS parent
DROP TABLE IF EXISTS `parent`;

## mysql MySQL renames renames columns in a chain
-- up
ALTER TABLE `t` RENAME COLUMN `b` TO `c`;
ALTER TABLE `t` RENAME COLUMN `a` TO `b`;
-- down
ALTER TABLE `t` RENAME COLUMN `b` TO `a`;
ALTER TABLE `t` RENAME COLUMN `c` TO `b`;

## mysql MySQL renames gives an old name to a new column
-- up
ALTER TABLE `t` RENAME COLUMN `name` TO `legalName`;
ALTER TABLE `t` ADD COLUMN `name` VARCHAR(255);
-- down
-- DATA_LOSS t.name
ALTER TABLE `t` DROP COLUMN `name`;
ALTER TABLE `t` RENAME COLUMN `legalName` TO `name`;

## mysql MySQL renames gives an old name to a new column of another type
-- up
ALTER TABLE `t` RENAME COLUMN `name` TO `legalName`;
ALTER TABLE `t` ADD COLUMN `name` INT;
-- down
-- DATA_LOSS t.name
ALTER TABLE `t` DROP COLUMN `name`;
ALTER TABLE `t` RENAME COLUMN `legalName` TO `name`;

## mysql MySQL renames swaps two columns, each with a type and a default of its own
-- up
ALTER TABLE `t` RENAME COLUMN `b` TO `__stingerloom_b`;
ALTER TABLE `t` RENAME COLUMN `a` TO `b`;
ALTER TABLE `t` RENAME COLUMN `__stingerloom_b` TO `a`;
-- down
ALTER TABLE `t` RENAME COLUMN `a` TO `__stingerloom_b`;
ALTER TABLE `t` RENAME COLUMN `b` TO `a`;
ALTER TABLE `t` RENAME COLUMN `__stingerloom_b` TO `b`;

## mysql MySQL renames moves three columns in a circle
-- up
ALTER TABLE `t` RENAME COLUMN `c` TO `__stingerloom_c`;
ALTER TABLE `t` RENAME COLUMN `b` TO `c`;
ALTER TABLE `t` RENAME COLUMN `a` TO `b`;
ALTER TABLE `t` RENAME COLUMN `__stingerloom_c` TO `a`;
-- down
ALTER TABLE `t` RENAME COLUMN `a` TO `__stingerloom_c`;
ALTER TABLE `t` RENAME COLUMN `b` TO `a`;
ALTER TABLE `t` RENAME COLUMN `c` TO `b`;
ALTER TABLE `t` RENAME COLUMN `__stingerloom_c` TO `c`;

## mysql MySQL renames renames a column into the place of one that is dropped
-- up
ALTER TABLE `t` RENAME COLUMN `b` TO `__stingerloom_b`;
ALTER TABLE `t` RENAME COLUMN `a` TO `b`;
-- DATA_LOSS t.__stingerloom_b
ALTER TABLE `t` DROP COLUMN `__stingerloom_b`;
-- down
ALTER TABLE `t` ADD COLUMN `__stingerloom_b` VARCHAR(255) AFTER `b`;
ALTER TABLE `t` RENAME COLUMN `b` TO `a`;
ALTER TABLE `t` RENAME COLUMN `__stingerloom_b` TO `b`;

## mysql MySQL renames swaps two columns that a key, an index and a check name
-- up
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `b` TO `__stingerloom_b`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`a` < `__stingerloom_b`);
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `a` TO `b`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`b` < `__stingerloom_b`);
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `__stingerloom_b` TO `a`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`b` < `a`);
-- down
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `a` TO `__stingerloom_b`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`b` < `__stingerloom_b`);
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `b` TO `a`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`a` < `__stingerloom_b`);
-- MAY_FAIL_ON_DATA t
-- REWRITES_TABLE t
ALTER TABLE `t` RENAME COLUMN `__stingerloom_b` TO `b`, DROP CHECK `t_c`, ADD CONSTRAINT `t_c` CHECK (`a` < `b`);

## mysql MySQL renames gives a table's old name to a new table
-- up
RENAME TABLE `user` TO `account`;
CREATE TABLE `user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `a` VARCHAR(255),
  PRIMARY KEY (`id`)
);
-- down
-- DATA_LOSS user
DROP TABLE IF EXISTS `user`;
RENAME TABLE `account` TO `user`;

## mysql MySQL renames renames tables in a chain, with a column of one
-- up
RENAME TABLE `y` TO `z`;
RENAME TABLE `x` TO `y`;
ALTER TABLE `y` RENAME COLUMN `a` TO `a2`;
-- down
ALTER TABLE `y` RENAME COLUMN `a2` TO `a`;
RENAME TABLE `y` TO `x`;
RENAME TABLE `z` TO `y`;

## mysql MySQL renames swaps two tables
-- up
RENAME TABLE `y` TO `__stingerloom_y`;
RENAME TABLE `x` TO `y`;
RENAME TABLE `__stingerloom_y` TO `x`;
-- down
RENAME TABLE `x` TO `__stingerloom_y`;
RENAME TABLE `y` TO `x`;
RENAME TABLE `__stingerloom_y` TO `y`;

## mysql MySQL renames swaps two tables, of which one stops counting
-- up
RENAME TABLE `y` TO `__stingerloom_y`;
RENAME TABLE `x` TO `y`;
RENAME TABLE `__stingerloom_y` TO `x`;
-- REWRITES_TABLE y.id
-- BLOCKS_WRITES y.id
ALTER TABLE `y` MODIFY COLUMN `id` INT NOT NULL;
-- down
-- REWRITES_TABLE y.id
-- BLOCKS_WRITES y.id
ALTER TABLE `y` MODIFY COLUMN `id` INT NOT NULL AUTO_INCREMENT;
RENAME TABLE `x` TO `__stingerloom_y`;
RENAME TABLE `y` TO `x`;
RENAME TABLE `__stingerloom_y` TO `y`;

## mysql MySQL enums creates an enum
-- up
CREATE TABLE `order` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new',
  PRIMARY KEY (`id`)
);
-- down
-- DATA_LOSS order
DROP TABLE IF EXISTS `order`;

## mysql MySQL enums adds a label at the end
-- up
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent', 'back') NOT NULL DEFAULT 'new';
-- down
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums adds a label in the middle (complaints 19)
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'seen', 'paid', 'sent') NOT NULL DEFAULT 'new';
-- down
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums adds a label and makes it the default (complaints 19)
-- up
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent', 'draft') NOT NULL DEFAULT 'draft';
-- down
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums removes a label that no row has (complaints 19)
-- up
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid') NOT NULL DEFAULT 'new';
-- down
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums removes the label that is the default (complaints 19)
-- up
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid') NOT NULL DEFAULT 'paid';
-- down
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'old') NOT NULL DEFAULT 'old';

## mysql MySQL enums changes the order of labels (complaints 19)
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('sent', 'new', 'paid') NOT NULL;
-- down
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL;

## mysql MySQL enums changes the default alone (complaints 18)
-- up
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'paid';
-- down
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums changes nullability alone (complaints 18)
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent');
-- down
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL;

## mysql MySQL enums labels that hurt (complaints 29)
-- up
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('it''s', 'a,b', 'Say "hi"', 'back\\slash', 'New', '${x}`y`') NOT NULL;
-- down
-- MAY_FAIL_ON_DATA order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('it''s', 'a,b', 'Say "hi"', 'back\\slash', 'New') NOT NULL;

## mysql MySQL enums a table and its enum go
-- up
-- DATA_LOSS order
DROP TABLE `order`;
-- down
CREATE TABLE `order` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `state` ENUM('new', 'paid', 'sent') NOT NULL,
  PRIMARY KEY (`id`)
);

## mysql MySQL enums an enum without a default goes: the way back does not fail over labels that are gone
-- up
-- DATA_LOSS order.state
ALTER TABLE `order` DROP COLUMN `state`;
-- down
ALTER TABLE `order` ADD COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL AFTER `id`;

## mysql MySQL enums a text column becomes an enum
-- up
-- MAY_FAIL_ON_DATA order.state
-- DATA_LOSS order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent');
-- down
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` VARCHAR(20);

## mysql MySQL enums an enum becomes text
-- up
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` VARCHAR(20) NOT NULL DEFAULT 'new';
-- down
-- MAY_FAIL_ON_DATA order.state
-- DATA_LOSS order.state
-- REWRITES_TABLE order.state
-- BLOCKS_WRITES order.state
ALTER TABLE `order` MODIFY COLUMN `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';

## mysql MySQL enums a default that is an expression elsewhere stays one (complaints 9)
-- up
CREATE TABLE `event` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `state` ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'paid',
  PRIMARY KEY (`id`)
);
-- down
-- DATA_LOSS event
DROP TABLE IF EXISTS `event`;

## mysql MySQL identifiers creates select
-- up
CREATE TABLE `select` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `select` VARCHAR(20) NOT NULL DEFAULT 'select',
  `select 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'select') NOT NULL DEFAULT 'select',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `select u` (`select`, `n`),
  INDEX `select i` (`select`),
  CONSTRAINT `select c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA select
-- BLOCKS_WRITES select
ALTER TABLE `select` ADD CONSTRAINT `select f` FOREIGN KEY (`parent`) REFERENCES `select` (`id`);
-- down
ALTER TABLE `select` DROP FOREIGN KEY `select f`, DROP INDEX `select f`;
-- DATA_LOSS select
DROP TABLE IF EXISTS `select`;

## mysql MySQL identifiers changes select
-- up
ALTER TABLE `select` MODIFY COLUMN `select` VARCHAR(30) NOT NULL DEFAULT 'select';
-- down
-- MAY_FAIL_ON_DATA select.select
-- REWRITES_TABLE select.select
-- BLOCKS_WRITES select.select
ALTER TABLE `select` MODIFY COLUMN `select` VARCHAR(20) NOT NULL DEFAULT 'select';

## mysql MySQL identifiers drops a column of select
-- up
-- DATA_LOSS select.select 2
ALTER TABLE `select` DROP COLUMN `select 2`;
-- down
ALTER TABLE `select` ADD COLUMN `select 2` VARCHAR(20) AFTER `select`;

## mysql MySQL identifiers renames select
-- up
ALTER TABLE `select` RENAME COLUMN `select 2` TO `select 3`;
-- down
ALTER TABLE `select` RENAME COLUMN `select 3` TO `select 2`;

## mysql MySQL identifiers creates camelCase
-- up
CREATE TABLE `camelCase` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `camelCase` VARCHAR(20) NOT NULL DEFAULT 'camelCase',
  `camelCase 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'camelCase') NOT NULL DEFAULT 'camelCase',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `camelCase u` (`camelCase`, `n`),
  INDEX `camelCase i` (`camelCase`),
  CONSTRAINT `camelCase c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA camelCase
-- BLOCKS_WRITES camelCase
ALTER TABLE `camelCase` ADD CONSTRAINT `camelCase f` FOREIGN KEY (`parent`) REFERENCES `camelCase` (`id`);
-- down
ALTER TABLE `camelCase` DROP FOREIGN KEY `camelCase f`, DROP INDEX `camelCase f`;
-- DATA_LOSS camelCase
DROP TABLE IF EXISTS `camelCase`;

## mysql MySQL identifiers changes camelCase
-- up
ALTER TABLE `camelCase` MODIFY COLUMN `camelCase` VARCHAR(30) NOT NULL DEFAULT 'camelCase';
-- down
-- MAY_FAIL_ON_DATA camelCase.camelCase
-- REWRITES_TABLE camelCase.camelCase
-- BLOCKS_WRITES camelCase.camelCase
ALTER TABLE `camelCase` MODIFY COLUMN `camelCase` VARCHAR(20) NOT NULL DEFAULT 'camelCase';

## mysql MySQL identifiers drops a column of camelCase
-- up
-- DATA_LOSS camelCase.camelCase 2
ALTER TABLE `camelCase` DROP COLUMN `camelCase 2`;
-- down
ALTER TABLE `camelCase` ADD COLUMN `camelCase 2` VARCHAR(20) AFTER `camelCase`;

## mysql MySQL identifiers renames camelCase
-- up
ALTER TABLE `camelCase` RENAME COLUMN `camelCase 2` TO `camelCase 3`;
-- down
ALTER TABLE `camelCase` RENAME COLUMN `camelCase 3` TO `camelCase 2`;

## mysql MySQL identifiers creates with space
-- up
CREATE TABLE `with space` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `with space` VARCHAR(20) NOT NULL DEFAULT 'with space',
  `with space 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'with space') NOT NULL DEFAULT 'with space',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `with space u` (`with space`, `n`),
  INDEX `with space i` (`with space`),
  CONSTRAINT `with space c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA with space
-- BLOCKS_WRITES with space
ALTER TABLE `with space` ADD CONSTRAINT `with space f` FOREIGN KEY (`parent`) REFERENCES `with space` (`id`);
-- down
ALTER TABLE `with space` DROP FOREIGN KEY `with space f`, DROP INDEX `with space f`;
-- DATA_LOSS with space
DROP TABLE IF EXISTS `with space`;

## mysql MySQL identifiers changes with space
-- up
ALTER TABLE `with space` MODIFY COLUMN `with space` VARCHAR(30) NOT NULL DEFAULT 'with space';
-- down
-- MAY_FAIL_ON_DATA with space.with space
-- REWRITES_TABLE with space.with space
-- BLOCKS_WRITES with space.with space
ALTER TABLE `with space` MODIFY COLUMN `with space` VARCHAR(20) NOT NULL DEFAULT 'with space';

## mysql MySQL identifiers drops a column of with space
-- up
-- DATA_LOSS with space.with space 2
ALTER TABLE `with space` DROP COLUMN `with space 2`;
-- down
ALTER TABLE `with space` ADD COLUMN `with space 2` VARCHAR(20) AFTER `with space`;

## mysql MySQL identifiers renames with space
-- up
ALTER TABLE `with space` RENAME COLUMN `with space 2` TO `with space 3`;
-- down
ALTER TABLE `with space` RENAME COLUMN `with space 3` TO `with space 2`;

## mysql MySQL identifiers creates double"quote
-- up
CREATE TABLE `double"quote` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `double"quote` VARCHAR(20) NOT NULL DEFAULT 'double"quote',
  `double"quote 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'double"quote') NOT NULL DEFAULT 'double"quote',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `double"quote u` (`double"quote`, `n`),
  INDEX `double"quote i` (`double"quote`),
  CONSTRAINT `double"quote c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA double"quote
-- BLOCKS_WRITES double"quote
ALTER TABLE `double"quote` ADD CONSTRAINT `double"quote f` FOREIGN KEY (`parent`) REFERENCES `double"quote` (`id`);
-- down
ALTER TABLE `double"quote` DROP FOREIGN KEY `double"quote f`, DROP INDEX `double"quote f`;
-- DATA_LOSS double"quote
DROP TABLE IF EXISTS `double"quote`;

## mysql MySQL identifiers changes double"quote
-- up
ALTER TABLE `double"quote` MODIFY COLUMN `double"quote` VARCHAR(30) NOT NULL DEFAULT 'double"quote';
-- down
-- MAY_FAIL_ON_DATA double"quote.double"quote
-- REWRITES_TABLE double"quote.double"quote
-- BLOCKS_WRITES double"quote.double"quote
ALTER TABLE `double"quote` MODIFY COLUMN `double"quote` VARCHAR(20) NOT NULL DEFAULT 'double"quote';

## mysql MySQL identifiers drops a column of double"quote
-- up
-- DATA_LOSS double"quote.double"quote 2
ALTER TABLE `double"quote` DROP COLUMN `double"quote 2`;
-- down
ALTER TABLE `double"quote` ADD COLUMN `double"quote 2` VARCHAR(20) AFTER `double"quote`;

## mysql MySQL identifiers renames double"quote
-- up
ALTER TABLE `double"quote` RENAME COLUMN `double"quote 2` TO `double"quote 3`;
-- down
ALTER TABLE `double"quote` RENAME COLUMN `double"quote 3` TO `double"quote 2`;

## mysql MySQL identifiers creates single'quote
-- up
CREATE TABLE `single'quote` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `single'quote` VARCHAR(20) NOT NULL DEFAULT 'single''quote',
  `single'quote 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'single''quote') NOT NULL DEFAULT 'single''quote',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `single'quote u` (`single'quote`, `n`),
  INDEX `single'quote i` (`single'quote`),
  CONSTRAINT `single'quote c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA single'quote
-- BLOCKS_WRITES single'quote
ALTER TABLE `single'quote` ADD CONSTRAINT `single'quote f` FOREIGN KEY (`parent`) REFERENCES `single'quote` (`id`);
-- down
ALTER TABLE `single'quote` DROP FOREIGN KEY `single'quote f`, DROP INDEX `single'quote f`;
-- DATA_LOSS single'quote
DROP TABLE IF EXISTS `single'quote`;

## mysql MySQL identifiers changes single'quote
-- up
ALTER TABLE `single'quote` MODIFY COLUMN `single'quote` VARCHAR(30) NOT NULL DEFAULT 'single''quote';
-- down
-- MAY_FAIL_ON_DATA single'quote.single'quote
-- REWRITES_TABLE single'quote.single'quote
-- BLOCKS_WRITES single'quote.single'quote
ALTER TABLE `single'quote` MODIFY COLUMN `single'quote` VARCHAR(20) NOT NULL DEFAULT 'single''quote';

## mysql MySQL identifiers drops a column of single'quote
-- up
-- DATA_LOSS single'quote.single'quote 2
ALTER TABLE `single'quote` DROP COLUMN `single'quote 2`;
-- down
ALTER TABLE `single'quote` ADD COLUMN `single'quote 2` VARCHAR(20) AFTER `single'quote`;

## mysql MySQL identifiers renames single'quote
-- up
ALTER TABLE `single'quote` RENAME COLUMN `single'quote 2` TO `single'quote 3`;
-- down
ALTER TABLE `single'quote` RENAME COLUMN `single'quote 3` TO `single'quote 2`;

## mysql MySQL identifiers creates back`tick
-- up
CREATE TABLE `back``tick` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `back``tick` VARCHAR(20) NOT NULL DEFAULT 'back`tick',
  `back``tick 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'back`tick') NOT NULL DEFAULT 'back`tick',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `back``tick u` (`back``tick`, `n`),
  INDEX `back``tick i` (`back``tick`),
  CONSTRAINT `back``tick c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA back`tick
-- BLOCKS_WRITES back`tick
ALTER TABLE `back``tick` ADD CONSTRAINT `back``tick f` FOREIGN KEY (`parent`) REFERENCES `back``tick` (`id`);
-- down
ALTER TABLE `back``tick` DROP FOREIGN KEY `back``tick f`, DROP INDEX `back``tick f`;
-- DATA_LOSS back`tick
DROP TABLE IF EXISTS `back``tick`;

## mysql MySQL identifiers changes back`tick
-- up
ALTER TABLE `back``tick` MODIFY COLUMN `back``tick` VARCHAR(30) NOT NULL DEFAULT 'back`tick';
-- down
-- MAY_FAIL_ON_DATA back`tick.back`tick
-- REWRITES_TABLE back`tick.back`tick
-- BLOCKS_WRITES back`tick.back`tick
ALTER TABLE `back``tick` MODIFY COLUMN `back``tick` VARCHAR(20) NOT NULL DEFAULT 'back`tick';

## mysql MySQL identifiers drops a column of back`tick
-- up
-- DATA_LOSS back`tick.back`tick 2
ALTER TABLE `back``tick` DROP COLUMN `back``tick 2`;
-- down
ALTER TABLE `back``tick` ADD COLUMN `back``tick 2` VARCHAR(20) AFTER `back``tick`;

## mysql MySQL identifiers renames back`tick
-- up
ALTER TABLE `back``tick` RENAME COLUMN `back``tick 2` TO `back``tick 3`;
-- down
ALTER TABLE `back``tick` RENAME COLUMN `back``tick 3` TO `back``tick 2`;

## mysql MySQL identifiers creates per%cent
-- up
CREATE TABLE `per%cent` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `per%cent` VARCHAR(20) NOT NULL DEFAULT 'per%cent',
  `per%cent 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'per%cent') NOT NULL DEFAULT 'per%cent',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `per%cent u` (`per%cent`, `n`),
  INDEX `per%cent i` (`per%cent`),
  CONSTRAINT `per%cent c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA per%cent
-- BLOCKS_WRITES per%cent
ALTER TABLE `per%cent` ADD CONSTRAINT `per%cent f` FOREIGN KEY (`parent`) REFERENCES `per%cent` (`id`);
-- down
ALTER TABLE `per%cent` DROP FOREIGN KEY `per%cent f`, DROP INDEX `per%cent f`;
-- DATA_LOSS per%cent
DROP TABLE IF EXISTS `per%cent`;

## mysql MySQL identifiers changes per%cent
-- up
ALTER TABLE `per%cent` MODIFY COLUMN `per%cent` VARCHAR(30) NOT NULL DEFAULT 'per%cent';
-- down
-- MAY_FAIL_ON_DATA per%cent.per%cent
-- REWRITES_TABLE per%cent.per%cent
-- BLOCKS_WRITES per%cent.per%cent
ALTER TABLE `per%cent` MODIFY COLUMN `per%cent` VARCHAR(20) NOT NULL DEFAULT 'per%cent';

## mysql MySQL identifiers drops a column of per%cent
-- up
-- DATA_LOSS per%cent.per%cent 2
ALTER TABLE `per%cent` DROP COLUMN `per%cent 2`;
-- down
ALTER TABLE `per%cent` ADD COLUMN `per%cent 2` VARCHAR(20) AFTER `per%cent`;

## mysql MySQL identifiers renames per%cent
-- up
ALTER TABLE `per%cent` RENAME COLUMN `per%cent 2` TO `per%cent 3`;
-- down
ALTER TABLE `per%cent` RENAME COLUMN `per%cent 3` TO `per%cent 2`;

## mysql MySQL identifiers creates straße_名前
-- up
CREATE TABLE `straße_名前` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `straße_名前` VARCHAR(20) NOT NULL DEFAULT 'straße_名前',
  `straße_名前 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'straße_名前') NOT NULL DEFAULT 'straße_名前',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `straße_名前 u` (`straße_名前`, `n`),
  INDEX `straße_名前 i` (`straße_名前`),
  CONSTRAINT `straße_名前 c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA straße_名前
-- BLOCKS_WRITES straße_名前
ALTER TABLE `straße_名前` ADD CONSTRAINT `straße_名前 f` FOREIGN KEY (`parent`) REFERENCES `straße_名前` (`id`);
-- down
ALTER TABLE `straße_名前` DROP FOREIGN KEY `straße_名前 f`, DROP INDEX `straße_名前 f`;
-- DATA_LOSS straße_名前
DROP TABLE IF EXISTS `straße_名前`;

## mysql MySQL identifiers changes straße_名前
-- up
ALTER TABLE `straße_名前` MODIFY COLUMN `straße_名前` VARCHAR(30) NOT NULL DEFAULT 'straße_名前';
-- down
-- MAY_FAIL_ON_DATA straße_名前.straße_名前
-- REWRITES_TABLE straße_名前.straße_名前
-- BLOCKS_WRITES straße_名前.straße_名前
ALTER TABLE `straße_名前` MODIFY COLUMN `straße_名前` VARCHAR(20) NOT NULL DEFAULT 'straße_名前';

## mysql MySQL identifiers drops a column of straße_名前
-- up
-- DATA_LOSS straße_名前.straße_名前 2
ALTER TABLE `straße_名前` DROP COLUMN `straße_名前 2`;
-- down
ALTER TABLE `straße_名前` ADD COLUMN `straße_名前 2` VARCHAR(20) AFTER `straße_名前`;

## mysql MySQL identifiers renames straße_名前
-- up
ALTER TABLE `straße_名前` RENAME COLUMN `straße_名前 2` TO `straße_名前 3`;
-- down
ALTER TABLE `straße_名前` RENAME COLUMN `straße_名前 3` TO `straße_名前 2`;

## mysql MySQL identifiers creates dollar$
-- up
CREATE TABLE `dollar$` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `dollar$` VARCHAR(20) NOT NULL DEFAULT 'dollar$',
  `dollar$ 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'dollar$') NOT NULL DEFAULT 'dollar$',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `dollar$ u` (`dollar$`, `n`),
  INDEX `dollar$ i` (`dollar$`),
  CONSTRAINT `dollar$ c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA dollar$
-- BLOCKS_WRITES dollar$
ALTER TABLE `dollar$` ADD CONSTRAINT `dollar$ f` FOREIGN KEY (`parent`) REFERENCES `dollar$` (`id`);
-- down
ALTER TABLE `dollar$` DROP FOREIGN KEY `dollar$ f`, DROP INDEX `dollar$ f`;
-- DATA_LOSS dollar$
DROP TABLE IF EXISTS `dollar$`;

## mysql MySQL identifiers changes dollar$
-- up
ALTER TABLE `dollar$` MODIFY COLUMN `dollar$` VARCHAR(30) NOT NULL DEFAULT 'dollar$';
-- down
-- MAY_FAIL_ON_DATA dollar$.dollar$
-- REWRITES_TABLE dollar$.dollar$
-- BLOCKS_WRITES dollar$.dollar$
ALTER TABLE `dollar$` MODIFY COLUMN `dollar$` VARCHAR(20) NOT NULL DEFAULT 'dollar$';

## mysql MySQL identifiers drops a column of dollar$
-- up
-- DATA_LOSS dollar$.dollar$ 2
ALTER TABLE `dollar$` DROP COLUMN `dollar$ 2`;
-- down
ALTER TABLE `dollar$` ADD COLUMN `dollar$ 2` VARCHAR(20) AFTER `dollar$`;

## mysql MySQL identifiers renames dollar$
-- up
ALTER TABLE `dollar$` RENAME COLUMN `dollar$ 2` TO `dollar$ 3`;
-- down
ALTER TABLE `dollar$` RENAME COLUMN `dollar$ 3` TO `dollar$ 2`;

## mysql MySQL identifiers creates question?
-- up
CREATE TABLE `question?` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `question?` VARCHAR(20) NOT NULL DEFAULT 'question?',
  `question? 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'question?') NOT NULL DEFAULT 'question?',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `question? u` (`question?`, `n`),
  INDEX `question? i` (`question?`),
  CONSTRAINT `question? c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA question?
-- BLOCKS_WRITES question?
ALTER TABLE `question?` ADD CONSTRAINT `question? f` FOREIGN KEY (`parent`) REFERENCES `question?` (`id`);
-- down
ALTER TABLE `question?` DROP FOREIGN KEY `question? f`, DROP INDEX `question? f`;
-- DATA_LOSS question?
DROP TABLE IF EXISTS `question?`;

## mysql MySQL identifiers changes question?
-- up
ALTER TABLE `question?` MODIFY COLUMN `question?` VARCHAR(30) NOT NULL DEFAULT 'question?';
-- down
-- MAY_FAIL_ON_DATA question?.question?
-- REWRITES_TABLE question?.question?
-- BLOCKS_WRITES question?.question?
ALTER TABLE `question?` MODIFY COLUMN `question?` VARCHAR(20) NOT NULL DEFAULT 'question?';

## mysql MySQL identifiers drops a column of question?
-- up
-- DATA_LOSS question?.question? 2
ALTER TABLE `question?` DROP COLUMN `question? 2`;
-- down
ALTER TABLE `question?` ADD COLUMN `question? 2` VARCHAR(20) AFTER `question?`;

## mysql MySQL identifiers renames question?
-- up
ALTER TABLE `question?` RENAME COLUMN `question? 2` TO `question? 3`;
-- down
ALTER TABLE `question?` RENAME COLUMN `question? 3` TO `question? 2`;

## mysql MySQL identifiers creates dot.ted
-- up
CREATE TABLE `dot.ted` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `dot.ted` VARCHAR(20) NOT NULL DEFAULT 'dot.ted',
  `dot.ted 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'dot.ted') NOT NULL DEFAULT 'dot.ted',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `dot.ted u` (`dot.ted`, `n`),
  INDEX `dot.ted i` (`dot.ted`),
  CONSTRAINT `dot.ted c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA dot.ted
-- BLOCKS_WRITES dot.ted
ALTER TABLE `dot.ted` ADD CONSTRAINT `dot.ted f` FOREIGN KEY (`parent`) REFERENCES `dot.ted` (`id`);
-- down
ALTER TABLE `dot.ted` DROP FOREIGN KEY `dot.ted f`, DROP INDEX `dot.ted f`;
-- DATA_LOSS dot.ted
DROP TABLE IF EXISTS `dot.ted`;

## mysql MySQL identifiers changes dot.ted
-- up
ALTER TABLE `dot.ted` MODIFY COLUMN `dot.ted` VARCHAR(30) NOT NULL DEFAULT 'dot.ted';
-- down
-- MAY_FAIL_ON_DATA dot.ted.dot.ted
-- REWRITES_TABLE dot.ted.dot.ted
-- BLOCKS_WRITES dot.ted.dot.ted
ALTER TABLE `dot.ted` MODIFY COLUMN `dot.ted` VARCHAR(20) NOT NULL DEFAULT 'dot.ted';

## mysql MySQL identifiers drops a column of dot.ted
-- up
-- DATA_LOSS dot.ted.dot.ted 2
ALTER TABLE `dot.ted` DROP COLUMN `dot.ted 2`;
-- down
ALTER TABLE `dot.ted` ADD COLUMN `dot.ted 2` VARCHAR(20) AFTER `dot.ted`;

## mysql MySQL identifiers renames dot.ted
-- up
ALTER TABLE `dot.ted` RENAME COLUMN `dot.ted 2` TO `dot.ted 3`;
-- down
ALTER TABLE `dot.ted` RENAME COLUMN `dot.ted 3` TO `dot.ted 2`;

## mysql MySQL identifiers creates 1st
-- up
CREATE TABLE `1st` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `1st` VARCHAR(20) NOT NULL DEFAULT '1st',
  `1st 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', '1st') NOT NULL DEFAULT '1st',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `1st u` (`1st`, `n`),
  INDEX `1st i` (`1st`),
  CONSTRAINT `1st c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA 1st
-- BLOCKS_WRITES 1st
ALTER TABLE `1st` ADD CONSTRAINT `1st f` FOREIGN KEY (`parent`) REFERENCES `1st` (`id`);
-- down
ALTER TABLE `1st` DROP FOREIGN KEY `1st f`, DROP INDEX `1st f`;
-- DATA_LOSS 1st
DROP TABLE IF EXISTS `1st`;

## mysql MySQL identifiers changes 1st
-- up
ALTER TABLE `1st` MODIFY COLUMN `1st` VARCHAR(30) NOT NULL DEFAULT '1st';
-- down
-- MAY_FAIL_ON_DATA 1st.1st
-- REWRITES_TABLE 1st.1st
-- BLOCKS_WRITES 1st.1st
ALTER TABLE `1st` MODIFY COLUMN `1st` VARCHAR(20) NOT NULL DEFAULT '1st';

## mysql MySQL identifiers drops a column of 1st
-- up
-- DATA_LOSS 1st.1st 2
ALTER TABLE `1st` DROP COLUMN `1st 2`;
-- down
ALTER TABLE `1st` ADD COLUMN `1st 2` VARCHAR(20) AFTER `1st`;

## mysql MySQL identifiers renames 1st
-- up
ALTER TABLE `1st` RENAME COLUMN `1st 2` TO `1st 3`;
-- down
ALTER TABLE `1st` RENAME COLUMN `1st 3` TO `1st 2`;

## mysql MySQL identifiers creates semi;colon
-- up
CREATE TABLE `semi;colon` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `semi;colon` VARCHAR(20) NOT NULL DEFAULT 'semi;colon',
  `semi;colon 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'semi;colon') NOT NULL DEFAULT 'semi;colon',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `semi;colon u` (`semi;colon`, `n`),
  INDEX `semi;colon i` (`semi;colon`),
  CONSTRAINT `semi;colon c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA semi;colon
-- BLOCKS_WRITES semi;colon
ALTER TABLE `semi;colon` ADD CONSTRAINT `semi;colon f` FOREIGN KEY (`parent`) REFERENCES `semi;colon` (`id`);
-- down
ALTER TABLE `semi;colon` DROP FOREIGN KEY `semi;colon f`, DROP INDEX `semi;colon f`;
-- DATA_LOSS semi;colon
DROP TABLE IF EXISTS `semi;colon`;

## mysql MySQL identifiers changes semi;colon
-- up
ALTER TABLE `semi;colon` MODIFY COLUMN `semi;colon` VARCHAR(30) NOT NULL DEFAULT 'semi;colon';
-- down
-- MAY_FAIL_ON_DATA semi;colon.semi;colon
-- REWRITES_TABLE semi;colon.semi;colon
-- BLOCKS_WRITES semi;colon.semi;colon
ALTER TABLE `semi;colon` MODIFY COLUMN `semi;colon` VARCHAR(20) NOT NULL DEFAULT 'semi;colon';

## mysql MySQL identifiers drops a column of semi;colon
-- up
-- DATA_LOSS semi;colon.semi;colon 2
ALTER TABLE `semi;colon` DROP COLUMN `semi;colon 2`;
-- down
ALTER TABLE `semi;colon` ADD COLUMN `semi;colon 2` VARCHAR(20) AFTER `semi;colon`;

## mysql MySQL identifiers renames semi;colon
-- up
ALTER TABLE `semi;colon` RENAME COLUMN `semi;colon 2` TO `semi;colon 3`;
-- down
ALTER TABLE `semi;colon` RENAME COLUMN `semi;colon 3` TO `semi;colon 2`;

## mysql MySQL identifiers creates ${x}
-- up
CREATE TABLE `${x}` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `${x}` VARCHAR(20) NOT NULL DEFAULT '${x}',
  `${x} 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', '${x}') NOT NULL DEFAULT '${x}',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `${x} u` (`${x}`, `n`),
  INDEX `${x} i` (`${x}`),
  CONSTRAINT `${x} c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA ${x}
-- BLOCKS_WRITES ${x}
ALTER TABLE `${x}` ADD CONSTRAINT `${x} f` FOREIGN KEY (`parent`) REFERENCES `${x}` (`id`);
-- down
ALTER TABLE `${x}` DROP FOREIGN KEY `${x} f`, DROP INDEX `${x} f`;
-- DATA_LOSS ${x}
DROP TABLE IF EXISTS `${x}`;

## mysql MySQL identifiers changes ${x}
-- up
ALTER TABLE `${x}` MODIFY COLUMN `${x}` VARCHAR(30) NOT NULL DEFAULT '${x}';
-- down
-- MAY_FAIL_ON_DATA ${x}.${x}
-- REWRITES_TABLE ${x}.${x}
-- BLOCKS_WRITES ${x}.${x}
ALTER TABLE `${x}` MODIFY COLUMN `${x}` VARCHAR(20) NOT NULL DEFAULT '${x}';

## mysql MySQL identifiers drops a column of ${x}
-- up
-- DATA_LOSS ${x}.${x} 2
ALTER TABLE `${x}` DROP COLUMN `${x} 2`;
-- down
ALTER TABLE `${x}` ADD COLUMN `${x} 2` VARCHAR(20) AFTER `${x}`;

## mysql MySQL identifiers renames ${x}
-- up
ALTER TABLE `${x}` RENAME COLUMN `${x} 2` TO `${x} 3`;
-- down
ALTER TABLE `${x}` RENAME COLUMN `${x} 3` TO `${x} 2`;

## mysql MySQL identifiers creates back\slash
-- up
CREATE TABLE `back\slash` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `back\slash` VARCHAR(20) NOT NULL DEFAULT 'back\\slash',
  `back\slash 2` VARCHAR(20),
  `n` INT NOT NULL,
  `kind` ENUM('a', 'back\\slash') NOT NULL DEFAULT 'back\\slash',
  `parent` INT,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `back\slash u` (`back\slash`, `n`),
  INDEX `back\slash i` (`back\slash`),
  CONSTRAINT `back\slash c` CHECK (`n` > -10)
);
-- MAY_FAIL_ON_DATA back\slash
-- BLOCKS_WRITES back\slash
ALTER TABLE `back\slash` ADD CONSTRAINT `back\slash f` FOREIGN KEY (`parent`) REFERENCES `back\slash` (`id`);
-- down
ALTER TABLE `back\slash` DROP FOREIGN KEY `back\slash f`, DROP INDEX `back\slash f`;
-- DATA_LOSS back\slash
DROP TABLE IF EXISTS `back\slash`;

## mysql MySQL identifiers changes back\slash
-- up
ALTER TABLE `back\slash` MODIFY COLUMN `back\slash` VARCHAR(30) NOT NULL DEFAULT 'back\\slash';
-- down
-- MAY_FAIL_ON_DATA back\slash.back\slash
-- REWRITES_TABLE back\slash.back\slash
-- BLOCKS_WRITES back\slash.back\slash
ALTER TABLE `back\slash` MODIFY COLUMN `back\slash` VARCHAR(20) NOT NULL DEFAULT 'back\\slash';

## mysql MySQL identifiers drops a column of back\slash
-- up
-- DATA_LOSS back\slash.back\slash 2
ALTER TABLE `back\slash` DROP COLUMN `back\slash 2`;
-- down
ALTER TABLE `back\slash` ADD COLUMN `back\slash 2` VARCHAR(20) AFTER `back\slash`;

## mysql MySQL identifiers renames back\slash
-- up
ALTER TABLE `back\slash` RENAME COLUMN `back\slash 2` TO `back\slash 3`;
-- down
ALTER TABLE `back\slash` RENAME COLUMN `back\slash 3` TO `back\slash 2`;

## mysql MySQL identifiers two long names that share their first 63 bytes (complaints 14)
-- up
CREATE TABLE `wide` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `one` INT NOT NULL,
  `two` INT NOT NULL,
  `extra` BIGINT,
  PRIMARY KEY (`id`),
  INDEX `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_f` (`one`),
  INDEX `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_s` (`two`)
);
-- down
-- DATA_LOSS wide
DROP TABLE IF EXISTS `wide`;

## mysql MySQL identifiers a long name on a table that changes (complaints 14)
-- up
-- DATA_LOSS wide.extra
ALTER TABLE `wide` DROP COLUMN `extra`;
-- down
ALTER TABLE `wide` ADD COLUMN `extra` BIGINT AFTER `two`;

