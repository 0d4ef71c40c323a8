// Passkeys. A form with data-passkey="get" or "create" is hidden until a browser that knows them shows it; other ways
// to sign in stay beside it. What the server asks stands in a JSON block (data-passkey-options: its id) or at an
// address (data-passkey-url); the answer goes back in the field "credential".
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const encode = (buffer) =>
  buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withId = (item) => ({ ...item, id: decode(item.id) });

async function readOptions(form) {
  const { passkeyOptions, passkeyUrl } = form.dataset;
  if (passkeyOptions) return JSON.parse(document.getElementById(passkeyOptions).textContent);
  const response = await fetch(passkeyUrl, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function forBrowser({ publicKey }, passwordless) {
  const key = { ...publicKey, challenge: decode(publicKey.challenge) };
  if (key.user) key.user = withId(key.user);
  for (const list of ["allowCredentials", "excludeCredentials"]) if (key[list]) key[list] = key[list].map(withId);
  if (passwordless !== undefined) {
    const residentKey = passwordless ? "required" : "discouraged";
    key.authenticatorSelection = { ...key.authenticatorSelection, residentKey, requireResidentKey: passwordless };
    if (passwordless) key.authenticatorSelection.userVerification = "required";
  }
  return { publicKey: key };
}

function forServer(credential) {
  const { id, type, rawId, response, authenticatorAttachment } = credential;
  const answer = { clientDataJSON: encode(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[name]) answer[name] = encode(response[name]);
  if (response.getTransports) answer.transports = response.getTransports();
  const clientExtensionResults = credential.getClientExtensionResults();
  return { id, type, rawId: encode(rawId), response: answer, authenticatorAttachment, clientExtensionResults };
}

async function ask(form) {
  const options = await readOptions(form);
  if (form.dataset.passkey === "get") return navigator.credentials.get(forBrowser(options.request_options));
  const passwordless = form.elements.passwordless?.checked ?? false;
  return navigator.credentials.create(forBrowser(options.creation_options, passwordless));
}

async function answer(event) {
  event.preventDefault();
  const form = event.target;
  const error = form.querySelector("[data-passkey-error]");
  error.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(forServer(await ask(form)));
    form.submit();
  } catch {
    error.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", answer);
  }
}
