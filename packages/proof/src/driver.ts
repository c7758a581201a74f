import type { DatabaseDriver } from "@stingerloom/core";
import type { SchemaReader } from "@stingerloom/schema-diff";

/** What a driver package gives: it runs statements, and reads the catalog. */
export type Driver = DatabaseDriver & SchemaReader;
