import { drizzle } from "./tools/drizzle.mjs";
import { handMade } from "./tools/hand-made.mjs";
import { knex } from "./tools/knex.mjs";
import { mikroOrm } from "./tools/mikro-orm.mjs";
import { stingerloom } from "./tools/stingerloom.mjs";
import { typeorm } from "./tools/typeorm.mjs";

export const tools = [stingerloom, handMade, knex, drizzle, typeorm, mikroOrm];
