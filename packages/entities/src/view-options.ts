export interface ViewOptions {
  /** The view's name; default: the class's name in snake_case. */
  readonly name?: string;
  /** Schema (PostgreSQL); default: the connection's. */
  readonly schema?: string;
  /** One SELECT in the engine's SQL, with the names of tables and columns as the database has them. */
  readonly query: string;
  /** Does the view keep its rows until it is refreshed (PostgreSQL)? Default false. */
  readonly materialized?: boolean;
  /** The view's earlier name: it is created under the new one, with the privileges of the old one, which is dropped. */
  readonly renamedFrom?: string;
}
