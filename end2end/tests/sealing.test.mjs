// What the browser seals, another implementation of HPKE opens; what that one seals, the server takes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Profile } from "../browser.mjs";
import { Phone } from "../pages/phone.mjs";
import { python } from "../settings.mjs";
import { World } from "../world.mjs";

const program = fileURLToPath(new URL("../oracles/envelope.py", import.meta.url));
const ask = (order) => JSON.parse(execFileSync(python(), [program], { input: JSON.stringify(order), encoding: "utf8" }));

test("an answer sealed in the browser is opened by pyhpke, and one sealed by pyhpke is counted", async (t) => {
  const world = await World.wave({ questions: 3, phones: 1 });
  t.after(() => world.close());
  const profile = await Profile.create();
  t.after(() => profile.remove());
  const phone = await Phone.in(await profile.open(), world);
  await phone.enrol(world.handout.join[0]);
  await phone.keptForOffline();
  await world.stop();
  const numbers = [17, 4_211, 900_913];
  const left = [...numbers];
  await phone.interview({ number: () => left.shift() });

  const [{ text }] = await phone.stored("outbox");
  const [{ token, kit }] = await phone.stored("enrolment");
  const keys = await world.keys();
  const { plain } = ask({ do: "open", text, secret: keys.secret, form_hash: kit.form_hash });
  for (const number of numbers) assert.match(plain, new RegExp(`\\b${number}\\b`));
  assert.equal(JSON.parse(plain).language, "en");

  await world.start();
  const { wave, form_version, form_hash } = kit;
  const theirs = ask({ do: "seal", plain, wave, form_version, form_hash, public: keys.public });
  const sent = async (text) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const body = JSON.stringify({ items: [text] });
    const answer = await fetch(`${world.origin}/api/v1/responses`, { method: "POST", headers, body });
    assert.equal(answer.status, 200);
    return JSON.stringify(await answer.json());
  };
  const outcome = await sent(theirs.text);
  assert.match(outcome, /stored/);
  assert.equal(await sent(theirs.text), outcome, "the same bytes get the same receipt");

  const other = ask({ do: "seal", plain, wave, form_version, form_hash: "0".repeat(64), public: keys.public });
  assert.match(await sent(other.text), /held/, "sealed for another form: kept aside, not counted");
});
