import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Project } from "./project";

const bin = require.resolve("../bin/stingerloom.js");

export const tmuxIsInstalled = spawnSync("tmux", ["-V"]).status === 0;

/** A real terminal in a project's folder, in which `npx stingerloom` is the built command. */
export class TerminalSession {
  private readonly socket = `stingerloom-${process.pid}-${Date.now()}`;
  private commands = 0;

  constructor(project: Project) {
    project.write("node_modules/.bin/npx", `#!/bin/sh\nshift\nexec ${process.execPath} ${bin} "$@"\n`);
    chmodSync(project.path("node_modules/.bin/npx"), 0o755);
    const shell = [
      "env -i",
      `HOME=${project.folder}`,
      `PATH=${project.path("node_modules/.bin")}:${process.env["PATH"]}`,
      "TERM=screen-256color",
      "LANG=C.UTF-8",
      // The shell that ends writes nothing into a folder that is being removed.
      "HISTFILE=/dev/null",
      "PS1='$ '",
      "bash --norc --noprofile",
    ];
    this.tmux("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "50", "-c", project.folder, shell.join(" "));
  }

  /** Types a line at the prompt. */
  async command(line: string): Promise<void> {
    await this.prompt();
    this.commands++;
    this.type(line);
  }

  /** Types what a question is answered with, and the key that ends it. */
  type(text: string): void {
    if (text !== "") this.tmux("send-keys", "-l", text);
    this.press("Enter");
  }

  press(...keys: readonly string[]): void {
    this.tmux("send-keys", ...keys);
  }

  /** Waits until the shell asks for the next command, and gives all that was on the screen. */
  prompt(): Promise<readonly string[]> {
    return this.until(
      (lines) => lines.at(-1) === "$" && lines.filter((line) => line.startsWith("$ ")).length === this.commands,
      `the prompt after ${this.commands} commands`,
    );
  }

  /** Waits for a screen, and gives its lines. @throws Error with the last one after 40 seconds */
  async until(isIt: (lines: readonly string[]) => boolean, what: string): Promise<readonly string[]> {
    const deadline = Date.now() + 40_000;
    for (;;) {
      const lines = this.lines();
      if (isIt(lines)) return lines;
      if (Date.now() > deadline) throw new Error(`Waited for ${what}. The screen:\n${lines.join("\n")}`);
      await pause(50);
    }
  }

  close(): void {
    spawnSync("tmux", ["-L", this.socket, "kill-server"]);
  }

  private lines(): readonly string[] {
    return this.tmux("capture-pane", "-p", "-S", "-").trimEnd().split("\n");
  }

  private tmux(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("tmux", ["-L", this.socket, ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(`tmux ${args[0]}: ${stderr}`);
    return stdout;
  }
}
