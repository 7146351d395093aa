// The phone room, as a volunteer reads it in English.
import assert from "node:assert/strict";

export class Phone {
  constructor(page, world) {
    this.page = page;
    this.world = world;
  }

  /** In a new page of this browser. */
  static async in(context, world) {
    return new Phone(context.pages()[0] ?? (await context.newPage()), world);
  }

  /** Spends a device code; ends before the first question. */
  async enrol(code) {
    await this.page.goto(`${this.world.origin}/en/join/${code.replaceAll(" ", "")}`);
    await this.join();
  }

  /** Says yes on the page of a code. */
  async join() {
    await this.page.getByRole("button", { name: "Join this phone" }).click();
    await this.page.getByRole("heading", { name: /^Question 1 of/ }).waitFor();
  }

  /** Types a code into the room of a phone that has none. */
  async typeCode(code) {
    await this.page.getByRole("textbox").fill(code);
    await this.page.getByRole("button", { name: "Enter" }).click();
  }

  async goToRoom() {
    await this.page.goto(`${this.world.origin}/collect/`);
  }

  /** Waits until the worker keeps this build whole: from now on the room starts without a server. */
  async keptForOffline() {
    await this.page.evaluate(async () => {
      const state = async () => (await navigator.serviceWorker.getRegistration("/collect/"))?.active?.state;
      while ((await state()) !== "activated") await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }

  heading() {
    return this.page.getByRole("heading", { level: 1 });
  }

  async start() {
    await this.page.getByRole("button", { name: /^Start (an|another) interview$/ }).click();
    await this.page.getByRole("heading", { name: /^Question 1 of/ }).waitFor();
  }

  async isAsking() {
    return /^Question/.test(await this.heading().innerText());
  }

  /** Answers the question on the screen; numbers come from `number`. */
  async answer(number) {
    const form = this.page.getByRole("group").first();
    const agree = form.getByRole("radio", { name: "Yes, I agree" });
    const [radio, box, list, field] = ["radio", "checkbox", "combobox", "textbox"].map((role) => form.getByRole(role));
    if (await agree.count()) await agree.check();
    else if (await field.count()) await field.first().fill(String(number()));
    else if (await radio.count()) await radio.first().check();
    else if (await box.count()) await box.first().check();
    else if (await list.count()) await list.selectOption({ index: 1 });
  }

  /** Goes on and waits for the screen that follows. */
  async next() {
    const before = await this.heading().innerText();
    await this.page.getByRole("button", { name: "Next" }).click();
    await this.page.waitForFunction((text) => document.querySelector("h1")?.innerText !== text, before);
  }

  /** Answers until a number is asked for. */
  async untilNumber() {
    while (!(await this.page.getByRole("group").first().getByRole("textbox").count())) {
      await this.answer();
      await this.next();
    }
  }

  /** From this question to "Saved on this phone"; `before` each screen is left. */
  async interview({ number = () => 3, before = async () => {} } = {}) {
    for (let asked = 0; await this.isAsking(); asked += 1) {
      assert.ok(asked < 300, "the interview never ends");
      await before();
      await this.answer(number);
      await this.next();
    }
    await before();
    // Pressed twice, as people do: still one answer.
    await this.page.getByRole("button", { name: "Finish and save" }).evaluate((it) => (it.click(), it.click()));
    await this.page.getByRole("heading", { name: "Saved on this phone" }).waitFor();
  }

  async toStart() {
    await this.page.getByRole("button", { name: "Go to the start" }).click();
  }

  /** Interviews that wait to be sent, as the room says it. */
  async waiting() {
    const some = this.page.getByText(/^\d+ interviews? to send$/);
    const none = this.page.getByText("No interviews to send.");
    await some.or(none).first().waitFor();
    return (await some.count()) ? Number.parseInt(await some.first().innerText(), 10) : 0;
  }

  /** Receipt codes that the room shows. */
  async receipts() {
    const codes = await this.page.locator("code").allInnerTexts();
    return codes.filter((code) => !code.includes("…"));
  }

  /** Rows of a store of this phone's database. */
  async stored(store) {
    return this.page.evaluate(
      (store) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("pulso");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const rows = opening.result.transaction(store).objectStore(store).getAll();
            rows.onsuccess = () => {
              opening.result.close();
              resolve(rows.result.map((row) => JSON.parse(row)));
            };
          };
        }),
      store,
    );
  }
}
