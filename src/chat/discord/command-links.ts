/** Turns `/show` in our sentences into a mention of the command that can be pressed. */
export interface CommandLinks {
  link(text: string): string;
  /** As the platform numbered the commands when they were registered. */
  learn(ids: ReadonlyMap<string, string>): void;
}

export function createCommandLinks(): CommandLinks {
  let known: ReadonlyMap<string, string> = new Map();
  return {
    link: (text) =>
      text.replace(/(?<![\w/:<.])\/([a-z]+)(?![\w/])/g, (typed, name: string) => {
        const id = known.get(name);
        return id ? `</${name}:${id}>` : typed;
      }),
    learn: (ids) => {
      known = ids;
    },
  };
}
