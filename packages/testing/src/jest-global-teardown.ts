import { takeForTeardown } from "./jest-servers";

export default async function globalTeardown(): Promise<void> {
  await takeForTeardown()?.stop();
}
