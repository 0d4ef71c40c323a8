// Answers on their way to the server, kept on this device until they are saved: one entry a person, attempt and question.
// An entry is {fields: [[name, value], …], stamp}; a newer one has another stamp. Where the browser keeps nothing, memory serves.

const PREFIX = "akademia.answers";
const LONGEST = 24 * 60 * 60 * 1000; // ms: what nobody came back for goes

function openStorage() {
  try {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
    return localStorage;
  } catch {
    return null;
  }
}

const storage = openStorage();
const memory = new Map();

function keys() {
  return [...memory.keys(), ...Object.keys(storage ?? {})].filter((key) => key.startsWith(`${PREFIX}/`));
}

function read(key) {
  try {
    return JSON.parse(memory.get(key) ?? storage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, entry) {
  try {
    storage.setItem(key, JSON.stringify(entry));
  } catch {
    memory.set(key, JSON.stringify(entry));
  }
}

function drop(key) {
  memory.delete(key);
  storage?.removeItem(key);
}

export class KeptAnswers {
  constructor(person, attempt) {
    this.prefix = `${PREFIX}/${person}/${attempt}/`;
  }

  put(position, fields) {
    const stamp = `${Date.now()}.${Math.random()}`;
    write(this.prefix + position, { position, fields, stamp, at: Date.now() });
  }

  all() {
    return keys().filter((key) => key.startsWith(this.prefix)).map(read).filter(Boolean);
  }

  // Only what has not changed since: a newer answer still has to go.
  drop(entries) {
    for (const { position, stamp } of entries) {
      if (read(this.prefix + position)?.stamp === stamp) drop(this.prefix + position);
    }
  }

  get survivesReload() {
    return ![...memory.keys()].some((key) => key.startsWith(this.prefix));
  }
}

export function forgetAttempt(attempt) {
  keys().filter((key) => key.split("/")[2] === attempt).forEach(drop);
}

export function forgetEverything() {
  keys().forEach(drop);
}

export function forgetOld() {
  keys().filter((key) => !(Date.now() - read(key)?.at < LONGEST)).forEach(drop);
}
