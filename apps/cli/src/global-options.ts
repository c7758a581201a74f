/** What every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly connectionUrl?: string;
  readonly json?: boolean;
  readonly noColor?: boolean;
  readonly verbose?: boolean;
}
