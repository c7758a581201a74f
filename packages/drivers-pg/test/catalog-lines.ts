/** What the server itself says of everything that users made, a line each; it shares nothing with introspection. */
export const catalogLines = `
WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname !~ '^pg_')
SELECT line FROM (
  SELECT 'schema ' || nspname AS line FROM own
  UNION ALL SELECT concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, (SELECT x.reloptions FROM pg_class x WHERE x.oid = c.reltoastrelid), NULLIF(c.reloftype, 0)::regtype, (SELECT m.amname FROM pg_am m WHERE m.oid = c.relam), pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid))
    FROM pg_class c JOIN own ON own.oid = c.relnamespace
  UNION ALL SELECT concat_ws(' ', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN c.relkind <> 'v' THEN a.attnotnull END, a.attidentity, a.attgenerated, NULLIF(a.attcollation, 0)::regcollation, a.attstorage, (SELECT array_agg(o ORDER BY o) FROM unnest(a.attoptions) o WHERE o LIKE 'n\\_distinct%'), COALESCE(a.attstattarget, -1), to_jsonb(a) ->> 'attcompression', a.attislocal, a.attinhcount, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN own ON own.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped AND (c.relkind <> 'i' OR COALESCE(a.attstattarget, -1) <> -1)
  UNION ALL SELECT concat_ws(' ', 'parent', h.inhrelid::regclass, h.inhparent::regclass, h.inhseqno) FROM pg_inherits h
  UNION ALL SELECT concat_ws(' ', 'view', c.oid::regclass, pg_get_viewdef(c.oid), c.relispopulated) FROM pg_class c JOIN own ON own.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')
  UNION ALL SELECT concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisreplident, i.indisclustered) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN own ON own.oid = c.relnamespace
  UNION ALL SELECT concat_ws(' ', 'constraint', COALESCE(NULLIF(k.conrelid, 0)::regclass::text, k.contypid::regtype::text), k.conname, pg_get_constraintdef(k.oid), k.contype = 'n' OR k.conislocal) FROM pg_constraint k JOIN own ON own.oid = k.connamespace WHERE (k.contype NOT IN ('n', 't') OR k.contype = 'n' AND k.conrelid <> 0) AND k.conparentid = 0
  UNION ALL SELECT concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled) FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL SELECT concat_ws(' ', pg_get_ruledef(r.oid), r.ev_enabled) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN own ON own.oid = c.relnamespace WHERE r.rulename <> '_RETURN'
  UNION ALL SELECT concat_ws(' ', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid)) FROM pg_policy p
  UNION ALL SELECT concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
    (SELECT d.refobjid::regclass || '.' || a.attname || d.deptype::text FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0)) FROM pg_sequence s
  UNION ALL SELECT CASE WHEN f.prokind = 'a' THEN 'aggregate ' || f.oid::regprocedure || (SELECT to_jsonb(g) - 'aggfnoid' FROM pg_aggregate g WHERE g.aggfnoid = f.oid)::text ELSE pg_get_functiondef(f.oid) END FROM pg_proc f JOIN own ON own.oid = f.pronamespace
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = f.oid AND e.deptype = 'e')
  UNION ALL SELECT concat_ws(' ', 'type', t.oid::regtype, t.typtype, format_type(NULLIF(t.typbasetype, 0), t.typtypmod), t.typnotnull, pg_get_expr(t.typdefaultbin, 'pg_type'::regclass), NULLIF(t.typcollation, 0)::regcollation, (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
    (SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind = 'c' AND c.oid = t.typrelid AND NOT a.attisdropped),
    (SELECT concat_ws(' ', r.rngsubtype::regtype, r.rngsubopc, r.rngsubdiff) FROM pg_range r WHERE r.rngtypid = t.oid)) FROM pg_type t JOIN own ON own.oid = t.typnamespace
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
  UNION ALL SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s
  UNION ALL SELECT concat_ws(' ', 'extension', extname, extversion) FROM pg_extension
  UNION ALL SELECT concat_ws(' ', 'collation', l.oid::regcollation, l.collprovider, l.collcollate, l.collisdeterministic) FROM pg_collation l JOIN own ON own.oid = l.collnamespace
  UNION ALL SELECT concat_ws(' ', 'event trigger', evtname, evtevent, evtfoid::regproc, evtenabled, evttags) FROM pg_event_trigger
  UNION ALL SELECT concat_ws(' ', 'operator', o.oid::regoperator, o.oprcode, o.oprcom::regoper, o.oprnegate::regoper, o.oprrest, o.oprjoin, o.oprcanmerge, o.oprcanhash) FROM pg_operator o JOIN own ON own.oid = o.oprnamespace
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_operator'::regclass AND e.objid = o.oid AND e.deptype = 'e')
  UNION ALL SELECT concat_ws(' ', 'cast', c.castsource::regtype, c.casttarget::regtype, c.castfunc::regproc, c.castcontext, c.castmethod) FROM pg_cast c WHERE c.oid >= 16384
    AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_cast'::regclass AND e.objid = c.oid AND e.deptype = 'e')
  UNION ALL SELECT concat_ws(' ', 'dictionary', d.oid::regdictionary, d.dictinitoption) FROM pg_ts_dict d JOIN own ON own.oid = d.dictnamespace
  UNION ALL SELECT concat_ws(' ', 'configuration', g.oid::regconfig, (SELECT string_agg(m.maptokentype || ':' || m.mapdict::regdictionary, ',' ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = g.oid)) FROM pg_ts_config g JOIN own ON own.oid = g.cfgnamespace
  UNION ALL SELECT concat_ws(' ', 'publication', p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot, (SELECT string_agg(t.schemaname || '.' || t.tablename, ',' ORDER BY 1) FROM pg_publication_tables t WHERE t.pubname = p.pubname)) FROM pg_publication p
  UNION ALL SELECT concat_ws(' ', 'foreign', f.fdwname, s.srvname, s.srvoptions, f.fdwoptions) FROM pg_foreign_data_wrapper f LEFT JOIN pg_foreign_server s ON s.srvfdw = f.oid
  UNION ALL SELECT concat_ws(' ', 'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description) FROM pg_description d WHERE (d.objoid >= 16384 OR (d.classoid = 'pg_namespace'::regclass AND d.objoid = 'public'::regnamespace AND d.description <> 'standard public schema')) AND d.classoid <> 'pg_extension'::regclass
    AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')
) lines ORDER BY line`;
