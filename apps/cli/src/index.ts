export { configFiles } from "./find-config";
export { version } from "./version";
