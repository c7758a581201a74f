import { Script } from "node:vm";
import { migrationNames } from "../src";

const at = 1711234567892;

const rows: readonly [name: string, file: string, className: string][] = [
  ["add_phone_to_users", "add_phone_to_users", "AddPhoneToUsers"],
  ["schema_update", "schema_update", "SchemaUpdate"],
  ["AddPhoneToUsers", "add_phone_to_users", "AddPhoneToUsers"],
  ["addHTTPHeader2Table", "add_http_header2_table", "AddHttpHeader2Table"],
  ["add-phone to/users!", "add_phone_to_users", "AddPhoneToUsers"],
  ["../../etc/passwd", "etc_passwd", "EtcPasswd"],
  ["a\u2028b\n`c`${d}", "a_b_c_d", "ABCD"],
  ["2fa", "2fa", "M2fa"],
  ["añadir teléfono", "anadir_telefono", "AnadirTelefono"],
  ["Straße", "straße", "Straße"],
  ["添加 电话", "添加_电话", "添加电话"],
  ["फ़ोन", "फ़ोन", "फ़ोन"],
  ["constructor", "constructor", "Constructor"],
];

test.each(rows)("%j gives %s and %s", (name, file, className) => {
  const names = migrationNames(name, at);
  expect(names).toEqual({ fileStem: `${at}_${file}`.normalize(), className: `${className}${at}`.normalize() });
  expect(() => new Script(`class ${names.className} {}`)).not.toThrow();
});

test.each(["", "   ", "___", "🙂", "../.."])("%j is refused", (name) => {
  expect(() => migrationNames(name, at)).toThrow(
    expect.objectContaining({ code: "MIGRATION_NAME_INVALID", hint: expect.stringContaining("--name") }),
  );
});

test.each([Number.NaN, -1, 1.5, Infinity])("the time %p is refused", (time) => {
  expect(() => migrationNames("a", time)).toThrow(expect.objectContaining({ code: "MIGRATION_TIMESTAMP_INVALID" }));
});

test.each(["long_".repeat(100), "x".repeat(1000), "电话".repeat(300)])(
  "a long name fits file systems and the history",
  (name) => {
    const { fileStem, className } = migrationNames(name, at);
    expect(Buffer.byteLength(`${fileStem}.ts`)).toBeLessThanOrEqual(255);
    expect(className.length).toBeLessThanOrEqual(255);
    expect(fileStem.startsWith(`${at}_${[...name][0]}`)).toBe(true);
  },
);
