import { type ServerEngine, splitList } from "../engine";
import type { ServerAddress } from "./address";

/**
 * - `env`: the URL in STINGERLOOM_TEST_…_URL
 * - `container`: a container of this run's own, by Testcontainers
 * - `kept`: a container that a developer started with `servers up`
 * - `local`: a server on the standard port of this machine
 * - `embedded`: PostgreSQL binaries that came by npm
 */
export const SOURCE_NAMES = ["env", "container", "kept", "local", "embedded"] as const;

export type SourceName = (typeof SOURCE_NAMES)[number];

/** For a whole test run: the versions that the project names come before whatever a machine happens to have. */
export const FULL_RUN: readonly SourceName[] = ["env", "container", "local", "embedded"];

/** For Jest in one package: what is up already, or is up in a second, comes before a container of its own. */
export const SINGLE_PACKAGE: readonly SourceName[] = ["env", "kept", "local", "embedded", "container"];

export interface RunningServer {
  readonly address: ServerAddress;
  readonly version: string;
  /** In words, for the closing summary. */
  readonly source: string;
  stop(): Promise<void>;
}

/** Gives a server, or rejects with an error whose message says why it has none. */
export type Source = (engine: ServerEngine) => Promise<RunningServer>;

export type Sources = Readonly<Record<SourceName, Source>>;

/** A server was named by a person and cannot be used: taking another in its place would hide that. */
export class NamedServerError extends Error {}

export type Choice =
  { readonly server: RunningServer } | { readonly server: undefined; readonly reasons: readonly string[] };

/** Asks one source after the other; the first that serves is taken. */
export async function firstThatServes(
  engine: ServerEngine,
  order: readonly SourceName[],
  sources: Sources,
): Promise<Choice> {
  const reasons: string[] = [];
  for (const name of order) {
    try {
      return { server: await sources[name](engine) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof NamedServerError) {
        return { server: undefined, reasons: [reason] };
      }
      reasons.push(reason);
    }
  }
  return { server: undefined, reasons };
}

/** STINGERLOOM_TEST_SERVERS, a list of source names, wins over the usual order. */
export function sourceOrder(env: NodeJS.ProcessEnv, usual: readonly SourceName[]): readonly SourceName[] {
  const names = splitList(env["STINGERLOOM_TEST_SERVERS"]);
  if (names.length === 0) {
    return usual;
  }
  return names.map((name) => {
    const known = SOURCE_NAMES.find((candidate) => candidate === name);
    if (!known) {
      throw new Error(`STINGERLOOM_TEST_SERVERS names "${name}"; it takes a list of ${SOURCE_NAMES.join(", ")}`);
    }
    return known;
  });
}
