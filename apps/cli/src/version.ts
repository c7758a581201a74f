/** This package's version. */
export const version: string = (require("../package.json") as { readonly version: string }).version;
