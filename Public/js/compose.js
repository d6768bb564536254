// Makes writing more comfortable: shows how it will look, keeps drafts, offers names. Everything works without.
const kept = sessionStorage;

const form = document.querySelector("form.writing");
if (form) {
  const { body, title } = form.elements;
  const status = form.querySelector(".writing__kept");
  const preview = document.querySelector("#preview");
  const own = `text:${form.dataset.member}:`;
  const key = own + form.dataset.target;
  const fields = () => ({ title: title?.value ?? "", body: body.value });
  const texts = () => JSON.stringify(fields());
  const isLong = () => new Blob([body.value]).size > 64000;

  // What is answered, if it is of the kind that was asked for: who is signed out meanwhile is led elsewhere.
  let going = new AbortController();
  const ask = async (path, kind, options) => {
    try {
      const answer = await fetch(path, { redirect: "error", signal: going.signal, ...options });
      const fits = answer.headers.get("content-type")?.startsWith("text/" + kind);
      const wait = answer.status === 429 && (answer.headers.get("retry-after") || 10);
      return { wait, status: answer.status, ok: fits && answer.ok, text: fits ? await answer.text() : "" };
    } catch {
      return {};
    }
  };
  const send = (path, kind, more) => {
    const data = new URLSearchParams(new FormData(form));
    Object.entries({ target: form.dataset.target, ...more }).forEach(([name, value]) => data.set(name, value));
    return ask(path, kind, { method: "POST", body: data });
  };

  // What was sent from here and never came: the server knows whether its form has posted, or was discarded.
  for (const name of Object.keys(kept)) if (name.startsWith("text:") && !name.startsWith(own)) kept.removeItem(name);
  const lost = kept.getItem(key);
  if (body.value.trim()) kept.removeItem(key);
  else if (lost) {
    const sent = JSON.parse(lost);
    send("/compose/draft", "plain", sent).then(({ ok, status }) => {
      if (ok && !body.value.trim()) {
        if (title) title.value = sent.title;
        body.value = sent.body;
        saved = texts();
      }
      if (ok || status === 204) kept.removeItem(key);
    });
  }

  let saved = texts();
  let isSending = false;
  form.addEventListener("submit", (event) => {
    const discards = event.submitter?.value === "discard";
    if (isLong() && !discards) {
      event.preventDefault();
      status.textContent = form.dataset.long;
      return;
    }
    isSending = true;
    going.abort();
    if (discards) kept.removeItem(key);
    else kept.setItem(key, JSON.stringify({ c: form.elements.c.value, ...fields() }));
  });
  addEventListener("pageshow", () => {
    isSending = false;
    going = new AbortController();
  });
  addEventListener("beforeunload", (event) => {
    if (!isSending && texts() !== saved) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".btn--main"));
    }
  });

  setInterval(async () => {
    const now = texts();
    if (isSending || now === saved) return;
    const { ok, text } = isLong() ? { text: form.dataset.long } : await send("/compose/draft", "plain");
    if (ok) saved = now;
    if (!isSending) status.textContent = text || form.dataset.unsaved;
  }, 10000);

  // Below the text from now on: what stands there moves nothing while somebody types.
  let wait;
  let round = 0;
  const look = async () => {
    const mine = ++round;
    if (!body.value.trim() || isLong()) return;
    const answer = await send("/compose/preview", "html");
    if (answer.wait) {
      wait = setTimeout(look, 1000 * answer.wait);
    } else if (answer.ok && mine === round) {
      form.after(preview);
      preview.innerHTML = answer.text;
      preview.hidden = false;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(look, 1500);
  });

  // Names behind an @, as a list that arrows go through.
  const list = document.createElement("ul");
  Object.assign(list, { className: "names", id: "names", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.names);
  body.after(list);
  body.setAttribute("aria-autocomplete", "list");
  body.setAttribute("aria-controls", "names");
  const begun = () => /(?:^|[^\p{L}\p{N}@._-])@([\p{L}\p{N}._-]{1,20})$/u.exec(body.value.slice(0, body.selectionStart));
  const choose = (at) => {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", index === at));
    body.setAttribute("aria-activedescendant", `name-${at}`);
  };
  const close = () => {
    list.hidden = true;
    body.removeAttribute("aria-activedescendant");
  };
  const take = (name) => {
    const end = body.selectionStart;
    body.setRangeText(name + " ", end - begun()[1].length, end, "end");
    close();
  };
  body.addEventListener("input", async () => {
    const typed = begun()?.[1];
    if (!typed) return close();
    const query = new URLSearchParams({ q: typed, ...(form.dataset.thread && { d: form.dataset.thread }) });
    const answer = await ask("/compose/names?" + query, "plain");
    const names = answer.ok ? answer.text.split("\n").filter(Boolean) : [];
    if (begun()?.[1] !== typed || !names.length) return close();
    list.replaceChildren(
      ...names.map((name, index) => {
        const item = document.createElement("li");
        Object.assign(item, { id: `name-${index}`, textContent: name });
        item.setAttribute("role", "option");
        return item;
      }),
    );
    list.hidden = false;
    choose(0);
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = event.target.closest("li");
    if (item && begun()) take(item.textContent);
  });
  body.addEventListener("blur", close);
  body.addEventListener("keydown", (event) => {
    if (list.hidden || event.ctrlKey || event.metaKey) return;
    const items = [...list.children];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose((at + step + items.length) % items.length);
    else if (event.key === "Enter" || event.key === "Tab") take(items[at].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
