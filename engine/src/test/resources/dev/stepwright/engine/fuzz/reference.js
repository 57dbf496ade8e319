// Reads {"e": expression, "i": input} a line, answers {"v": value}, {"u": 1} for undefined, {"f": 1} when there is a function in it,
// or {"c": code, "m": sentence}, a line each; with "w" the answer when no wildcard sees the flags that the evaluator puts on its arrays,
// where that is another. NODE_PATH leads to the package jsonata at 2.0.6.
const jsonata = require('jsonata');
const lines = require('readline').createInterface({ input: process.stdin });
const isFunction = v => typeof v === 'function' || v !== null && typeof v === 'object' && (v._jsonata_function || v._jsonata_lambda);
function answer(value) {
    let hasFunction = false;
    const text = JSON.stringify({ v: value }, (key, v) => {
        if (isFunction(v)) { hasFunction = true; return null; }
        return typeof v === 'number' && !Number.isFinite(v) ? String(v) : v;
    });
    return value === undefined ? '{"u":1}' : hasFunction ? '{"f":1}' : text;
}
async function withoutFlags(e, i) {
    const flags = ['sequence', 'keepSingleton', 'outerWrapper', 'tupleStream'];
    for (const flag of flags) {
        Object.defineProperty(Array.prototype, flag, { configurable: true, set(value) {
            Object.defineProperty(this, flag, { value, writable: true, configurable: true, enumerable: false });
        } });
    }
    const said = await told(e, i);
    flags.forEach(flag => delete Array.prototype[flag]);
    return said;
}
async function told(e, i) {
    try {
        return answer(await jsonata(e).evaluate({}, { states: { input: i } }));
    } catch (error) {
        return JSON.stringify({ c: error.code || '', m: String(error.message) });
    }
}
async function said(e, i) {
    const shown = await told(e, i);
    const hidden = e.includes('*') ? await withoutFlags(e, i) : shown;
    return hidden === shown ? shown : JSON.stringify({ ...JSON.parse(shown), w: JSON.parse(hidden) });
}
let last = Promise.resolve();
lines.on('line', line => {
    last = last.then(async () => {
        const { e, i } = JSON.parse(line);
        process.stdout.write(await said(e, i) + '\n');
    });
});
