import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { found } from "../profile.mjs";

test("the search sees a number however it was written", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "pulso-search-"));
  t.after(() => rm(folder, { recursive: true }));
  const number = "483920175";
  const utf16 = Buffer.from(number, "utf16le");
  const written = [
    Buffer.from(`{"q1":${number}}`),
    Buffer.concat([Buffer.from("x"), utf16]),
    Buffer.from(Buffer.from(number).toString("hex")),
    ...["", "a", "ab", "abc"].map((before) => Buffer.from(Buffer.from(`${before}${number}tail`).toString("base64"))),
    ...["", "a", "ab"].map((before) => Buffer.from(Buffer.concat([Buffer.from(before), utf16]).toString("base64url"))),
  ];
  for (const bytes of written) {
    await writeFile(join(folder, "file"), bytes);
    assert.deepEqual(await found(folder, [number, "999999999"]), [number], bytes.toString());
  }
  await writeFile(join(folder, "file"), "sealed bytes");
  assert.deepEqual(await found(folder, [number]), []);
});
