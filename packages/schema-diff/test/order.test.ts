import { orderByFootprint, topologicalSort, type Footprint } from "../src";

interface Item extends Footprint {
  readonly name: string;
}

const rows: readonly (readonly [name: string, given: readonly Item[], ordered: string])[] = [
  ["nothing in common", [{ name: "a" }, { name: "b" }], "a b"],
  [
    "a view around a change of a column's type",
    [
      { name: "alter", alters: ["t.a"] },
      { name: "create view", creates: ["v"], requires: ["t.a"] },
      { name: "drop view", drops: ["v"], releases: ["t.a"] },
    ],
    "drop view, alter, create view",
  ],
  [
    "a name that passes from one thing to another",
    [
      { name: "create table", creates: ["name x"] },
      { name: "rename index", drops: ["name x"], creates: ["name y"] },
    ],
    "rename index, create table",
  ],
  [
    "a column that goes with its type",
    [
      { name: "drop type", drops: ["type"] },
      { name: "drop column", drops: ["t.a"], releases: ["type"] },
    ],
    "drop column, drop type",
  ],
  [
    "what requires a thing that goes for good uses it before",
    [
      { name: "drop sequence", drops: ["seq"] },
      { name: "take its value", requires: ["seq"] },
    ],
    "take its value, drop sequence",
  ],
];

it.each(rows)("%s", (_, given, ordered) => {
  const separator = ordered.includes(",") ? ", " : " ";
  expect(
    orderByFootprint(given, (item) => item)
      .map(({ name }) => name)
      .join(separator),
  ).toBe(ordered);
});

it("tells of circles, and loses nothing", () => {
  const given: Item[] = [
    { name: "a", creates: ["a"], requires: ["b"] },
    { name: "b", creates: ["b"], requires: ["a"] },
  ];
  const circles: string[] = [];
  const ordered = orderByFootprint(
    given,
    (item) => item,
    (circle) => circles.push(circle.map(({ name }) => name).join()),
  );
  expect(ordered).toHaveLength(2);
  expect(circles).toEqual(["a,b"]);
});

it("follows a chain of 100,000 without recursion", () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => ({ name: `v${i}`, dependsOn: [{ name: `v${i + 1}` }] }));
  expect(topologicalSort(chain)[0]!.name).toBe("v99999");
});
