## views and programs of mysql MySQL views a view comes
-- up
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;

## views and programs of mysql MySQL views a view over a view comes
-- up
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `w`;
DROP VIEW `v`;

## views and programs of mysql MySQL views views over views of names that sort the other way round
-- up
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `z` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `y` AS select `z`.`id` AS `z` from `z`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `x` AS select `y`.`z` AS `y`,`z`.`id` AS `id` from (`y` join `z` on((`z`.`id` = `y`.`z`)));
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `x`;
DROP VIEW `y`;
DROP VIEW `z`;

## views and programs of mysql MySQL views views that call views and tables by other names
-- up
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `l`.`id` AS `id`,`x`.`b` AS `b` from ((`t` `x` join `v` `l` on((`l`.`id` = `x`.`id`))) join (select `u`.`c` AS `c` from `u`) `y` on((`y`.`c` = `l`.`a`)));
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `x` AS select `v`.`id` AS `id`,(select max(`w`.`id`) from `w`) AS `m` from `w` `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `x`;
DROP VIEW `w`;
DROP VIEW `v`;

## views and programs of mysql MySQL views a view under a view changes
-- up
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `u`.`id` AS `id`,`u`.`c` AS `a` from `u`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views views and their tables go
-- up
DROP VIEW `w`;
DROP VIEW `v`;
-- DATA_LOSS u
DROP TABLE `u`;
-- down
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a view reads a column that comes
-- up
DROP VIEW `v`;
ALTER TABLE `t` ADD COLUMN `d` INT;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a`,`t`.`d` AS `d` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
-- DATA_LOSS t.d
ALTER TABLE `t` DROP COLUMN `d`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a view reads a column that goes
-- up
DROP VIEW `v`;
-- DATA_LOSS t.a
ALTER TABLE `t` DROP COLUMN `a`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
ALTER TABLE `t` ADD COLUMN `a` INT AFTER `id`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views check options and security
-- up
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE SQL SECURITY INVOKER VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1) WITH LOCAL CHECK OPTION;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id`,`v`.`a` AS `a` from `v` where (`v`.`a` < 5) WITH CASCADED CHECK OPTION;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views the collation of the connection that made them
-- up
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_unicode_ci';
CREATE PROCEDURE `p`()
SELECT 'é';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'latin1', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'latin1_german2_ci';
CREATE PROCEDURE `q`()
SELECT 'e';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'latin1', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'latin1_german2_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_unicode_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_unicode_ci';
CREATE VIEW `w` AS select 'a' AS `a`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'latin1', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'latin1_german2_ci';
CREATE TRIGGER `g` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.b = 'x';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `g`;
DROP VIEW `w`;
DROP VIEW `v`;
DROP EVENT `e`;
DROP PROCEDURE `q`;
DROP PROCEDURE `p`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_bin';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select 'a' AS `a`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views algorithms
-- up
DROP VIEW `x`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE ALGORITHM=TEMPTABLE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE ALGORITHM=MERGE VIEW `w` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `x` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `x`;
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE ALGORITHM=MERGE VIEW `x` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views names of columns
-- up
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` (`one`,`t'w"o`) AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` (`x y`) AS select `v`.`one` AS `one` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `x` (`id`) AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `x`;
DROP VIEW `w`;
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` (`one`,`t``w``o`) AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views queries of every kind
-- up
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `both_` AS select 1 AS `one`,'a' AS `k` union all (select `t`.`id` AS `id`,`t`.`b` AS `b` from `t` order by `t`.`a` limit 2);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `joined` AS select `x`.`id` AS `id`,`y`.`c` AS `c` from (`t` `x` left join (select `u`.`id` AS `id`,`u`.`c` AS `c` from `u`) `y` on((`x`.`id` = `y`.`id`))) where exists(select 1 from `u` where (`u`.`c` = `x`.`a`));
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `numbers` AS with recursive `r` (`n`,`v`) as (select 1 AS `1`,'x' AS `x` union all select (`r`.`n` + 1) AS `n + 1`,`r`.`v` AS `v` from `r` where (`r`.`n` < 5)) select `r`.`n` AS `n`,`r`.`v` AS `v` from `r`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `plain` AS select -(1) AS `a`,-(2) AS `b`,_latin1'l' AS `l`,_utf8mb4'm' AS `m`,_binary'b' AS `n`,0x4d AS `x`,NULL AS `z`,cast('1' as char(3) charset latin1) AS `c`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `ranked` AS select count(0) AS `COUNT(*)`,max(`x`.`a`) OVER (PARTITION BY `x`.`id` )  AS `MAX(a) OVER (PARTITION BY id)` from `t` `x` group by `x`.`id`,`x`.`a` having (count(0) > 0);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `ranked`;
DROP VIEW `plain`;
DROP VIEW `numbers`;
DROP VIEW `joined`;
DROP VIEW `both_`;

