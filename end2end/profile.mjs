// Looks for texts in a copied browser profile, in every way in which a program may have written them.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** All byte strings under which `text` may stand in a file. */
export function spellings(text) {
  const plain = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()];
  const hex = plain.flatMap((bytes) => [bytes.toString("hex"), bytes.toString("hex").toUpperCase()]);
  return [...plain, ...[...hex, ...plain.flatMap(base64)].map((written) => Buffer.from(written))];
}

/** Base64 of the bytes behind 0, 1 or 2 unknown ones, without the characters that depend on their neighbours. */
function base64(bytes) {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = Math.ceil((before * 8) / 6);
    const written = whole.toString("base64").slice(from, Math.floor((whole.length * 8) / 6));
    return [written, written.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/** Which of the texts stand in some file below the folder. */
export async function found(folder, texts) {
  const wanted = new Map(texts.map((text) => [text, spellings(text)]));
  const hits = new Set();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath ?? entry.path, entry.name));
    for (const [text, ways] of wanted) {
      if (ways.some((way) => bytes.includes(way))) hits.add(text);
    }
  }
  return [...hits];
}
