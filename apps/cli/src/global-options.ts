/** What every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly connectionUrl?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly verbose?: boolean;
}
