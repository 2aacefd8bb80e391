/** A picture of ours in a message: its number within its job, from 0, the file it is, and its name. */
export interface PostedFile {
  index: number | null;
  id: string;
  /** Null in what was posted before names were kept. */
  name: string | null;
}

/** What a reference to a message of ours tells: where in its channel it is, and the files it shows. */
export interface Posted {
  ts: string;
  files: readonly PostedFile[];
}

/** `1700000000.000100 0:F1:fox.png :F2:references.jpg` */
export function encodePosted({ ts, files }: Posted): string {
  const parts = files.map(({ index, id, name }) =>
    [index ?? '', id, ...(name === null ? [] : [encodeURIComponent(name)])].join(':'),
  );
  return [ts, ...parts].join(' ');
}

export function decodePosted(text: string): Posted {
  const [ts = '', ...files] = text.split(' ');
  return {
    ts,
    files: files.map((file) => {
      const [index = '', id = '', name] = file.split(':');
      return {
        index: index === '' ? null : Number(index),
        id,
        name: name === undefined ? null : decodeURIComponent(name),
      };
    }),
  };
}
