/** Words that need quotes, or that something might take for its own. */
export const columnNames: readonly string[] = [
  "name",
  "email",
  "userId",
  "order",
  "group by",
  'qu"ote',
  "it's",
  "per%cent",
  "straße",
  "back`tick",
  "select",
  "Total",
];
export const tableNames: readonly string[] = ["user", "Post", "order item", "group", "audit_log", 'we"ird', "naïve"];
export const keyNames: readonly string[] = ["id", "code", "Key", "no."];
export const enumNames: readonly string[] = ["Mood", "status", "order kind"];
