// Makes writing more comfortable: shows how it will look, keeps drafts, offers names.
const kept = sessionStorage;

const form = document.querySelector("form.writing");
if (form) {
  const { base, body, c, t, title } = form.elements;
  const { member, target } = form.dataset;
  const key = "text:" + c.value;
  const status = form.querySelector(".writing__kept");
  const preview = document.querySelector("#preview");
  const fields = () => ({
    member, target, c: c.value, base: base?.value ?? "", title: title?.value ?? "", body: body.value,
  });
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
  const send = (path, kind, what = fields()) =>
    ask(path, kind, { method: "POST", body: new URLSearchParams({ t: t.value, into: c.value, ...what }) });

  const shown = texts();
  let saved = "unkept" in form.dataset ? "" : shown;

  // What was sent and may never have come: the server knows what became of its form, and of the draft since.
  for (const name of Object.keys(kept)) {
    if (!name.startsWith("text:")) continue;
    const sent = JSON.parse(kept[name]);
    const isHere = sent.target === target;
    sent.late += Date.now();
    if (sent.member !== member || (isHere && (!saved || (sent.body === body.value && sent.title === fields().title)))) {
      delete kept[name];
      continue;
    }
    send("/compose/draft", "plain", sent).then((answer) => {
      const isBack = isHere && (answer.ok || answer.status > 204);
      if (isBack && (answer.ok || base) && texts() === shown) {
        for (const field of [base, body, title]) if (field) field.value = sent[field.name];
        if (answer.ok) saved = texts();
        status.textContent = answer.text;
      } else if (isBack) {
        // Before what was typed meanwhile.
        body.value = sent.body + "\n\n" + body.value;
        if (title) title.value ||= sent.title;
      }
      if (isBack || answer.ok || answer.status === 204) delete kept[name];
    });
  }

  let isSending = false;
  form.addEventListener("submit", (event) => {
    const discards = event.submitter?.value === "discard";
    if (!discards && isLong()) {
      event.preventDefault();
      status.textContent = form.dataset.long;
      return;
    }
    isSending = true;
    going.abort();
    if (discards) delete kept[key];
    else kept[key] = JSON.stringify({ ...fields(), late: -Date.now() });
  });
  // Sending was stopped, or one has come back.
  const goOn = () => {
    if (!isSending) return;
    isSending = false;
    going = new AbortController();
  };
  addEventListener("pageshow", goOn);
  form.addEventListener("input", goOn, true);
  addEventListener("beforeunload", (event) => {
    if (!isSending && texts() !== saved) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".btn--main"));
    }
  });

  const keep = async () => {
    const now = texts();
    if (!isSending && now !== saved) {
      const answer = isLong() ? { text: form.dataset.long } : await send("/compose/draft", "plain");
      if (answer.ok) {
        saved = now;
        delete kept[key];
      }
      if (!isSending) status.textContent = answer.text || form.dataset.unsaved;
    }
    setTimeout(keep, 10000);
  };
  keep();

  // Below the text from now on: what stands there moves nothing while somebody types.
  let wait;
  let round = 0;
  const look = async () => {
    const mine = ++round;
    if (!body.value.trim() || isLong()) {
      preview.hidden = true;
      return;
    }
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

  // Names behind an @: arrows go through them, none is chosen before.
  const list = document.createElement("ul");
  const ariaLabel = form.dataset.names;
  Object.assign(list, { className: "names", id: "names", hidden: true, role: "listbox", ariaLabel });
  body.after(list);
  body.ariaAutoComplete = "list";
  body.setAttribute("aria-controls", "names");
  let offered;
  const begun = () =>
    /(?:^|[^\p{L}\p{N}@._-])@([\p{L}\p{N}._-]{1,20})$/u.exec(body.value.slice(0, body.selectionStart))?.[1];
  const choose = (at) => {
    for (const item of list.children) item.ariaSelected = item === list.children[at];
    list.children[at].scrollIntoView({ block: "nearest" });
    body.setAttribute("aria-activedescendant", "name-" + at);
  };
  const close = () => {
    list.hidden = true;
    body.removeAttribute("aria-activedescendant");
  };
  const take = (item) => {
    const end = body.selectionStart;
    const typed = begun();
    if (typed) body.setRangeText(item.textContent + " ", end - typed.length, end, "end");
    close();
  };
  body.addEventListener("input", async () => {
    close();
    const typed = begun();
    if (!typed) return;
    const answer = await ask(form.dataset.nameSearch + typed, "plain");
    const names = answer.ok ? answer.text.split("\n").filter(Boolean) : [];
    if (!names.length || begun() !== typed || document.activeElement !== body) return;
    list.replaceChildren(
      ...names.map((textContent, index) =>
        Object.assign(document.createElement("li"), {
          id: "name-" + index, role: "option", ariaSelected: false, textContent,
        }),
      ),
    );
    list.hidden = false;
    offered = typed;
  });
  document.addEventListener("selectionchange", () => list.hidden || begun() === offered || close());
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    if (event.target !== list) take(event.target);
  });
  body.addEventListener("blur", close);
  body.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const items = [...list.children];
    const at = items.findIndex((item) => item.ariaSelected === "true");
    if (event.key === "ArrowDown") choose((at + 1) % items.length);
    else if (event.key === "ArrowUp") choose((at > 0 ? at : items.length) - 1);
    else if (event.key === "Escape") close();
    else if (at >= 0 && (event.key === "Enter" || event.key === "Tab")) take(items[at]);
    else return;
    event.preventDefault();
  });
}
