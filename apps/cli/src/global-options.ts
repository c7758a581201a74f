/** What every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  /** Which of the configuration's `connections`. */
  readonly connection?: string;
  readonly connectionUrl?: string;
  readonly envFile?: string;
  readonly json?: boolean;
  readonly noColor?: boolean;
  readonly verbose?: boolean;
}