## views and programs of mysql MySQL views strings that hurt
-- up
DROP VIEW `v`;
SET @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select 'it\'s \\ "x" `q` ü\r\n\0 -- no /* no */ ; ?' AS `s`,'日本🎉' AS `d` from `t`;
SET SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select 'it\'s \\ "x" `q` é\n -- no /* no */ ; ?' AS `s`,'d\'q' AS `d` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views names that hurt
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f``u'n"c`(`p``a` int) RETURNS int
    DETERMINISTIC
RETURN `p``a`;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p``r'o"c`(IN `p``a` int)
SELECT `p``a`;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e``v'e"n` ON SCHEDULE AT '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v``i'e"w é` AS select `o'r"d``e\\r`.`n``a'm"e` AS `x``y` from `o'r"d``e\\r`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `t``r'i"g` BEFORE INSERT ON `o'r"d``e\\r` FOR EACH ROW SET NEW.`n``a'm"e` = 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `t``r'i"g`;
DROP VIEW `v``i'e"w é`;
DROP EVENT `e``v'e"n`;
DROP PROCEDURE `p``r'o"c`;
DROP FUNCTION `f``u'n"c`;

## views and programs of mysql MySQL views a view that calls a function
-- up
DROP VIEW `v`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN x + y;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`SUM2`(`t`.`a`,1) AS `a` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
DROP FUNCTION `sum2`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a function changes under a view
-- up
DROP VIEW `v`;
DROP FUNCTION `sum2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN y + x;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `sum2`(`t`.`id`,`t`.`a`) AS `s` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
DROP FUNCTION `sum2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN x + y;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `sum2`(`t`.`id`,`t`.`a`) AS `s` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a table with a view and triggers gets another name
-- up
DROP TRIGGER `bump`;
DROP VIEW `v`;
RENAME TABLE `t` TO `tt`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `tt`.`id` AS `id`,`tt`.`a` AS `a` from `tt` where (`tt`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `tt` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `tt` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
DROP VIEW `v`;
RENAME TABLE `tt` TO `t`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a column that a view and a trigger name gets another name
-- up
DROP TRIGGER `bump`;
DROP VIEW `v`;
ALTER TABLE `t` RENAME COLUMN `a` TO `aa`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`aa` AS `aa` from `t` where (`t`.`aa` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.aa = OLD.aa + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `bump`;
DROP VIEW `v`;
ALTER TABLE `t` RENAME COLUMN `aa` TO `a`;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views tables with keys and views over them come and go
-- up
DROP VIEW `v`;
ALTER TABLE `c` DROP FOREIGN KEY `c_t`, DROP INDEX `c_t`;
-- DATA_LOSS c
DROP TABLE `c`;
-- DATA_LOSS t
DROP TABLE `t`;
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
CREATE TABLE `d` (
  `id` INT NOT NULL,
  `u_id` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA d
-- BLOCKS_WRITES d
ALTER TABLE `d` ADD CONSTRAINT `d_u` FOREIGN KEY (`u_id`) REFERENCES `u` (`id`);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `d`.`id` AS `id`,`u`.`c` AS `a` from (`d` join `u` on((`u`.`id` = `d`.`u_id`)));
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
ALTER TABLE `d` DROP FOREIGN KEY `d_u`, DROP INDEX `d_u`;
-- DATA_LOSS d
DROP TABLE `d`;
-- DATA_LOSS u
DROP TABLE `u`;
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
CREATE TABLE `c` (
  `id` INT NOT NULL,
  `t_id` INT,
  PRIMARY KEY (`id`)
);
-- MAY_FAIL_ON_DATA c
-- BLOCKS_WRITES c
ALTER TABLE `c` ADD CONSTRAINT `c_t` FOREIGN KEY (`t_id`) REFERENCES `t` (`id`);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `c`.`id` AS `id`,`t`.`a` AS `a` from (`c` join `t` on((`t`.`id` = `c`.`t_id`)));
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL views a view in a table's place, and the other way round
-- up
DROP VIEW `u`;
-- DATA_LOSS t
DROP TABLE `t`;
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `t` AS select `u`.`id` AS `id` from `u`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `t`;
-- DATA_LOSS u
DROP TABLE `u`;
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `u` AS select `t`.`id` AS `id` from `t`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers one for each moment and event
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `BEFORE_INSERT` BEFORE INSERT ON `t` FOR EACH ROW SET @x = 'BEFORE';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `BEFORE_UPDATE` BEFORE UPDATE ON `t` FOR EACH ROW SET @x = 'BEFORE';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `BEFORE_DELETE` BEFORE DELETE ON `t` FOR EACH ROW SET @x = 'BEFORE';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `AFTER_INSERT` AFTER INSERT ON `t` FOR EACH ROW SET @x = 'AFTER';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `AFTER_UPDATE` AFTER UPDATE ON `t` FOR EACH ROW SET @x = 'AFTER';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `AFTER_DELETE` AFTER DELETE ON `t` FOR EACH ROW SET @x = 'AFTER';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `AFTER_DELETE`;
DROP TRIGGER `AFTER_UPDATE`;
DROP TRIGGER `AFTER_INSERT`;
DROP TRIGGER `BEFORE_DELETE`;
DROP TRIGGER `BEFORE_UPDATE`;
DROP TRIGGER `BEFORE_INSERT`;

## views and programs of mysql MySQL triggers several of one event keep their order
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b0` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = 3;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `b0` SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
DROP TRIGGER `b0`;

## views and programs of mysql MySQL triggers the first of several changes, one comes in between
-- up
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `n` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 9;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `n` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
DROP TRIGGER `n`;
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers the order alone changes
-- up
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `b2` SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `bump`;
DROP TRIGGER `b2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers the first of several goes
-- up
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `t` FOR EACH ROW FOLLOWS `bump` SET NEW.a = 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers a trigger moves to another table
-- up
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `u` FOR EACH ROW SET NEW.c = OLD.c + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers a table with triggers goes, another comes
-- up
DROP TRIGGER `bump`;
-- DATA_LOSS t
DROP TABLE `t`;
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `u` FOR EACH ROW SET NEW.c = OLD.c + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` BEFORE UPDATE ON `u` FOR EACH ROW FOLLOWS `bump` SET NEW.c = '2';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
-- DATA_LOSS u
DROP TABLE `u`;
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers a trigger writes to what comes
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN x + y;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `log` AFTER INSERT ON `t` FOR EACH ROW INSERT INTO u VALUES (NEW.id, sum2(NEW.a, 1));
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `log`;
-- DATA_LOSS u
DROP TABLE `u`;
DROP FUNCTION `sum2`;

## views and programs of mysql MySQL triggers a column goes that a trigger named
-- up
DROP TRIGGER `bump`;
-- DATA_LOSS t.a
ALTER TABLE `t` ADD COLUMN `d` INT, DROP COLUMN `a`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.d = OLD.d + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `bump`;
-- DATA_LOSS t.d
ALTER TABLE `t` ADD COLUMN `a` INT AFTER `id`, DROP COLUMN `d`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL triggers a body that hurts
-- up
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW /* first; */ BEGIN
  -- 'a' comment;
  # another "one
  SET @x = 'it''s \'q\' \\ é\n', @y = "d""q\"", @z = _latin1'x', @n = N'日本', @`v``w` = '//$$';
	IF NEW.`a` > 1 THEN SET NEW.b = '\\'; END IF;
END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `after_` AFTER UPDATE ON `t` FOR EACH ROW BEGIN DECLARE c int; SET c = '1\'', @q = 'x'; END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `after_`;
DROP TRIGGER `bump`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines a function comes
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN x + y;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP FUNCTION `sum2`;

## views and programs of mysql MySQL routines a function and a procedure of one name, and of a table's
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `t`() RETURNS int
    DETERMINISTIC
RETURN 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `t`()
SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `t` ON SCHEDULE AT '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP EVENT `t`;
DROP PROCEDURE `t`;
DROP FUNCTION `t`;

## views and programs of mysql MySQL routines the procedure changes, the function of its name stays
-- up
DROP VIEW `v`;
DROP PROCEDURE `sum2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `sum2`()
SELECT 2;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `sum2`(1,2) AS `s`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
DROP PROCEDURE `sum2`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `sum2`()
SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `sum2`(1,2) AS `s`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines every attribute of a function
-- up
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f`(x decimal(10,2) unsigned, e enum('a','b''c\\'), `q``r` varchar(10) CHARACTER SET latin1 COLLATE latin1_bin) RETURNS varchar(30) CHARSET latin1 COLLATE latin1_german1_ci
    NO SQL
    DETERMINISTIC
    SQL SECURITY INVOKER
    COMMENT 'it''s \\ é\n'
RETURN CONCAT(x, e, 'é');
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `g`() RETURNS set('x','y') CHARSET utf8mb4
    READS SQL DATA
RETURN (SELECT MAX(b) FROM t);
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP FUNCTION `g`;
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f`(x int) RETURNS int
RETURN x;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines every attribute of a procedure
-- up
DROP PROCEDURE `p`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`(IN a int, OUT b text, INOUT c json, d point)
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
    COMMENT 'why'
BEGIN
  -- it's a comment; here
  /* and "another" */ # third
  DECLARE s varchar(30) DEFAULT 'a;\'b\\ é\n"';
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
  IF s = "d\"q" THEN SET s = '//'; ELSE SELECT COUNT(*) INTO @c FROM `t` AS `x``y`; END IF;
  WHILE 1 = 0 DO SET @a = '日本🎉'; END WHILE;
END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP PROCEDURE `p`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`()
SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines a body that changes in a string alone
-- up
DROP PROCEDURE `p`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`()
BEGIN
  -- it's a comment; here
  /* and "another" */ # third
  DECLARE s varchar(30) DEFAULT 'a;\'b\\ é\n"';
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
  IF s = "d\"q" THEN SET s = '///'; ELSE SELECT COUNT(*) INTO @c FROM `t` AS `x``y`; END IF;
  WHILE 1 = 0 DO SET @a = '日本🎉'; END WHILE;
END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP PROCEDURE `p`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`()
BEGIN
  -- it's a comment; here
  /* and "another" */ # third
  DECLARE s varchar(30) DEFAULT 'a;\'b\\ é\n"';
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
  IF s = "d\"q" THEN SET s = '//'; ELSE SELECT COUNT(*) INTO @c FROM `t` AS `x``y`; END IF;
  WHILE 1 = 0 DO SET @a = '日本🎉'; END WHILE;
END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines routines that need each other and tables that come
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f`() RETURNS int
    READS SQL DATA
RETURN (SELECT MAX(c) FROM u);
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`()
CALL q();
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `q`()
INSERT INTO u SELECT id, f() FROM v;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP VIEW `v`;
-- DATA_LOSS u
DROP TABLE `u`;
-- DATA_LOSS t
DROP TABLE `t`;
DROP PROCEDURE `q`;
DROP PROCEDURE `p`;
DROP FUNCTION `f`;

## views and programs of mysql MySQL routines all go
-- up
DROP TRIGGER `bump`;
DROP VIEW `w`;
DROP VIEW `v`;
DROP EVENT `e`;
-- DATA_LOSS u
DROP TABLE `u`;
-- DATA_LOSS t
DROP TABLE `t`;
DROP PROCEDURE `p`;
DROP FUNCTION `sum2`;
-- down
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `sum2`(x int, y int) RETURNS int
    DETERMINISTIC
RETURN x + y;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `p`()
BEGIN
  -- it's a comment; here
  /* and "another" */ # third
  DECLARE s varchar(30) DEFAULT 'a;\'b\\ é\n"';
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN END;
  IF s = "d\"q" THEN SET s = '//'; ELSE SELECT COUNT(*) INTO @c FROM `t` AS `x``y`; END IF;
  WHILE 1 = 0 DO SET @a = '日本🎉'; END WHILE;
END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION collation_connection = @stingerloom_collation_connection;
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
CREATE TABLE `u` (
  `id` INT NOT NULL,
  `c` INT,
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select `t`.`id` AS `id`,`t`.`a` AS `a` from `t` where (`t`.`a` > 1);
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `w` AS select `v`.`id` AS `id` from `v`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL routines modes of their own
-- up
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = '', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f`() RETURNS int
    DETERMINISTIC
RETURN LENGTH('f');
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT,ANSI_QUOTES', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE "p"(IN "a""b" int)
SELECT "a""b" || 'x' FROM "t";
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'NO_BACKSLASH_ESCAPES', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE PROCEDURE `q`()
SELECT 'x\', '\';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'PIPES_AS_CONCAT', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE AT '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 'a' || 'b';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ANSI_QUOTES', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE TRIGGER `b2` AFTER UPDATE ON `t` FOR EACH ROW SET @x = "new"."a", @y = 'it''s';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `b2`;
DROP TRIGGER `bump`;
DROP EVENT `e`;
DROP PROCEDURE `q`;
DROP PROCEDURE `p`;
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ANSI_QUOTES', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION "f"() RETURNS int
    DETERMINISTIC
RETURN LENGTH('f');
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL events an event comes
-- up
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP EVENT `e`;

## views and programs of mysql MySQL events an event is not there without its tables
-- up
CREATE TABLE `t` (
  `id` INT NOT NULL,
  `a` INT,
  `b` VARCHAR(20),
  PRIMARY KEY (`id`)
);
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY ON COMPLETION NOT PRESERVE ENABLE DO DELETE FROM `t`;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP EVENT `e`;
-- DATA_LOSS t
DROP TABLE `t`;

## views and programs of mysql MySQL events every attribute of an event
-- up
DROP EVENT `once`;
DROP EVENT `e`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `once` ON SCHEDULE AT '2035-05-05 05:05:06' ON COMPLETION PRESERVE ENABLE DO SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2035-01-01 00:00:00' ENDS '2036-01-01 00:00:00' ON COMPLETION PRESERVE ENABLE COMMENT 'it''s \\' DO BEGIN DELETE FROM t; DELETE FROM u WHERE id = '\'x'; END;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP EVENT `e`;
DROP EVENT `once`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `once` ON SCHEDULE AT '2035-05-05 05:05:05' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL events an event that starts when it is made is the same whenever that is
-- up
-- down

## views and programs of mysql MySQL events an event of another time zone
-- up
DROP EVENT `e`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = '+03:00', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP EVENT `e`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO DELETE FROM t;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

## views and programs of mysql MySQL whose they are definers other than us stay, we are not named
-- up
DROP VIEW `v`;
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE FUNCTION `f`() RETURNS int
    DETERMINISTIC
RETURN 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` PROCEDURE `p`()
SELECT 'x';
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_time_zone = @@SESSION.time_zone, SESSION time_zone = 'SYSTEM', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` EVENT `e` ON SCHEDULE AT '2035-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO SELECT 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION time_zone = @stingerloom_time_zone, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE VIEW `v` AS select 1 AS `one`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` SQL SECURITY INVOKER VIEW `w` AS select 2 AS `two`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` TRIGGER `bump` BEFORE UPDATE ON `t` FOR EACH ROW SET NEW.a = OLD.a + 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
-- down
DROP TRIGGER `bump`;
DROP VIEW `w`;
DROP VIEW `v`;
DROP EVENT `e`;
DROP PROCEDURE `p`;
DROP FUNCTION `f`;
SET @stingerloom_sql_mode = @@SESSION.sql_mode, SESSION sql_mode = 'ONLY_FULL_GROUP_BY,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` FUNCTION `f`() RETURNS int
    DETERMINISTIC
RETURN 1;
SET SESSION sql_mode = @stingerloom_sql_mode, SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;
SET @stingerloom_character_set_client = @@SESSION.character_set_client, SESSION character_set_client = 'utf8mb4', @stingerloom_collation_connection = @@SESSION.collation_connection, SESSION collation_connection = 'utf8mb4_general_ci';
CREATE DEFINER=`o``ther`@`10.0.0.%` VIEW `v` AS select 1 AS `one`;
SET SESSION character_set_client = @stingerloom_character_set_client, SESSION collation_connection = @stingerloom_collation_connection;

