// SHA-256 of a file and of its beginnings, each up to the end of a revision of a PDF (%%EOF and its end of line): what a
// genuine document was before somebody added to it. The same rule as certificates/verification/digests.py.

const MOST_ENDS = 16;
const MARK = [..."%%EOF"].map((letter) => letter.charCodeAt(0));
const CR = 13;
const LF = 10;

function* marks(bytes) {
  let found = 0;
  for (let at = bytes.indexOf(MARK[0]); at !== -1 && found < MOST_ENDS; at = bytes.indexOf(MARK[0], at + 1)) {
    if (MARK.every((code, offset) => bytes[at + offset] === code)) {
      found += 1;
      yield at + MARK.length;
    }
  }
}

function* ends(bytes) {
  for (const end of marks(bytes)) {
    yield end;
    if (bytes[end] === LF || bytes[end] === CR) yield end + 1;
    if (bytes[end] === CR && bytes[end + 1] === LF) yield end + 2;
  }
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The whole first, then the beginnings, the shortest first.
export async function digestsOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const beginnings = [...ends(bytes)].filter((end) => end < bytes.length);
  return Promise.all([bytes, ...beginnings.map((end) => bytes.subarray(0, end))].map(sha256));
}
