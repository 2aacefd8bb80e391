/** Lets tests wait for what a fake is told. */
export class Watch {
  readonly #waiting = new Set<() => void>();

  /** Every waiting test looks again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  until(check: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        try {
          if (!check()) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
