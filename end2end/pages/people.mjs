// The pages of people with an account, as read in English.
export const PASSPHRASE_WRONG = "wrong words on purpose 42";

/** Signs in with an account of the handout; the page shows what comes after. */
export async function signIn(page, world, { handle, passphrase }, lang = "en") {
  await page.goto(`${world.origin}/${lang}/account/sign-in`);
  await page.locator("#handle").fill(handle);
  await page.locator("#passphrase").fill(passphrase);
  await page.getByRole("main").getByRole("button").first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** Whether the server calls a receipt code genuine. */
export async function isGenuine(page, world, code) {
  await page.goto(`${world.origin}/en/receipt?code=${encodeURIComponent(code)}`);
  return (await page.locator(".pu-notice--good").count()) > 0;
}
