// Leaves at once: the button at the top, or Shift three times within five seconds. Works before anything else has loaded.
// It leaves the room and forgets the key of an open draft; what is finished stays sealed on the phone.
// Going back afterwards leads to nothing of the room: it is always one step of the history, and that step is replaced.
(() => {
  const AWAY = "https://www.wikipedia.org/";
  const WORDS = { es: "Salir ya", en: "Leave now" };
  const root = document.documentElement;

  const leave = () => {
    document.title = "Wikipedia";
    document.body.hidden = true;
    root.classList.add("pu-left");
    try {
      sessionStorage.removeItem("pulso-draft");
    } catch {}
    location.replace(AWAY);
  };

  const button = document.createElement("button");
  const name = () => (button.textContent = WORDS[root.lang] ?? WORDS.es);
  button.type = "button";
  button.className = "pu-exit";
  button.addEventListener("click", leave);
  name();
  new MutationObserver(name).observe(root, { attributeFilter: ["lang"] });
  (document.querySelector("main") ?? document.body).prepend(button);

  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) return;
    presses = [...presses.slice(-2), event.timeStamp];
    if (presses.length === 3 && event.timeStamp - presses[0] <= 5000) leave();
  });

  // A form that posts to its own page adds a step to the history: the step before it, which names a code, becomes the
  // start of the site.
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.target.action = location.href;
    history.replaceState(null, "", "/");
  });

  // A page that comes back from the browser's memory must not show the room again.
  addEventListener("pageshow", (event) => event.persisted && root.classList.contains("pu-left") && leave());
})();
