/** A shop, as hands write them for MySQL: quotes or none, constraints named or not, options here and there. */
export const shopTables: readonly string[] = [
  "CREATE TABLE actor (actor_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, first_name VARCHAR(45) " +
    "NOT NULL, last_name VARCHAR(45) NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT " +
    "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (actor_id), KEY idx_actor_last_name " +
    "(last_name)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
  "CREATE TABLE country (country_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, country VARCHAR(50) " +
    "NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, " +
    "PRIMARY KEY (country_id))",
  "CREATE TABLE city (city_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, city VARCHAR(50) NOT " +
    "NULL, country_id SMALLINT UNSIGNED NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT " +
    "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (city_id), KEY idx_fk_country_id " +
    "(country_id), CONSTRAINT fk_city_country FOREIGN KEY (country_id) REFERENCES country " +
    "(country_id) ON DELETE RESTRICT ON UPDATE CASCADE)",
  "CREATE TABLE address (address_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, address VARCHAR(50) " +
    "NOT NULL, address2 VARCHAR(50) DEFAULT NULL, district VARCHAR(20) NOT NULL, city_id SMALLINT " +
    "UNSIGNED NOT NULL, postal_code VARCHAR(10) DEFAULT NULL, phone VARCHAR(20) NOT NULL, location " +
    "GEOMETRY NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE " +
    "CURRENT_TIMESTAMP, PRIMARY KEY (address_id), KEY idx_fk_city_id (city_id), SPATIAL KEY " +
    "idx_location (location), CONSTRAINT fk_address_city FOREIGN KEY (city_id) REFERENCES city " +
    "(city_id) ON DELETE RESTRICT ON UPDATE CASCADE)",
  "CREATE TABLE category (category_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, name VARCHAR(25) " +
    "NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, " +
    "PRIMARY KEY (category_id))",
  "CREATE TABLE language (language_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, name CHAR(20) NOT " +
    "NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, " +
    "PRIMARY KEY (language_id))",
  "CREATE TABLE film (film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT, title VARCHAR(128) NOT " +
    "NULL, description TEXT DEFAULT NULL, release_year YEAR DEFAULT NULL, language_id TINYINT " +
    "UNSIGNED NOT NULL, original_language_id TINYINT UNSIGNED DEFAULT NULL, rental_duration TINYINT " +
    "UNSIGNED NOT NULL DEFAULT 3, rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99, length SMALLINT " +
    "UNSIGNED DEFAULT NULL, replacement_cost DECIMAL(5,2) NOT NULL DEFAULT 19.99, rating " +
    "ENUM('G','PG','PG-13','R','NC-17') DEFAULT 'G', special_features " +
    "SET('Trailers','Commentaries','Deleted Scenes','Behind the Scenes') DEFAULT NULL, last_update " +
    "TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY " +
    "(film_id), KEY idx_title (title), KEY idx_fk_language_id (language_id), KEY " +
    "idx_fk_original_language_id (original_language_id), CONSTRAINT fk_film_language FOREIGN KEY " +
    "(language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE, " +
    "CONSTRAINT fk_film_language_original FOREIGN KEY (original_language_id) REFERENCES language " +
    "(language_id) ON DELETE RESTRICT ON UPDATE CASCADE)",
  "CREATE TABLE film_actor (actor_id SMALLINT UNSIGNED NOT NULL, film_id SMALLINT UNSIGNED NOT " +
    "NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, " +
    "PRIMARY KEY (actor_id,film_id), KEY idx_fk_film_id (film_id), CONSTRAINT fk_film_actor_actor " +
    "FOREIGN KEY (actor_id) REFERENCES actor (actor_id) ON DELETE RESTRICT ON UPDATE CASCADE, " +
    "CONSTRAINT fk_film_actor_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE " +
    "RESTRICT ON UPDATE CASCADE)",
  "CREATE TABLE film_text (film_id SMALLINT NOT NULL, title VARCHAR(255) NOT NULL, description " +
    "TEXT, PRIMARY KEY (film_id), FULLTEXT KEY idx_title_description (title,description))",
  "CREATE TABLE store (store_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, manager_staff_id TINYINT " +
    "UNSIGNED NOT NULL, address_id SMALLINT UNSIGNED NOT NULL, last_update TIMESTAMP NOT NULL " +
    "DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (store_id), UNIQUE KEY " +
    "idx_unique_manager (manager_staff_id), KEY idx_fk_address_id (address_id), CONSTRAINT " +
    "fk_store_address FOREIGN KEY (address_id) REFERENCES address (address_id) ON DELETE RESTRICT ON " +
    "UPDATE CASCADE)",
  "CREATE TABLE staff (staff_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, first_name VARCHAR(45) " +
    "NOT NULL, address_id SMALLINT UNSIGNED NOT NULL, picture BLOB DEFAULT NULL, email VARCHAR(50) " +
    "DEFAULT NULL, store_id TINYINT UNSIGNED NOT NULL, active BOOLEAN NOT NULL DEFAULT TRUE, " +
    "username VARCHAR(16) NOT NULL, password VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin " +
    "DEFAULT NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE " +
    "CURRENT_TIMESTAMP, PRIMARY KEY (staff_id), KEY idx_fk_store_id (store_id), KEY " +
    "idx_fk_address_id (address_id), CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES " +
    "store (store_id) ON DELETE RESTRICT ON UPDATE CASCADE, CONSTRAINT fk_staff_address FOREIGN KEY " +
    "(address_id) REFERENCES address (address_id) ON DELETE RESTRICT ON UPDATE CASCADE)",
  "ALTER TABLE store ADD CONSTRAINT fk_store_staff FOREIGN KEY (manager_staff_id) REFERENCES staff " +
    "(staff_id) ON DELETE RESTRICT ON UPDATE CASCADE",
  "CREATE TABLE rental (rental_id INT NOT NULL AUTO_INCREMENT, rental_date DATETIME NOT NULL, " +
    "film_id SMALLINT UNSIGNED NOT NULL, return_date DATETIME DEFAULT NULL, staff_id TINYINT " +
    "UNSIGNED NOT NULL, PRIMARY KEY (rental_id), UNIQUE KEY (rental_date,film_id), KEY " +
    "idx_fk_film_id (film_id), KEY idx_fk_staff_id (staff_id), CONSTRAINT fk_rental_staff FOREIGN " +
    "KEY (staff_id) REFERENCES staff (staff_id) ON DELETE RESTRICT ON UPDATE CASCADE, FOREIGN KEY " +
    "(film_id) REFERENCES film (film_id))",
  "CREATE TRIGGER ins_film AFTER INSERT ON film FOR EACH ROW BEGIN INSERT INTO film_text (film_id, " +
    "title, description) VALUES (new.film_id, new.title, new.description); END",
  "CREATE TRIGGER upd_film AFTER UPDATE ON film FOR EACH ROW BEGIN IF (old.title != new.title) " +
    "THEN UPDATE film_text SET title = new.title WHERE film_id = old.film_id; END IF; END",
  "CREATE VIEW actor_info AS SELECT a.actor_id, concat(a.first_name, ' ', a.last_name) AS name FROM actor a",
  "CREATE PROCEDURE film_count(OUT n INT) READS SQL DATA SELECT COUNT(*) INTO n FROM film",
];

