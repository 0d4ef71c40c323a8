// Keeps the document beside the form of a template up to date, and puts named places where the cursor is.
// Without this script the buttons open the preview in a window of its own.
(() => {
  const preview = document.querySelector("[data-preview]");
  if (!preview) return;

  const PAUSE = 800; // ms without a change, after which the preview is made anew
  const form = preview.closest("form");
  const status = preview.querySelector("[data-preview-status]");
  const pages = preview.querySelector("[data-preview-pages]");
  let timer, shown, isBusy = false;

  const values = () => {
    const data = new FormData(form);
    data.set("show", "fragment");
    return data;
  };
  const text = (data) => new URLSearchParams(data).toString();

  async function refresh() {
    clearTimeout(timer);
    if (isBusy) return; // one request at a time; what changed meanwhile is noticed when it ends
    const data = values();
    isBusy = true;
    status.textContent = preview.dataset.making;
    try {
      const answer = await fetch(preview.dataset.preview, { method: "POST", body: data, redirect: "error" });
      if (answer.status >= 500 || answer.status === 403) throw new Error(answer.status);
      pages.innerHTML = await answer.text();
      shown = text(data);
      status.textContent = pages.querySelector("img") ? preview.dataset.done : "";
      preview.classList.remove("as-preview--is-old");
    } catch {
      status.textContent = preview.dataset.failed;
      shown = text(data); // not tried again until something changes
    }
    isBusy = false;
    noteChange();
  }

  function noteChange() {
    if (text(values()) === shown) return;
    preview.classList.add("as-preview--is-old");
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }

  // Blocks that are added, moved or deleted change by a click; their hidden inputs tell nobody.
  for (const event of ["input", "change", "click"]) form.addEventListener(event, () => setTimeout(noteChange));
  preview.querySelector("[data-preview-refresh]").addEventListener("click", (event) => {
    event.preventDefault();
    refresh();
  });
  // A PDF opens in another window: Wagtail must go on guarding what is not saved.
  document.addEventListener("submit", (event) => {
    if (event.target === form && event.submitter?.formTarget === "_blank") event.stopPropagation();
  }, true);

  for (const places of document.querySelectorAll("[data-places-for]")) {
    const field = document.getElementById(places.dataset.placesFor);
    for (const code of places.querySelectorAll("code")) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: code.textContent });
      button.addEventListener("click", () => {
        field.setRangeText(code.textContent, field.selectionStart, field.selectionEnd, "end");
        field.focus();
      });
      code.replaceWith(button);
    }
  }

  window.addEventListener("load", refresh);
})();
