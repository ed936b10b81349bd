// The verifier for a page. Web Crypto is not to be had at http:// addresses of a local network, so SHA-256 comes along.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { verifyBundle as bundleWith } from "../src/verify/verify-bundle.ts";
import { verifyTarget as targetWith } from "../src/verify/verify-target.ts";

export { reportWords, stepWords } from "../src/verify/words.ts";

const sha = (text) => bytesToHex(sha256(utf8ToBytes(text)));

export const verifyBundle = (json) => bundleWith(json, sha);
export const verifyTarget = (json, target) => targetWith(json, target, sha);