/** Tables with what is easily lost; `film` and `actor` are here as well, otherwise made. */
export const hardTables: readonly string[] = [
  "CREATE TABLE actor (actor_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, last_name VARCHAR(60) " +
    "COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s', born DATE, extra JSON, PRIMARY KEY (actor_id), " +
    "KEY by_name (last_name(10) DESC, born), CONSTRAINT born_late CHECK (born > '1800-01-01')) " +
    "COMMENT='people \\\\ it''s' COLLATE=utf8mb4_unicode_ci",
  "CREATE TABLE film (film_id INT UNSIGNED NOT NULL, title VARCHAR(200) NOT NULL, rating " +
    "ENUM('G','PG','X') CHARACTER SET latin1 NOT NULL DEFAULT 'X', seconds INT AS (length * 60) " +
    "STORED, length INT NOT NULL COMMENT 'minutes', slug VARCHAR(250) AS (lower(replace(title, ' ', " +
    "'-'))) VIRTUAL, actor_id BIGINT UNSIGNED, made DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON " +
    "UPDATE CURRENT_TIMESTAMP(3), PRIMARY KEY (film_id), UNIQUE KEY slug (slug), FOREIGN KEY " +
    "(actor_id) REFERENCES actor (actor_id) ON DELETE SET NULL)",
  "CREATE TABLE `we``ird ${x} \"t\"` (`a b` INT NOT NULL, `per%cent` VARCHAR(10) DEFAULT 'a\\\\b', " +
    "`straße` INT, PRIMARY KEY (`a b`), KEY `k 1` (`per%cent`), CONSTRAINT `c'1` CHECK (`straße` > " +
    "`a b`))",
  "CREATE TABLE tree (id INT NOT NULL PRIMARY KEY, up INT, own INT, UNIQUE KEY (up, id), FOREIGN " +
    "KEY (up) REFERENCES tree (id) ON DELETE CASCADE, FOREIGN KEY (own) REFERENCES tree (id))",
  "CREATE TABLE logs (at DATETIME NOT NULL, id BIGINT NOT NULL, body LONGTEXT, KEY (id), PRIMARY " +
    "KEY (at, id)) ROW_FORMAT=DYNAMIC PARTITION BY RANGE COLUMNS (at) (PARTITION p2020 VALUES LESS " +
    "THAN ('2021-01-01'), PARTITION rest VALUES LESS THAN (MAXVALUE))",
  "CREATE TABLE mem (id INT PRIMARY KEY, a INT, b INT, KEY h (a), KEY t (b) USING BTREE) ENGINE=MEMORY",
  "CREATE TABLE counters (counter TINYBLOB NOT NULL, n INT NOT NULL, PRIMARY KEY (counter(128), n) " +
    "COMMENT 'by name', UNIQUE KEY part (counter(20)))",
  "CREATE TABLE isam (id INT NOT NULL AUTO_INCREMENT, kind CHAR(3) NOT NULL, n INT, PRIMARY KEY " +
    "(kind, id), FULLTEXT KEY (kind)) ENGINE=MyISAM CHARSET=latin1",
  "CREATE TABLE old_set (id INT PRIMARY KEY, name VARCHAR(30), wide VARCHAR(30) CHARACTER SET " +
    "utf8mb4, code CHAR(2) CHARACTER SET ascii, raw BINARY(8), b BIT(8) DEFAULT b'101', y YEAR " +
    "DEFAULT 2020) CHARSET=utf8mb3",
  "/* mysql */ CREATE TABLE my (id INT PRIMARY KEY, p POINT NOT NULL SRID 4326, h INT INVISIBLE " +
    "DEFAULT 3, e VARCHAR(36) DEFAULT (uuid()), t TEXT DEFAULT ('x'), SPATIAL KEY (p), KEY f " +
    "((lower(e))), KEY i (h) INVISIBLE, CONSTRAINT off CHECK (h > 0) NOT ENFORCED)",
  "/* mariadb */ CREATE SEQUENCE numbers START WITH 10 INCREMENT BY 5",
  "/* mariadb */ CREATE TABLE my (id INT PRIMARY KEY, u UUID DEFAULT uuid(), a INET6, h INT " +
    "INVISIBLE DEFAULT 3, n BIGINT DEFAULT nextval(numbers), c INT CHECK (c > 0), j JSON DEFAULT " +
    "'{}', t TEXT DEFAULT 'x', KEY i (h) IGNORED)",
];
