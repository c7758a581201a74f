/**
 * Statements that give an object that is made again the owner and the privileges that it had, as a JSON array or null.
 * `target` is an expression: the object as GRANT names it; `word` the one for ALTER … OWNER.
 */
export function restoreSql(
  target: string,
  word: string,
  name: string,
  acl: string,
  owner: string,
  { isPublic = false, columnsOf }: { readonly isPublic?: boolean; readonly columnsOf?: string } = {},
): string {
  const role = "CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END";
  const option = "CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' END";
  const parts = [
    `SELECT 1 AS place, format('ALTER %s %s OWNER TO %I', ${word}, ${name}, ` +
      `pg_get_userbyid(${owner})) AS text WHERE pg_get_userbyid(${owner}) <> current_user`,
    ...(isPublic ? [`SELECT 2, format('REVOKE ALL ON %s FROM PUBLIC', ${target}) WHERE ${acl} IS NOT NULL`] : []),
    `SELECT 3, format('GRANT %s ON %s TO %s%s', string_agg(x.privilege_type, ', '
      ORDER BY x.privilege_type), ${target}, ${role}, ${option})
      FROM aclexplode(${acl}) x WHERE x.grantee <> ${owner} GROUP BY x.grantee, x.is_grantable`,
    ...(columnsOf === undefined
      ? []
      : [
          `SELECT 4, format('GRANT %s (%I) ON %s TO %s%s', x.privilege_type, g.attname, ${target}, ${role}, ${option})
      FROM pg_attribute g CROSS JOIN aclexplode(g.attacl) x WHERE g.attrelid = ${columnsOf} AND g.attnum > 0
      AND x.grantee <> ${owner}`,
        ]),
  ];
  return `(SELECT json_agg(s.text ORDER BY s.place, s.text) FROM (${parts.join("\n    UNION ALL ")}) s)`;
}
