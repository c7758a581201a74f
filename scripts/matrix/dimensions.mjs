/** What the matrix is made of; the product of all is its cells. */
export const dimensions = {
  manager: ["npm", "pnpm"],
  typescript: ["5.9", "6", "7"],
  node: ["20", "22", "24"],
  module: ["cjs", "esm"],
  config: ["ts", "js"],
};
